using System.Globalization;
using System.Text;
using System.Xml;

using FreeSport.Ops.Core.Steps.Preparation.Accounting;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Reads one test of a junit report.</summary>
internal static class JunitCase
{
    private const int LongestDetail = 20_000;

    /// <summary>Reads past the test that the reader stands on.</summary>
    /// <returns>The test, and how many errors it tells.</returns>
    public static (FsTestCase Test, int Errors) Read(XmlReader reader)
    {
        FsTestCase test = new()
        {
            Name = PytestNames.Unescape(reader.GetAttribute("name") ?? string.Empty),
            ClassName = reader.GetAttribute("classname") ?? string.Empty,
            File = reader.GetAttribute("file"),
            Line = JunitReport.Number(reader.GetAttribute("line"), out int line) ? line + 1 : null,
            Duration = Seconds(reader.GetAttribute("time")),
            Outcome = FsOutcome.Passed,
        };
        int errors = 0;
        int depth = reader.Depth;
        bool isEmpty = reader.IsEmptyElement;
        JunitReport.Advance(reader);
        while (!isEmpty && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "failure" or "error" or "skipped")
            {
                errors += reader.Name == "error" ? 1 : 0;
                TakeEnd(test, reader);
                continue;
            }

            Skip(reader);
        }

        if (!isEmpty)
        {
            JunitReport.Advance(reader);
        }

        return (test, errors);
    }

    // A test can have two ends, such as an expected failure whose clean-up then broke; the worse one stays.
    private static void TakeEnd(FsTestCase test, XmlReader reader)
    {
        FsOutcome outcome = reader.LocalName == "skipped" ? FsOutcome.Skipped : FsOutcome.Failed;
        string message = reader.GetAttribute("message").FirstLine();
        string text = Text(reader);
        if (test.Outcome == FsOutcome.Failed || test.Outcome == outcome)
        {
            return;
        }

        (test.Outcome, test.Message) = (outcome, message);
        test.Detail = outcome == FsOutcome.Skipped || text.Length == 0 ? null : text.Tail(LongestDetail);
    }

    private static void Skip(XmlReader reader) => Text(reader, limit: 0);

    // Reads past the node.
    private static string Text(XmlReader reader, int limit = 4 * LongestDetail)
    {
        StringBuilder text = new();
        int depth = reader.Depth;
        bool isOpen = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
        JunitReport.Advance(reader);
        while (isOpen && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && limit > 0)
            {
                text.Append(reader.Value);
                text.Remove(0, Math.Max(0, text.Length - limit));
            }

            JunitReport.Advance(reader);
        }

        if (isOpen)
        {
            JunitReport.Advance(reader);
        }

        return text.ToString();
    }

    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
