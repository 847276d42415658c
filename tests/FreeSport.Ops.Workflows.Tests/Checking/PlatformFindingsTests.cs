using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>The platform's own workflows, and those that lie here.</summary>
public sealed class PlatformFindingsTests
{
    [Fact]
    public void The_platform_has_the_findings_that_were_reviewed_and_no_others()
    {
        string platform = Sources.RequirePlatform();
        string[] reviewed = [.. File.ReadLines(Path.Combine(Sources.Root, "tests/FreeSport.Ops.Workflows.Tests/Checking/platform-findings.tsv"))
            .Where(static l => !l.StartsWith('#'))
            .Select(static l => string.Join(':', l.Split('\t')[..3]))];

        Assert.Equal(reviewed.Order(StringComparer.Ordinal), Findings(platform).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docs/samples/freesport")]
    [InlineData(".")]
    public void What_we_wrote_ourselves_has_none(string folder) => Assert.Empty(Findings(Path.Combine(Sources.Root, folder)));

    // What a repository ignores lies in folders that a build has made.
    private static IEnumerable<string> FilesIn(string root) => Directory
        .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));

    private static List<string> Findings(string root)
    {
        RepositoryFiles files = new(root);
        CheckSurroundings surroundings = new(CheckerSettingsReader.Read(files), files) { Checkout = new CheckoutFiles(FilesIn(root)) };
        return [.. Directory.EnumerateFiles(Path.Combine(root, ".github/workflows")).SelectMany(file =>
            WorkflowChecker.Check(File.ReadAllText(file), surroundings).Select(f => $"{Path.GetFileName(file)}:{f.Start.Line}:{f.Rule}"))];
    }
}
