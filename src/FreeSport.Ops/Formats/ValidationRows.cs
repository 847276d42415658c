namespace FreeSport.Ops.Commands.Formats;

/// <summary>Smoke tests, metrics, alerts, regressions.</summary>
internal static class ValidationRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsSmokeTest"] = Smoke,
        ["FsSmokeExpectation"] = static one => Expectation(new RowText(), one),
        ["FsSmokeLatency"] = static one => new RowText().Bare(Percentiles(one)),
        ["FsSmokePhases"] = static one => new RowText().Bare(Phases(one)),
    };

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
