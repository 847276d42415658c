using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tests.Checking;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>Fragments of workflows, and what is found in them.</summary>
internal static class Checked
{
    private const string Step = "      - run: echo\n";

    public static IReadOnlyList<Finding> Findings(string text, CheckSurroundings? surroundings = null, string path = "")
    {
        IReadOnlyList<Finding> findings = WorkflowChecker.Check(text, surroundings ?? CheckSurroundings.None, path);
        Assert.Empty(Judgement.Differences(text, findings, surroundings ?? CheckSurroundings.None, path));
        return findings;
    }

    /// <summary>A workflow whose <c>on</c> holds the lines, from line 2, column 3.</summary>
    public static string On(string lines) => $"on:\n{Indented(lines, 2)}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n{Step}";

    /// <summary>A workflow that begins with the lines.</summary>
    public static string Top(string lines) => $"{Indented(lines, 0)}on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n{Step}";

    /// <summary>A workflow with the jobs, from line 3, column 3.</summary>
    public static string Jobs(string lines) => $"on: push\njobs:\n{Indented(lines, 2)}";

    /// <summary>A workflow with a job "a" that has the lines, from line 4, column 5, and what a job must have beside them.</summary>
    public static string Job(string lines) =>
        Jobs($"a:\n{Indented(lines, 2)}{(lines.Contains("runs-on:", StringComparison.Ordinal) ? string.Empty : "  runs-on: ubuntu-latest\n")}  steps:\n    - run: echo\n");

    /// <summary>A workflow whose job has the steps, from line 6, column 7.</summary>
    public static string Steps(string lines) => Jobs($"a:\n  runs-on: ubuntu-latest\n  steps:\n{Indented(lines, 4)}");

    /// <summary>There is this finding and no other.</summary>
    public static void One(string text, string rule, int line, int column, string telling, CheckSurroundings? surroundings = null) =>
        All(text, rule, [(line, column, telling)], surroundings);

    /// <summary>There are these findings of one rule, in this order, and no others.</summary>
    public static void All(string text, string rule, (int Line, int Column, string Telling)[] expected, CheckSurroundings? surroundings = null)
    {
        IReadOnlyList<Finding> findings = Findings(text, surroundings);
        string told = string.Join("\n", findings.Select(static f => $"{f.Start.Line}:{f.Start.Column} {f.Rule}: {f.Message}"));

        Assert.True(
            findings.Select(static f => (f.Rule, f.Start.Line, f.Start.Column)).SequenceEqual(expected.Select(e => (rule, e.Line, e.Column))),
            $"{told}\n\n{text}");
        Assert.All(findings.Zip(expected), static f => Assert.Contains(f.Second.Telling, f.First.Message.ToString(), StringComparison.Ordinal));
        Assert.All(findings, static f => Assert.True(f.EndColumn > f.Start.Column));
    }

    /// <summary>Nothing is found.</summary>
    public static void None(string text, CheckSurroundings? surroundings = null) =>
        Assert.Equal(string.Empty, string.Join("\n", Findings(text, surroundings).Select(static f => $"{f.Start.Line}:{f.Start.Column} {f.Rule}: {f.Message}")));

    private static string Indented(string lines, int width) =>
        string.Concat(lines.Trim('\n').Split('\n').Select(l => (l.Length == 0 ? l : new string(' ', width) + l) + "\n"));
}
