using System.Globalization;

namespace FreeSport.Ops.Commands.Formats;

/// <summary>Tests and linters.</summary>
internal static class PreparationRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsTestCase"] = TestCase,
        ["FsDependencyUpdate"] = static one => ResultRows.Closed(Folded(one, "Changes"), one),
        ["FsDependencyCheck"] = static one => ResultRows.Closed(Folded(one, "Findings"), one),
        ["FsDependencyPlan"] = static one => Each(
            new RowText().Head(Marks.None, one.ToString(), one.Flag("CreatesEnvironment") ? RowTexts.CreatesEnvironment : string.Empty), one.Items("Changes"), static c => Marks.Draw(Marks.Of(c.Text("Action"))) + " " + c),
        ["FsDependencyChange"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Action")), one.Text("Name"), string.Join(" -> ", new[] { one.Text("From"), one.Text("To") }.Where(static v => v.Length > 0)))
            .Under(one.Text("Reason")),
        ["FsDependencyConflict"] = static one => new RowText().Head(one.Flag("IsNew") ? Marks.Bad : Marks.Caution, one.Text("Name") + " " + one.Text("Version"), one.Text("Requires") + " (" + (one.Text("Found") is { Length: > 0 } found ? found : "-") + ")"),
        ["FsDependencyFinding"] = static one => new RowText().Head(Marks.Of(one.Text("Kind")), (one.Text("Name") + " " + one.Text("Current")).TrimEnd(), one.Text("Text")).Under(one.Text("Link")),
        ["FsLintFinding"] = static one => new RowText().Head(
            Marks.Of(one.Text("Severity")), Row.Place(one), (one.Text("Code") is { Length: > 0 } code ? code + " " : string.Empty) + one.Text("Text")),
    };

    public static string Seconds(Shown one) => one.Span("Duration") is { } took ? took.TotalSeconds.ToString("0.0##", CultureInfo.InvariantCulture) + " s" : string.Empty;

    // Most of what an update does is read once: the object has the rest.
    private static RowText Folded(Shown one, string list)
    {
        const int Most = 10;
        Shown[] items = one.Flag("Folded") ? [] : one.Items(list);
        RowText row = Each(ResultRows.Head(one), items.Take(Most), static i => Marks.Draw(Marks.Of(i.Text("Action") is { Length: > 0 } action ? action : i.Text("Kind"))) + " " + i);
        return items.Length > Most ? row.Below("+" + (items.Length - Most)) : row;
    }

    private static RowText Each(RowText row, IEnumerable<Shown> items, Func<Shown, string> line)
    {
        foreach (Shown item in items)
        {
            row.Below(line(item));
        }

        return row;
    }

    private static RowText TestCase(Shown one) => new RowText()
        .Head(Marks.Of(one.Text("Outcome")), one.ToString(), Seconds(one))
        .Under(one.Text("Message"))
        .Under(one.Is("Outcome", "Failed") && one.Text("File") is { Length: > 0 } file ? file + (one.Number("Line") is { } line ? ":" + line : string.Empty) : null);
}
