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
        int errors = 0;
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CheckCharacters = false };
            using XmlReader reader = XmlReader.Create(stream, settings);
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, Name: "testcase" })
                {
                    XElement test = (XElement)XNode.ReadFrom(reader);
                    errors += test.Elements("error").Count();
                    cases.Add(ReadCase(test));
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

        // A suite that announces more tests than follow was cut, however well-formed the rest is. pytest announces a
        // test that passed and whose clean-up then broke twice, and writes it once.
        return announced is null || announced > cases.Count + errors ? null : cases;
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

    // pytest writes parameters that are not ASCII as \xab, \u0440 or \U0001f600.
    private static string Unescape(string name) => Regex.Replace(
        name,
        @"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U(000[0-9a-f]{5}|0010[0-9a-f]{4}))",
        static m => Letter(Convert.ToInt32(m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value, 16)),
        RegexOptions.CultureInvariant);

    // A surrogate has a letter of its own only together with its other half.
    private static string Letter(int code) => code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
