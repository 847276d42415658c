using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>The box of the tests: each suite that the checklist names.</summary>
internal sealed class TestSuiteBox : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.TestsPassed;

    public override string Title => PreparationTexts.BoxTitle;

    public override PolicyDefaults Defaults { get; } = new(FsAssurance.Measured, TimeSpan.FromDays(14));

    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) => TestSuites.Required;

    public override IEnumerable<string> WeakerThanDefault(Project project) => project.Configuration.Suites
        .Where(static s => s.MaxSkipped > TestSuite.UsuallySkipped)
        .Select(static s => PreparationTexts.WeakerSkipped.With(s.Name, s.MaxSkipped, TestSuite.UsuallySkipped));

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open)
    {
        // What CI runs, such as suites that need a database, CI answers for.
        string[] here = [.. open.Select(static s => s.Name).Where(s => project.Configuration.Suites.FirstOrDefault(c => c.Name == s) is not { Checks.Count: > 0 })];
        return here.Length == 0 ? "Get-FsCommitCheck" + project.LocationArgument : "Invoke-FsTest -Suite " + string.Join(", ", here.Select(PowerShellQuoting.Quote)) + project.LocationArgument;
    }
}
