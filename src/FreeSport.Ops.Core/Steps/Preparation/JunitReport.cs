using System.Globalization;
using System.Xml;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Reads the junit report of pytest (<c>junit_family=xunit1</c>).</summary>
/// <remarks>Throws on no input; no DTD is processed, nothing is fetched.</remarks>
public static class JunitReport
{
    /// <summary>The greatest depth of nesting that is read; pytest needs five.</summary>
    public const int DeepestNesting = 64;

    /// <summary>Reads a report.</summary>
    /// <param name="stream">The report.</param>
    /// <returns>The tests in order; null when the report is not whole, or nested deeper than any report is.</returns>
    public static IReadOnlyList<FsTestCase>? Read(Stream stream)
    {
        List<FsTestCase> cases = [];
        long? announced = null;
        int errors = 0;
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CheckCharacters = false };
            using XmlReader reader = XmlReader.Create(stream, settings);
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, Name: "testcase" })
                {
                    (FsTestCase test, int itsErrors) = JunitCase.Read(reader);
                    errors += itsErrors;
                    cases.Add(test);
                    continue;
                }

                if (reader is { NodeType: XmlNodeType.Element, Name: "testsuite" })
                {
                    // Without the number nobody can tell whether tests are missing.
                    announced = Number(reader.GetAttribute("tests"), out int tests) ? (announced ?? 0) + tests : throw new XmlException();
                }

                Advance(reader);
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

    // Bounded here and not by a tree of elements, whose reading takes the square of the depth and whose text takes the stack.
    internal static void Advance(XmlReader reader)
    {
        reader.Read();
        if (reader.Depth > DeepestNesting)
        {
            throw new XmlException();
        }
    }

    internal static bool Number(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < int.MaxValue;
}
