using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>
/// Holds the checker against cases of the field's other checkers, when <c>FSOPS_PEER_CASES</c> names a folder of them:
/// <c>x.yaml</c> with <c>x.out</c> (findings), <c>ok/x.yaml</c> (none). They belong to others and are not kept here.
/// </summary>
public sealed partial class PeerCaseTests(ITestOutputHelper output)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("FSOPS_PEER_CASES");

    [Fact]
    public void Of_the_findings_of_others_at_least_95_percent_are_found()
    {
        Assert.SkipWhen(Folder is null, "FSOPS_PEER_CASES names no folder of cases");
        int wanted = 0;
        int found = 0;
        foreach (string expected in Directory.EnumerateFiles(Folder!, "*.out", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            HashSet<(string File, int Line, string Kind)> ours = [];
            string test = Path.ChangeExtension(expected, null);
            if (Directory.Exists(test))
            {
                RepositoryFiles files = new(test);
                string settings = Path.Combine(test, "actionlint.yaml");
                CheckSurroundings surroundings = new(File.Exists(settings) ? CheckerSettingsReader.Parse(File.ReadAllText(settings)) : CheckerSettings.Default, files);
                foreach (string workflow in Directory.EnumerateFiles(Path.Combine(test, "workflows"), "*", SearchOption.AllDirectories))
                {
                    string name = Path.GetRelativePath(test, workflow);
                    ours.UnionWith(WorkflowChecker.Check(File.ReadAllText(workflow), surroundings, name).Select(f => (name, f.Start.Line, f.Rule)));
                }
            }
            else if (File.Exists(test + ".yaml"))
            {
                CheckSurroundings surroundings = new(CheckerSettings.Default, new RepositoryFiles(Path.GetDirectoryName(test)!));
                ours.UnionWith(WorkflowChecker.Check(File.ReadAllText(test + ".yaml"), surroundings).Select(static f => ("test.yaml", f.Start.Line, f.Rule)));
            }

            HashSet<(string File, int Line, string Kind)> theirs = [.. File.ReadLines(expected).Select(static l => Finding().Match(l)).Where(static m => m.Success)
                .Select(static m => (m.Groups["file"].Value.Replace("\\", string.Empty, StringComparison.Ordinal), int.Parse(m.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups["kind"].Value))
                .Where(static f => f.Item3 is not ("shellcheck" or "pyflakes"))];
            wanted += theirs.Count;
            found += theirs.Count(ours.Contains);
            foreach ((string file, int line, string kind) in theirs.Except(ours).Order())
            {
                output.WriteLine($"MISSED {Path.GetFileName(expected)} {file}:{line} {kind}");
            }

            foreach ((string file, int line, string kind) in ours.Except(theirs).Order())
            {
                output.WriteLine($"EXTRA {Path.GetFileName(expected)} {file}:{line} {kind}");
            }
        }

        output.WriteLine($"{found} of {wanted}");
        Assert.True(wanted > 100, "too few cases");
        Assert.True(found >= 0.95 * wanted, $"{found} of {wanted}");
    }

    [Fact]
    public void Of_the_clean_files_of_others_at_least_98_percent_are_clean()
    {
        Assert.SkipWhen(Folder is null, "FSOPS_PEER_CASES names no folder of cases");
        string[] clean = [.. Directory.EnumerateFiles(Path.Combine(Folder!, "ok"), "*.yaml")];
        int quiet = 0;
        foreach (string file in clean)
        {
            IReadOnlyList<Finding> findings = WorkflowChecker.Check(File.ReadAllText(file), CheckSurroundings.None);
            quiet += findings.Count == 0 ? 1 : 0;
            foreach (Finding finding in findings)
            {
                output.WriteLine($"{Path.GetFileName(file)}:{finding.Start.Line}:{finding.Start.Column} {finding.Rule} {finding.Message}");
            }
        }

        output.WriteLine($"{quiet} of {clean.Length}");
        Assert.True(clean.Length > 20, "too few files");
        Assert.True(quiet >= 0.98 * clean.Length, $"{quiet} of {clean.Length}");
    }

    [GeneratedRegex(@"^/?(?<file>[^:]+):(?<line>\d+):\d+:? .*\\?\[(?<kind>[a-z-]+)\\?\]/?$")]
    private static partial Regex Finding();
}
