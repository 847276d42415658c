using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>Runs the workflow's read-only steps in order. Each ends with an outcome, whatever the ones before it said.</summary>
/// <param name="session">What to work with; its host has <paramref name="tally"/> behind it.</param>
/// <param name="tally">Counts the results.</param>
/// <param name="project">The project.</param>
/// <param name="rooms">What the rooms offer, in order.</param>
public sealed class RunbookService(OpsSession session, RunbookTally tally, Project project, IReadOnlyList<IRunbookSteps> rooms)
{
    /// <summary>Runs all steps and hands over every result as it comes, and last the summary. Who stops it gets none.</summary>
    /// <param name="cancellationToken">Stops the step that runs.</param>
    /// <returns>A task that ends after the last step.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        RunbookStep[] steps = [.. rooms.SelectMany(static r => r.Steps(RunbookTexts.Activity))];
        for (int i = 0; i < steps.Length; i++)
        {
            RunbookStep step = steps[i];
            session.Host.WriteProgress(new OpsProgress(RunbookTexts.Activity, step.Subject, 100 * i / steps.Length));

            // A step may take long, and files change meanwhile: what it records is of what it saw.
            session.Fingerprints.Forget();
            try
            {
                await RunAsync(step, cancellationToken).ConfigureAwait(false);
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

    private Task RunAsync(RunbookStep step, CancellationToken cancellationToken)
    {
        if (step.NeedsConfiguration && project.ConfigurationFailure is not null)
        {
            session.Host.WriteResult(ConfigurationResults.Waiting(project, step.Step, step.Subject));
            return Task.CompletedTask;
        }

        return step.RunAsync(cancellationToken);
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
