using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace FreeSport.Ops.Core.Preparation;

/// <summary>Reads the junit report of pytest (<c>junit_family=xunit1</c>).</summary>
/// <remarks>Throws on no input; no DTD is processed, nothing is fetched.</remarks>
public static class JunitReport
{
    private const int LongestDetail = 20_000;

    /// <summary>Reads a report.</summary>
    /// <param name="stream">The report.</param>
    /// <returns>The tests in order; null when the report is not whole.</returns>
    public static IReadOnlyList<FsTestCase>? Read(Stream stream)
    {
        List<FsTestCase> cases = [];
        int? announced = null;
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CheckCharacters = false };
            using XmlReader reader = XmlReader.Create(stream, settings);
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, Name: "testcase" })
                {
                    cases.Add(ReadCase((XElement)XNode.ReadFrom(reader)));
                    continue;
                }

                if (reader is { NodeType: XmlNodeType.Element, Name: "testsuite" })
                {
                    announced = (announced ?? 0) + Number(reader.GetAttribute("tests"));
                }

                reader.Read();
            }
        }
        catch (XmlException)
        {
            return null;
        }

        // A suite that announces more tests than follow was cut, however well-formed the rest is.
        return announced is null || announced > cases.Count ? null : cases;
    }

    private static FsTestCase ReadCase(XElement element)
    {
        FsTestCase test = new()
        {
            Name = Unescape((string?)element.Attribute("name") ?? string.Empty),
            ClassName = (string?)element.Attribute("classname") ?? string.Empty,
            File = (string?)element.Attribute("file"),
            Line = int.TryParse((string?)element.Attribute("line"), NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line + 1 : null,
            Duration = Seconds((string?)element.Attribute("time")),
            Outcome = FsOutcome.Passed,
        };

        // A test can have two ends, such as an expected failure whose clean-up then broke; the worse one stays.
        XElement? broken = element.Elements().FirstOrDefault(static e => e.Name.LocalName is "failure" or "error");
        XElement? end = broken ?? element.Element("skipped");
        if (end is not null)
        {
            test.Outcome = broken is null ? FsOutcome.Skipped : FsOutcome.Failed;
            test.Message = ((string?)end.Attribute("message")).FirstLine();
            test.Detail = broken is null || end.Value.Length == 0 ? null : end.Value.Tail(LongestDetail);
        }

        return test;
    }

    // pytest writes parameters that are not ASCII as \u0440 and so on.
    private static string Unescape(string name) => Regex.Replace(
        name, @"\\u([0-9a-f]{4})", static m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString(), RegexOptions.CultureInvariant);

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
