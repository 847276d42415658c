using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.GitHub;
using FreeSport.Ops.Core.Preparation;
using FreeSport.Ops.Core.Preparation.Lint;
using FreeSport.Ops.Core.Prerequisites;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Secrets.Comparing;
using FreeSport.Ops.Core.Workflows;
using FreeSport.Ops.Core.Workflows.Act;
using FreeSport.Ops.Core.Workflows.Checking;
using FreeSport.Ops.Core.Workflows.Planning;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>Runs the workflow's read-only steps in order. Each ends with an outcome, whatever the ones before it said.</summary>
/// <param name="session">What to work with; its host has <paramref name="tally"/> behind it.</param>
/// <param name="tally">Counts the results.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment whose servers are looked at; null for all.</param>
/// <param name="ofShell">Prerequisites that only the shell itself can tell.</param>
public sealed class RunbookService(OpsSession session, RunbookTally tally, Project project, string? environment, IReadOnlyList<PrerequisiteCheck> ofShell)
{
    private const int ThrottleLimit = 4;

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LintTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Runs all steps and hands over every result as it comes, and last the summary. Who stops it gets none.</summary>
    /// <param name="cancellationToken">Stops the step that runs.</param>
    /// <returns>A task that ends after the last step.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<RunbookStep> steps = Steps();
        for (int i = 0; i < steps.Count; i++)
        {
            RunbookStep step = steps[i];
            session.Host.WriteProgress(new OpsProgress(RunbookTexts.Activity, step.Subject, 100 * i / steps.Count));

            // A step may take long, and files change meanwhile: what it records is of what it saw.
            session.Fingerprints.Forget();
            try
            {
                await step.RunAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                session.Host.WriteResult(Failed(step, failed.Failure));
            }
        }

        session.Host.WriteProgress(new OpsProgress(RunbookTexts.Activity, RunbookTexts.Finished, Completed: true));
        cancellationToken.ThrowIfCancellationRequested();
        session.Host.WriteResult(tally.Sum());
    }

    private IReadOnlyList<RunbookStep> Steps() =>
    [
        new(FsStep.Prerequisites, "prerequisites", PrerequisitesAsync),
        .. RequiredSubjects.Suites.Select(suite => Configured(FsStep.Preparation, suite, token => TestAsync(suite, token))),
        Configured(FsStep.Preparation, "lint", LintAsync),
        new(FsStep.Workflows, project.Relative(project.WorkflowsPath), WorkflowsAsync),
        new(FsStep.Workflows, project.Relative(project.WorkflowsPath), ActAsync),
        Configured(FsStep.Infrastructure, "secrets", SecretsAsync),
    ];

    // Under a wrong configuration the conventions might be looked at for what the project means.
    private RunbookStep Configured(FsStep step, string subject, Func<CancellationToken, Task> run) => project.ConfigurationFailure is null
        ? new(step, subject, run)
        : new(step, subject, _ =>
        {
            session.Host.WriteResult(ConfigurationResults.Waiting(project, step, subject));
            return Task.CompletedTask;
        });

    private async Task PrerequisitesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PrerequisiteCheck> checks = await new PrerequisiteService(session, project)
            .ChecksAsync(servers: [], environment, ProbeTimeout, cancellationToken).ConfigureAwait(false);
        PrerequisiteRun run = new(session.Host, ThrottleLimit, RunbookTexts.Activity);
        foreach (FsResult result in await run.RunAsync([.. ofShell, .. checks], cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(result);
        }
    }

    private async Task LintAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<LintTarget> targets = await new LintSelection(project).FindAsync([], cancellationToken).ConfigureAwait(false);
        LintRunner runner = new(project, session.Processes, session.Tools, session.Host);
        await runner.RunAsync(targets, new LintRunOptions(VirtualEnvironment: null, LintTimeout), session.Host.WriteResult, RunbookTexts.Activity, cancellationToken).ConfigureAwait(false);
    }

    private async Task TestAsync(string suite, CancellationToken cancellationToken)
    {
        PytestRunner runner = new(project, session.Processes, new InputFreshness(project, session.Fingerprints), session.Host);
        FsTestRun run = await runner.RunAsync(suite, new TestRunOptions(Marker: null, VirtualEnvironment: null, TestTimeout), cancellationToken).ConfigureAwait(false);
        await session.Recorder.RecordAsync(project, FsChecklistItem.TestsPassed, [run], cancellationToken).ConfigureAwait(false);
        session.Host.WriteResult(run);
    }

    private async Task WorkflowsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FsWorkflowCheck> checks = await new WorkflowCheckRun(session, project).RunAsync(WorkflowFolder.Files(project), cancellationToken).ConfigureAwait(false);
        foreach (FsWorkflowCheck check in checks.Count == 0 ? [WorkflowCheckRun.Nothing(project)] : checks)
        {
            session.Host.WriteResult(check);
        }
    }

    private async Task ActAsync(CancellationToken cancellationToken)
    {
        List<FsWorkflow> workflows = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            workflows.Add((await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false)).Workflow);
        }

        ActOptions options = new(Event: null, Job: null, Execute: false, ActDryRun.DefaultTimeout);
        await new ActDryRun(session, project).RunAsync(workflows, options, new PlanOptions(), cancellationToken).ConfigureAwait(false);
    }

    private async Task SecretsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FsSecretComparison> all = await new SecretComparison(session, project).RunAsync(environment, selection: null, new GitHubOptions(), cancellationToken).ConfigureAwait(false);
        foreach (FsSecretComparison comparison in all)
        {
            session.Host.WriteResult(comparison);
        }
    }

    private static FsResult Failed(RunbookStep step, OpsFailure failure) => new()
    {
        Step = step.Step,
        Subject = step.Subject,
        StartedAt = DateTime.UtcNow,
        Summary = failure.Message,
        Remedy = failure.Remedy,
        Cause = Causes.Of(failure),
    };
}
