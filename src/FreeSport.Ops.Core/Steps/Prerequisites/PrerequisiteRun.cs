using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Runs checks side by side. Each ends with a result, also one that breaks.</summary>
/// <param name="host">Is shown the progress.</param>
/// <param name="throttleLimit">How many checks run at once, 1 or more.</param>
/// <param name="parent">The title of the activity that the checks are a part of; null for none.</param>
public sealed class PrerequisiteRun(IOpsHost host, int throttleLimit, string? parent = null)
{
    private int _done;

    /// <summary>Runs all checks.</summary>
    /// <param name="checks">The checks, those first on which others rest.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>
    /// One result a check in the order in which to put things right: what is wrong, what could not be decided, what is
    /// doubtful, what is well; within each in the order of <paramref name="checks"/>.
    /// </returns>
    public async Task<IReadOnlyList<FsResult>> RunAsync(IReadOnlyList<PrerequisiteCheck> checks, CancellationToken cancellationToken)
    {
        FsResult[] results = await Task.WhenAll(Begin(checks, cancellationToken)).ConfigureAwait(false);
        host.WriteProgress(new OpsProgress(PrerequisitesTexts.Activity, PrerequisitesTexts.Finished, Completed: true, Parent: parent));
        return [.. results.OrderBy(static r => Urgency(r.Outcome))];
    }

    /// <summary>Runs all checks and hands over each result as soon as it and those before it are there.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="take">Takes the results, in the order of <paramref name="checks"/>.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>When all have ended.</returns>
    public async Task RunAsync(IReadOnlyList<PrerequisiteCheck> checks, Action<FsResult> take, CancellationToken cancellationToken)
    {
        foreach (Task<FsResult> check in Begin(checks, cancellationToken))
        {
            take(await check.ConfigureAwait(false));
        }

        host.WriteProgress(new OpsProgress(PrerequisitesTexts.Activity, PrerequisitesTexts.Finished, Completed: true, Parent: parent));
    }

    private Task<FsResult>[] Begin(IReadOnlyList<PrerequisiteCheck> checks, CancellationToken cancellationToken)
    {
        // Not disposed of: a check may outlast the others where one of them throws, and it holds nothing but memory.
        SemaphoreSlim places = new(throttleLimit);
        return [.. checks.Select(check => RunAsync(check, checks.Count, places, cancellationToken))];
    }

    /// <summary>What to put right first.</summary>
    /// <param name="ordered">Results as <see cref="RunAsync(IReadOnlyList{PrerequisiteCheck}, CancellationToken)"/> orders them.</param>
    /// <returns>One sentence; null when all is well.</returns>
    public static string? FixFirst(IReadOnlyList<FsResult> ordered) =>
        ordered.Count > 0 && ordered[0] is { Outcome: not FsOutcome.Passed } first
            ? PrerequisitesTexts.PrerequisiteFixFirst.With(first.Subject, first.NextCommand ?? first.Remedy ?? first.Summary)
            : null;

    private static int Urgency(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Failed => 0,
        FsOutcome.Inconclusive => 1,
        FsOutcome.Warning => 2,
        FsOutcome.Skipped => 3,
        _ => 4,
    };

    private async Task<FsResult> RunAsync(PrerequisiteCheck check, int count, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(check, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
            host.WriteProgress(new OpsProgress(PrerequisitesTexts.Activity, check.Subject, 100 * Interlocked.Increment(ref _done) / count, Parent: parent));
        }
    }

    private static async Task<FsResult> RunAsync(PrerequisiteCheck check, CancellationToken cancellationToken)
    {
        try
        {
            // Off the caller's thread at once: a check that begins with slow work must not hold up the others.
            return await Task.Run(() => check.RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            FsResult broken = Broken(check, failed.Failure.Message, failed.Failure.Remedy);
            broken.Cause = Causes.Of(failed.Failure);
            return broken;
        }
        catch (Exception broken) when (!cancellationToken.IsCancellationRequested)
        {
            return Broken(check, PrerequisitesTexts.CheckBroken.With(check.Subject, broken.Message), PrerequisitesTexts.CheckBrokenRemedy);
        }
    }

    private static FsResult Broken(PrerequisiteCheck check, string summary, string remedy) => new()
    {
        Step = FsStep.Prerequisites,
        Subject = check.Subject,
        StartedAt = DateTime.UtcNow,
        Summary = summary,
        Remedy = remedy,
        NextCommand = "Test-FsPrerequisite -Verbose",
    };
}
