using System.Globalization;

namespace FreeSport.Ops.Commands.Formats;

/// <summary>Tests and linters.</summary>
internal static class PreparationRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsTestCase"] = TestCase,
        ["FsLintFinding"] = static one => new RowText().Head(
            Marks.Of(one.Text("Severity")), Row.Place(one), (one.Text("Code") is { Length: > 0 } code ? code + " " : string.Empty) + one.Text("Text")),
    };

    public static string Seconds(Shown one) => one.Span("Duration") is { } took ? took.TotalSeconds.ToString("0.0##", CultureInfo.InvariantCulture) + " s" : string.Empty;

    private static RowText TestCase(Shown one) => new RowText()
        .Head(Marks.Of(one.Text("Outcome")), one.ToString(), Seconds(one))
        .Under(one.Text("Message"))
        .Under(one.Is("Outcome", "Failed") && one.Text("File") is { Length: > 0 } file ? file + (one.Number("Line") is { } line ? ":" + line : string.Empty) : null);
}
