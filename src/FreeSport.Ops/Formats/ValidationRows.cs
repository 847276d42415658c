namespace FreeSport.Ops.Commands.Formats;

/// <summary>Smoke tests, metrics, alerts, regressions.</summary>
internal static class ValidationRows
{
    private const int MostReasons = 10;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsSmokeTest"] = Smoke,
        ["FsSmokeExpectation"] = static one => Expectation(new RowText(), one),
        ["FsSmokeLatency"] = static one => new RowText().Bare(Percentiles(one)),
        ["FsMetric"] = Metric,
        ["FsMetricPoint"] = static one => new RowText().Head(Marks.Of(one.Text("State")), one.Time("At", "yyyy-MM-dd HH:mm:ss"), RowText.Joined((Number(one, "Value") + " " + one.Text("Series")).Trim(), one.Is("Reason", "Condition") ? string.Empty : one.Text("Reason"))),
        ["FsMetricBaseline"] = static one => new RowText().Head(Marks.Of(one.Text("State")), one.Text("Series"), Compared(one)),
        ["FsSmokePhases"] = static one => new RowText().Bare(Phases(one)),
        ["FsRegression"] = Regression,
        ["FsRegressionReason"] = static one => Reason(new RowText(), one),
        ["FsLogSignature"] = Signature,
        ["FsAlert"] = Alert,
        ["FsAlertLabel"] = static one => new RowText().Head(Marks.None, one.Text("Name"), one.Text("Value")),
    };

    private static RowText Alert(Shown one)
    {
        char mark = one.Is("State", "Firing") ? Marks.Bad : one.Is("State", "Pending") ? Marks.Caution : Marks.Open;
        return new RowText()
            .Head(mark, one.Text("Name"), RowText.Joined(one.Text("State"), one.Text("Severity"), one.Time("Since")))
            .Under(one.Text("Summary"))
            .Under(string.Join(", ", one.Items("Labels").Where(static l => !l.Is("Name", "severity")).Select(static l => l.Text("Name") + "=" + l.Text("Value"))));
    }

    private static RowText Regression(Shown one)
    {
        RowText row = ResultRows.Head(one);
        Shown[] reasons = [.. one.Items("Reasons")];
        foreach (Shown reason in reasons.Take(MostReasons))
        {
            row.Below(Marks.Of(reason.Text("Outcome")) + " " + Named(reason, "Text"));
        }

        if (reasons.Length > MostReasons)
        {
            row.Below(RowText.Fill(RowTexts.FurtherReasons, reasons.Length - MostReasons));
        }

        return ResultRows.Closed(row, one);
    }

    private static RowText Reason(RowText row, Shown one) => row.Head(Marks.Of(one.Text("Outcome")), one.Text("Subject"), one.Text("Text"));

    private static RowText Signature(Shown one) => new RowText().Head(
        Marks.Of(one.Flag("IsNew") ? "Failed" : "Passed"), one.Text("Service"), RowText.Fill(RowTexts.CountBefore, one.Number("Before") ?? 0) + ", " + RowText.Fill(RowTexts.CountAfter, one.Number("After") ?? 0)).Below(one.Text("Template"));

    private static string Named(Shown one, string text) => one.Text("Subject").Length == 0 ? one.Text(text) : one.Text("Subject") + ": " + one.Text(text);

    private static RowText Smoke(Shown one)
    {
        RowText row = ResultRows.Head(one);
        foreach (Shown wrong in one.Items("Expectations").Where(static e => !e.Is("Outcome", "Passed")))
        {
            row.Below(wrong.Text("Name") + ": " + RowText.Fill(RowTexts.Expected, wrong.Text("Expected")) + ", " + RowText.Fill(RowTexts.Found, Found(wrong)));
        }

        foreach (string note in one.Texts("Notes"))
        {
            row.Under(note);
        }

        if (one.Part("Percentiles") is { } percentiles)
        {
            row.Below(Percentiles(percentiles));
        }

        return ResultRows.Closed(row, one);
    }

    private static RowText Metric(Shown one)
    {
        RowText row = ResultRows.Head(one).Under(one.Text("Condition"));
        Shown[] points = one.Items("Points");
        double?[] values = [.. points.Select(static p => p.Real("Value"))];
        double[] finite = [.. values.OfType<double>().Where(static v => !double.IsNaN(v) && !double.IsInfinity(v))];
        if (Sparkline.Of(values) is { Length: > 0 } line)
        {
            row.Below(line + (finite.Length == 0 ? string.Empty : " " + Real(finite.Min()) + " .. " + Real(finite.Max())));
        }

        foreach (Shown series in one.Items("Baseline"))
        {
            row.Below(Marks.Draw(Marks.Of(series.Text("State"))) + " " + series.Text("Series") + ": " + Compared(series));
        }

        foreach (string note in one.Texts("Warnings").Concat(one.Texts("Notes")))
        {
            row.Under(note);
        }

        return ResultRows.Closed(row, one);
    }

    private static string Compared(Shown one) => RowText.Joined(
        Number(one, "Before") + " (n " + one.Number("BeforeCount") + ") -> " + Number(one, "After") + " (n " + one.Number("AfterCount") + ")",
        one.Real("PValue") is { } chance ? "p " + Real(chance) : string.Empty);

    private static string Number(Shown one, string name) => one.Real(name) is { } number ? Real(number) : string.Empty;

    // As Prometheus writes them.
    private static string Real(double number) => double.IsNaN(number) ? "NaN"
        : double.IsPositiveInfinity(number) ? "+Inf"
        : double.IsNegativeInfinity(number) ? "-Inf"
        : number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);

    private static RowText Expectation(RowText row, Shown one) =>
        row.Head(Marks.Of(one.Text("Outcome")), one.Text("Name"), RowText.Fill(RowTexts.Expected, one.Text("Expected")) + ", " + RowText.Fill(RowTexts.Found, Found(one)));

    private static string Found(Shown expectation) => expectation.Text("Actual") is { Length: > 0 } actual ? actual : RowTexts.Nothing;

    private static string Percentiles(Shown one) =>
        $"p50 {Milliseconds(one, "P50")}, p95 {Milliseconds(one, "P95")}, max {Milliseconds(one, "Max")}, n {one.Number("AnswerCount")}";

    private static string Phases(Shown one) => string.Join(", ", new[] { ("dns", "Dns"), ("connect", "Connect"), ("tls", "Tls"), ("first byte", "FirstByte") }
        .Where(p => one.Span(p.Item2) is not null)
        .Select(p => p.Item1 + " " + Milliseconds(one, p.Item2)));

    private static string Milliseconds(Shown one, string name) =>
        (one.Span(name) ?? TimeSpan.Zero).TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " ms";
}
