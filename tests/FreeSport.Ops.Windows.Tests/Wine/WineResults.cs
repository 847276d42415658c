using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FreeSport.Ops.Windows.Tests.Wine;

/// <summary>What became of the tests of an assembly under Wine.</summary>
internal sealed class WineResults
{
    private readonly XElement[] _tests;
    private readonly string _output;

    /// <param name="results">The runner's report; not there when the run did not come to its end.</param>
    /// <param name="output">What it said.</param>
    /// <param name="isEnded">Whether it stood still until its time was over.</param>
    public WineResults(string results, string output, bool isEnded)
    {
        _output = output;
        _tests = File.Exists(results) ? [.. XDocument.Load(results).Descendants("test")] : [];
        StoodStillIn = isEnded ? File.ReadLines(output).LastOrDefault(static l => l.EndsWith("[STARTING]", StringComparison.Ordinal)) ?? string.Empty : null;
    }

    /// <summary>Gets the test in which it stood still; null where it came to its end.</summary>
    public string? StoodStillIn { get; }

    /// <summary>Gets a value indicating whether tests ran and none failed.</summary>
    public bool IsClean => _tests.Length > 0 && _tests.All(static t => (string?)t.Attribute("result") != "Fail");

    /// <summary>Gets or sets a value indicating whether Wine stood still twice, each time in another test: then nothing is known of the tests.</summary>
    public bool IsWinesFault { get; set; }

    /// <summary>Passes, fails or skips as the test of this name did.</summary>
    public void Assert(string test)
    {
        RequireRun();
        XElement[] found = [.. _tests.Where(t => Written(t.Attribute("name")?.Value) == test)];
        Xunit.Assert.True(found.Length == 1, $"Under Wine the test did not run; see {_output}, which ends: {End()}");
        Xunit.Assert.SkipWhen((string?)found[0].Attribute("result") == "Skip", Written(found[0].Element("reason")?.Value));
        Xunit.Assert.True((string?)found[0].Attribute("result") == "Pass", $"Under Wine: {Failure(found[0])}; see {_output}");
    }

    /// <summary>Passes when tests of this class passed and none failed.</summary>
    public void AssertClass(string className)
    {
        RequireRun();
        XElement[] found = [.. _tests.Where(t => (string?)t.Attribute("type") == className)];
        string[] failed = [.. found.Where(static t => (string?)t.Attribute("result") == "Fail").Select(static t => Written(t.Attribute("name")?.Value) + ": " + Failure(t))];
        Xunit.Assert.True(failed.Length == 0, $"Under Wine {failed.Length} failed; see {_output}\n{string.Join('\n', failed)}");
        Xunit.Assert.True(found.Any(static t => (string?)t.Attribute("result") == "Pass"), $"Under Wine none of the class passed; see {_output}, which ends: {End()}");
    }

    private void RequireRun() => Xunit.Assert.SkipWhen(IsWinesFault, $"Wine stood still twice, each time in another test; see {_output}, which ends: {End()}");

    private static string Failure(XElement test) => Written(test.Element("failure")?.Element("message")?.Value) + "\n" + Written(test.Element("failure")?.Element("stack-trace")?.Value);

    // The report has backslashes and quotes with a backslash before them.
    private static string Written(string? reported) => Regex.Replace(reported ?? string.Empty, """\\([\\"])""", "$1");

    private string End() => string.Join('\n', File.ReadLines(_output).TakeLast(5));
}
