using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Takes one workflow through act, or makes its inventory where there is no act, and judges by the report, never by the exit code alone.</summary>
/// <param name="project">The project.</param>
/// <param name="processes">Runs act.</param>
/// <param name="act">Absolute path of act; null when there is none.</param>
/// <param name="inputs">Takes fingerprints of the workflows.</param>
/// <param name="host">Is shown the progress.</param>
internal sealed class ActRunner(Project project, IProcessRunner processes, string? act, InputFingerprints inputs, IOpsHost host)
{
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(15);

    private string? _version;

    /// <summary>Runs a workflow. What goes wrong with the run is in the result, not thrown.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="options">What narrows or bounds the run.</param>
    /// <param name="isEndless">Whether act would follow its calls without end, and is not started.</param>
    /// <param name="cancellationToken">Kills act.</param>
    public async Task<FsActRun> RunAsync(FsWorkflow workflow, ActOptions options, bool isEndless, CancellationToken cancellationToken)
    {
        ActSubject subject = ActSubject.Of(workflow, options);
        FsActRun run = new()
        {
            Step = FsStep.Workflows,
            ChecklistItem = FsChecklistItem.WorkflowsChecked,
            Subject = workflow.Subject,
            Workflow = workflow.Name,
            Event = subject.Event,
            StartedAt = DateTime.UtcNow,
            Inputs = await new WorkflowInputs(project, inputs).TakeAsync(workflow.Subject, cancellationToken).ConfigureAwait(false),
        };
        if (workflow.Outcome == FsOutcome.Failed)
        {
            Inventory(run, FsActRunState.UnreadableWorkflow, subject, options);
        }
        else if (subject.Stages.UnknownNeed is not null || subject.Stages.Waiting.Count > 0)
        {
            Inventory(run, FsActRunState.BrokenNeeds, subject, options);
        }
        else if (!subject.HasEvent)
        {
            Inventory(run, FsActRunState.NoJobs, subject, options);
        }
        else if (isEndless)
        {
            Inventory(run, FsActRunState.Refused, subject, options);
        }
        else if (act is null)
        {
            Inventory(run, FsActRunState.ActMissing, subject, options);
        }
        else
        {
            await StartAsync(run, act, subject, options, cancellationToken).ConfigureAwait(false);
        }

        run.Duration = DateTime.UtcNow - run.StartedAt;
        return run;
    }

    private void Inventory(FsActRun run, FsActRunState state, ActSubject subject, ActOptions options)
    {
        run.Planner = FsActPlanner.Inventory;
        run.Jobs = subject.Inventory();
        (run.Scope, run.LeftOut) = (FsScope.Partial, [ActTexts.LeftOutInventory]);
        run.Detail = state == FsActRunState.UnreadableWorkflow ? subject.Workflow.Detail : null;
        ActVerdict.Decide(run, state, subject, project, options);
    }

    private async Task StartAsync(FsActRun run, string program, ActSubject subject, ActOptions options, CancellationToken cancellationToken)
    {
        string activity = ActTexts.Activity.With(subject.FileName);
        using ActHome home = new(subject.Workflow, host.WriteDebug);
        host.WriteProgress(new OpsProgress(activity, run.Event));
        try
        {
            _version ??= await VersionAsync(program, home, cancellationToken).ConfigureAwait(false);
            ProcessRequest request = new(program, ActArguments.Of(subject, options, home, project.Git.Repository?.Root ?? project.Root))
            {
                WorkingDirectory = home.WorkingFolder,
                Environment = home.Environment,
                Timeout = options.Timeout,
            };
            ProcessResult result = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
            ActReport report = new(result);
            run.Planner = FsActPlanner.Act;
            run.Executed = options.Execute;
            run.ExitCode = result.ExitCode;
            run.Jobs = [.. ActJobs.Read(report.Lines, subject)];
            run.Tools = [new FsTool { Name = "act", Version = _version, Path = program }];
            run.Detail = ActStates.Refusal(report) ?? (string.Join("\n", report.Complaints).Tail() is { Length: > 0 } complaints ? complaints : null);
            (run.Scope, run.LeftOut) = ScopeOf(run, options);
            ActVerdict.Decide(run, ActStates.Of(result, report, run.Jobs, options.Execute), subject, project, options);
        }
        finally
        {
            host.WriteProgress(new OpsProgress(activity, ActTexts.Finished, Completed: true));
        }
    }

    // Without a fingerprint nobody could tell later whether the result still holds.
    private (FsScope Scope, string[] LeftOut) ScopeOf(FsActRun run, ActOptions options) =>
        options.Job is not null ? (FsScope.Partial, [WorkflowsTexts.LeftOutJob.With(options.Job)])
        : WorkflowInputs.Missing(project, run) is { Length: > 0 } missing ? (FsScope.Partial, missing)
        : (FsScope.Full, []);

    private async Task<string> VersionAsync(string program, ActHome home, CancellationToken cancellationToken)
    {
        ProcessResult said = await processes.RunAsync(
            new ProcessRequest(program, ["--version"]) { WorkingDirectory = home.WorkingFolder, Environment = home.Environment, Timeout = VersionTimeout },
            cancellationToken).ConfigureAwait(false);
        return VersionText.Parse(said.StandardOutput.Replace("act version", string.Empty))?.ToString() ?? string.Empty;
    }
}
