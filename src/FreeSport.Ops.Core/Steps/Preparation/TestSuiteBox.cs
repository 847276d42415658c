using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>The box of the tests: each suite that the checklist names.</summary>
internal sealed class TestSuiteBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.TestsPassed;

    public override string Title => PreparationTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Measured, TimeSpan.FromDays(14));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) => TestSuites.Required;

    public override IEnumerable<string> WeakerThanDefault(Project project) => project.Configuration.Suites.SelectMany(s => Weaker(project, s));

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open)
    {
        // What CI runs, such as suites that need a database, CI answers for.
        string[] here = [.. open.Select(static s => s.Name).Where(s => project.Configuration.Suites.FirstOrDefault(c => c.Name == s) is not { Checks.Count: > 0 })];
        return here.Length == 0 ? "Get-FsCommitCheck" + project.LocationArgument : "Invoke-FsTest -Suite " + string.Join(", ", here.Select(PowerShellQuoting.Quote)) + project.LocationArgument;
    }

    private static IEnumerable<string> Weaker(Project project, TestSuite suite)
    {
        if (suite.MaxSkipped > TestSuite.UsuallySkipped)
        {
            yield return PreparationTexts.WeakerSkipped.With(suite.Name, suite.MaxSkipped, TestSuite.UsuallySkipped);
        }

        if (TestSuites.Folder(project, suite.Name) is not { } usual)
        {
            yield break;
        }

        if (suite.Paths.Count > 0 && !suite.Paths.Any(path => Holds(project, path, usual)))
        {
            yield return PreparationTexts.WeakerPaths.With(suite.Name, string.Join(", ", suite.Paths), usual);
        }

        // The suite's own name as its marker is how many write it; more than that leaves tests out.
        if (suite.Marker is { } marker && marker != suite.Name)
        {
            yield return PreparationTexts.WeakerMarker.With(suite.Name, marker, usual);
        }
    }

    private static bool Holds(Project project, string path, string folder)
    {
        string whole = Path.GetFullPath(Path.Combine(project.BackendPath, folder));
        return PathText.Resolve(project.BackendPath, path) is { } within && PathText.Below(within, whole) != whole;
    }
}
