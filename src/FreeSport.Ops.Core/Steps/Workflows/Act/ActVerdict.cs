using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Outlines;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Gives a run its outcome, sentence, remedy and next command.</summary>
internal static class ActVerdict
{
    private static readonly Uri Installation = new("https://nektosact.com/installation/index.html");

    public static void Decide(FsActRun run, FsActRunState state, ActSubject subject, Project project, ActOptions options)
    {
        string at = project.LocationArgument;
        string file = PowerShellQuoting.Quote(subject.FileName);
        string again = $"Invoke-FsActDryRun -Workflow {file} -Event {PowerShellQuoting.Quote(run.Event)}"
            + (options.Job is null ? string.Empty : " -Job " + PowerShellQuoting.Quote(options.Job)) + (options.Execute ? " -Execute" : string.Empty) + at;
        string outline = $"Get-FsWorkflow {file}{at}";
        string firstComplaint = run.Detail.FirstLine();
        run.State = state;
        run.Outcome = state is FsActRunState.Refused or FsActRunState.JobFailed or FsActRunState.BrokenNeeds or FsActRunState.UnreadableWorkflow ? FsOutcome.Failed : FsOutcome.Inconclusive;
        run.Cause = state switch
        {
            FsActRunState.ActMissing => Causes.ActMissing,
            FsActRunState.DockerMissing => Causes.DockerEngine,
            FsActRunState.UnreadableWorkflow => Causes.Of(Causes.Workflow, run.Subject),
            _ => null,
        };
        (run.Summary, run.Remedy, run.NextCommand) = state switch
        {
            FsActRunState.Completed => (Completed(run, options), (string?)null, (string?)null),
            FsActRunState.JobFailed => (ActTexts.JobFailed.With(Names(run, FsOutcome.Failed), firstComplaint), ActTexts.JobFailedRemedy, again),
            FsActRunState.ActMissing => (ActTexts.ActMissing.With(run.Jobs.Length, Stages(run)), ActTexts.ActMissingRemedy, Install()),
            FsActRunState.DockerMissing => (ActTexts.DockerMissing.With(firstComplaint), ActTexts.DockerMissingRemedy, "Test-FsDocker"),
            FsActRunState.UnsupportedPlatform => (ActTexts.UnsupportedPlatform.With(Names(run, FsOutcome.Inconclusive)), ActTexts.UnsupportedPlatformRemedy, $"({outline}).Jobs"),
            FsActRunState.NoJobs => (ActTexts.NoJobs.With(run.Event), ActTexts.NoJobsRemedy, $"({outline}).Triggers"),
            FsActRunState.Crashed => (ActTexts.Crashed.With(firstComplaint), ActTexts.CrashedRemedy, Update()),
            FsActRunState.Survey => (ActTexts.Survey, ActTexts.SurveyRemedy, Update()),
            FsActRunState.TimedOut => (ActTexts.TimedOut.With(options.Timeout.TotalSeconds), ActTexts.TimedOutRemedy, again),
            FsActRunState.Killed => (ActTexts.Killed.With(run.ExitCode), ActTexts.KilledRemedy, again),
            FsActRunState.UnclonedAction => (ActTexts.UnclonedAction.With(firstComplaint), ActTexts.UnclonedActionRemedy, again),
            FsActRunState.OutputUnknown => (ActTexts.OutputBroke.With(firstComplaint), ActTexts.OutputUnknownRemedy, Embedded(run, project)),
            FsActRunState.Refused => (ActTexts.Refused.With(firstComplaint), ActTexts.RefusedRemedy, $"Test-FsWorkflow {file}{at}"),
            FsActRunState.UnreadableWorkflow => (subject.Workflow.Summary, ActTexts.UnreadableWorkflowRemedy, outline),
            FsActRunState.BrokenNeeds => (Needs(subject.Stages), ActTexts.BrokenNeedsRemedy, $"({outline}).Jobs"),
            FsActRunState.UnreadableOutput => (ActTexts.UnreadableOutput.With(run.ExitCode, firstComplaint), ActTexts.UnreadableOutputRemedy, Update()),
            _ when run.ExitCode == 0 && Names(run, FsOutcome.Inconclusive).Length == 0 => (ActTexts.ErrorLogged.With(firstComplaint), ActTexts.ContradictionRemedy, again),
            _ => (ActTexts.Contradiction.With(run.ExitCode, Names(run, FsOutcome.Inconclusive)), ActTexts.ContradictionRemedy, again),
        };
        if (state == FsActRunState.ActMissing)
        {
            run.Links = [Installation];
        }
        else if (state == FsActRunState.Completed)
        {
            Complete(run, again);
        }
    }

    // A job that its condition kept back was not looked at: the part that ran is not the whole workflow.
    private static void Complete(FsActRun run, string again)
    {
        string[] skipped = [.. run.Jobs.Where(static j => j.Outcome == FsOutcome.Skipped).Select(static j => j.ToString())];
        run.Outcome = skipped.Length == 0 ? FsOutcome.Passed : FsOutcome.Warning;
        if (skipped.Length > 0)
        {
            run.Scope = FsScope.Partial;
            run.LeftOut = [.. run.LeftOut, .. skipped.Select(static j => WorkflowsTexts.LeftOutSkipped.With(j))];
            (run.Remedy, run.NextCommand) = (ActTexts.SkippedRemedy.With(string.Join(", ", skipped)), again);
        }
    }

    private static string Completed(FsActRun run, ActOptions options)
    {
        int passed = run.Jobs.Count(static j => j.Outcome == FsOutcome.Passed);
        int skipped = run.Jobs.Count(static j => j.Outcome == FsOutcome.Skipped);
        return (options.Execute ? ActTexts.Executed : ActTexts.Completed).With(passed, run.Event, skipped);
    }

    private static string Needs(JobStages stages) => stages.UnknownNeed is { } unknown
        ? ActTexts.UnknownNeed.With(unknown.Job, unknown.Need)
        : ActTexts.Circle.With(string.Join(", ", stages.Waiting));

    private static string Names(FsActRun run, FsOutcome outcome) =>
        string.Join(", ", run.Jobs.Where(j => j.Outcome == outcome).Select(static j => j.ToString()).Distinct(StringComparer.Ordinal));

    private static int Stages(FsActRun run) => run.Jobs.Select(static j => j.Stage).DefaultIfEmpty().Max();

    /// <summary>The command that asks the embedded planner the same.</summary>
    public static string Embedded(FsActRun run, Project project) =>
        $"Invoke-FsActDryRun {PowerShellQuoting.Quote(Path.GetFileName(run.Subject))} -Event {PowerShellQuoting.Quote(run.Event)} -Planner Embedded{project.LocationArgument}";

    // Debian and Ubuntu have no package of it.
    private static string Install() => Platform.IsWindows ? "winget install --id nektos.act" : "Start-Process " + Installation;

    private static string Update() => Platform.IsWindows ? "winget upgrade --id nektos.act" : "act --version";
}
