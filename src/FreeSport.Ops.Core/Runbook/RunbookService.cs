using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>
/// Runs the workflow's steps in order, and the rooms of one step side by side. Each ends with an outcome, whatever the
/// ones before it said; only a deployment asks for the gates before it.
/// </summary>
/// <param name="session">What to work with; its host has <paramref name="tally"/> behind it.</param>
/// <param name="tally">Counts the results.</param>
/// <param name="project">The project.</param>
/// <param name="rooms">What the rooms offer, in order; each gets a session of its own, for they look at files at the same time.</param>
/// <param name="fresh">Tells what need not be measured again.</param>
/// <param name="options">How much is run, and how.</param>
public sealed class RunbookService(
    OpsSession session, RunbookTally tally, Project project, IReadOnlyList<Func<OpsSession, IRunbookSteps>> rooms, IFreshEvidence fresh, RunbookOptions options) : IDisposable
{
    private readonly List<OpsSession> _sessions = [];

    /// <summary>Runs the steps and hands over every result as it comes, and last the summary. Who stops it gets none.</summary>
    /// <param name="cancellationToken">Stops what runs.</param>
    /// <returns>A task that ends after the last step.</returns>
    /// <exception cref="OpsException">The environment is not configured (<c>EnvironmentUnknown</c>).</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        RequireEnvironment();
        (FsStep Step, RunbookLane[] Lanes)[] page = Page();
        for (int i = 0; i < page.Length; i++)
        {
            session.Host.WriteProgress(new OpsProgress(RunbookTexts.Activity, page[i].Lanes.FirstOrDefault()?.Steps[0].Subject ?? string.Empty, 100 * i / page.Length));
            await (page[i].Step == FsStep.Deployment && options.Deploy is { } deploy ? DeployAsync(deploy, cancellationToken) : RunAsync(page[i].Lanes, cancellationToken)).ConfigureAwait(false);
            tally.Ran(page[i].Step);
        }

        session.Host.WriteProgress(new OpsProgress(RunbookTexts.Activity, RunbookTexts.Finished, Completed: true));
        cancellationToken.ThrowIfCancellationRequested();
        session.Host.WriteResult(tally.Sum());
    }

    /// <summary>Hands over what would be run, and runs nothing.</summary>
    /// <param name="cancellationToken">Stops the reading of the ledger.</param>
    /// <returns>A task that ends with the last one.</returns>
    /// <exception cref="OpsException">As <see cref="RunAsync(CancellationToken)"/>.</exception>
    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        RequireEnvironment();
        foreach ((FsStep step, RunbookLane[] lanes) in Page())
        {
            if (step == FsStep.Deployment && options.Deploy is { } deploy)
            {
                session.Host.WriteResult(new FsRunbookPlan { Step = step, Subject = options.Environment ?? string.Empty, Environment = options.Environment, Action = FsRunbookAction.Deploy });
                await PlanAsync(deploy, cancellationToken).ConfigureAwait(false);
                continue;
            }

            foreach (RunbookStep one in lanes.SelectMany(static l => l.Steps))
            {
                IReadOnlyList<FsEvidence> held = await HeldAsync(one, cancellationToken).ConfigureAwait(false);
                session.Host.WriteResult(new FsRunbookPlan
                {
                    Step = step,
                    Subject = one.Subject,
                    Environment = options.Environment,
                    Action = held.Count > 0 ? FsRunbookAction.Reuse : FsRunbookAction.Look,
                    RecordedAt = held.Count > 0 ? held.Min(static e => e.At) : null,
                    EvidenceIds = [.. held.Select(static e => e.EvidenceId)],
                });
            }
        }
    }

    // The plan of the deployment itself asks engine, registry or GitHub, which may not answer; the rest of the plan stands.
    private async Task PlanAsync(Func<OpsSession, Project, CancellationToken, Task> deploy, CancellationToken cancellationToken)
    {
        try
        {
            await deploy(session, project, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            session.Host.WriteError(failed.Failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OpsSession one in _sessions)
        {
            one.Dispose();
        }
    }

    // A name with a slip would look at nothing, and find nothing wrong.
    private void RequireEnvironment()
    {
        if (options.Environment is not null && project.ConfigurationFailure is null)
        {
            project.EnvironmentNamed(options.Environment);
        }
    }

    private (FsStep Step, RunbookLane[] Lanes)[] Page()
    {
        List<RunbookLane> lanes = [];
        foreach (Func<OpsSession, IRunbookSteps> room in rooms)
        {
            RunbookOutput output = new(tally);
            OpsSession own = session.Beside(output);
            _sessions.Add(own);
            lanes.AddRange(room(own).Steps(RunbookTexts.Activity).GroupBy(static s => s.Step).Select(g => new RunbookLane(own, output, [.. g])));
        }

        return [.. options.Steps.OrderBy(static s => s).Select(step => (step, lanes.Where(l => l.Steps[0].Step == step).ToArray()))];
    }

    private async Task RunAsync(RunbookLane[] lanes, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim places = new(options.ThrottleLimit);
        Task[] running = [.. lanes.Select(lane => RunAsync(lane, places, stop.Token))];
        try
        {
            for (int i = 0; i < lanes.Length; i++)
            {
                lanes[i].Output.Open();
                await running[i].ConfigureAwait(false);
            }
        }
        finally
        {
            stop.Cancel();

            // Nobody may go on behind the back of whoever stopped one of them.
            await Task.WhenAll(running.Select(static r => r.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(RunbookLane lane, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        // The first part of a room's work may take long without waiting for anything.
        await Task.Yield();
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (RunbookStep step in lane.Steps)
            {
                // A step may take long, and files change meanwhile: what it records is of what it saw.
                lane.Session.Fingerprints.Forget();
                await RunAsync(lane.Session.Host, step, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            places.Release();
        }
    }

    private async Task RunAsync(RedactingHost host, RunbookStep step, CancellationToken cancellationToken)
    {
        try
        {
            if (step.NeedsConfiguration && project.ConfigurationFailure is not null)
            {
                host.WriteResult(ConfigurationResults.Waiting(project, step.Step, step.Subject));
            }
            else if (await HeldAsync(step, cancellationToken).ConfigureAwait(false) is { Count: > 0 } held)
            {
                foreach (FsResult one in held.SelectMany(e => TakenOver(step, e)))
                {
                    tally.Reuse(one.Step);
                    host.WriteResult(one);
                }
            }
            else
            {
                await step.RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OpsException failed)
        {
            host.WriteResult(Failed(step.Step, step.Subject, failed.Failure));
        }
    }

    private async Task DeployAsync(Func<OpsSession, Project, CancellationToken, Task> deploy, CancellationToken cancellationToken)
    {
        FsRunbookGate[] closed = RunbookGates.BeforeDeployment(tally.Gates());
        string environment = options.Environment ?? string.Empty;
        if (closed.Length > 0 && !options.IgnoresGates)
        {
            session.Host.WriteResult(new FsResult
            {
                Step = FsStep.Deployment,
                Subject = environment,
                Environment = options.Environment,
                StartedAt = DateTime.UtcNow,
                Summary = RunbookTexts.GatesClosed.With(environment, string.Join(", ", closed.Select(static g => (int)g.Step))),
                Detail = string.Join("\n", closed.Select(static g => g + (g.Blocking.Length == 0 ? string.Empty : ": " + string.Join(", ", g.Blocking)))),
                Remedy = RunbookTexts.GatesClosedRemedy,
            });
            return;
        }

        try
        {
            session.Fingerprints.Forget();
            await deploy(session, project, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            session.Host.WriteResult(Failed(FsStep.Deployment, environment, failed.Failure));
        }
    }

    // What holds for some environments only is measured for all of them.
    private async Task<IReadOnlyList<FsEvidence>> HeldAsync(RunbookStep step, CancellationToken cancellationToken)
    {
        if (!options.IsResumed || step.Feeds is not { } feeds || project.ConfigurationFailure is not null)
        {
            return [];
        }

        List<FsEvidence> held = [];
        foreach (EnvironmentDefinition environment in project.EnvironmentsMeant(options.Environment))
        {
            IReadOnlyList<FsEvidence> found = await fresh.FindAsync(environment.Name, feeds.Box, feeds.Subjects, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
            {
                return [];
            }

            held.AddRange(found.Where(f => held.TrueForAll(h => h.EvidenceId != f.EvidenceId)));
        }

        return held;
    }

    private static IEnumerable<FsResult> TakenOver(RunbookStep step, FsEvidence evidence) => evidence.Subjects
        .Where(s => step.Feeds!.Subjects.Length == 0 || step.Feeds.Subjects.Contains(s.Name))
        .Select(s => new FsResult
        {
            Step = step.Step,
            Subject = s.Name,
            Outcome = s.Outcome,
            Summary = RunbookTexts.TakenOver.With(s.Summary.TrimEnd('.'), evidence.At.ToLocalTime()),
            ChecklistItem = evidence.Box,
            Environment = evidence.Environment,
            Scope = s.Scope,
            LeftOut = s.LeftOut,
            Inputs = s.Inputs,
            Tools = evidence.Tools,
            StartedAt = evidence.At,
            EvidenceId = evidence.EvidenceId,
        });

    private static FsResult Failed(FsStep step, string subject, OpsFailure failure) => new()
    {
        Step = step,
        Subject = subject,
        StartedAt = DateTime.UtcNow,
        Summary = failure.Message,
        Remedy = failure.Remedy,
        Cause = Causes.Of(failure),
    };
}
