using System.Diagnostics;

using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Runs one check: asks until it passes or there is no more hope or time, then measures.</summary>
/// <param name="ask">Asks once, within a time.</param>
/// <param name="options">How long and how often.</param>
/// <param name="delayAsync">Waits.</param>
/// <param name="elapsed">The time since some moment; null for the system's clock.</param>
internal sealed class SmokeRun(
    Func<PlannedCheck, TimeSpan, CancellationToken, Task<SmokeLook>> ask,
    SmokeOptions options,
    Func<TimeSpan, CancellationToken, Task> delayAsync,
    Func<TimeSpan>? elapsed = null)
{
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(2);

    private readonly Func<TimeSpan> _elapsed = elapsed ?? Clock();

    /// <summary>Runs a check.</summary>
    /// <param name="planned">The check.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its verdict.</returns>
    public async Task<FsSmokeTest> RunAsync(PlannedCheck planned, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        TimeSpan start = _elapsed();
        TimeSpan Left() => options.Deadline - (_elapsed() - start);

        RetryPolicy policy = new(new GitHubPatience
        {
            FirstPause = options.FirstPause,
            LongestPause = options.LongestPause,
            Repeats = int.MaxValue,
            RateLimitWait = options.Deadline,
            Left = Left,
        });
        List<SmokeLook> looks = [await ask(planned, options.RequestTimeout, cancellationToken).ConfigureAwait(false)];
        bool isLast = false;
        while (!isLast && MayAskAgain(planned, looks))
        {
            TimeSpan? asked = looks[looks.Count - 1].RetryAfter;
            TimeSpan? next = policy.Next(asked);
            isLast = next is null;
            TimeSpan pause = next ?? Rest(Left(), asked);
            if (pause <= TimeSpan.Zero)
            {
                break;
            }

            await delayAsync(pause, cancellationToken).ConfigureAwait(false);
            looks.Add(await ask(planned, Within(Left()), cancellationToken).ConfigureAwait(false));
        }

        SmokeLook last = looks[looks.Count - 1];
        List<SmokeLook> measured = [last];
        while (IsGood(last) && measured.Count < options.Repeat)
        {
            measured.Add(await ask(planned, options.RequestTimeout, cancellationToken).ConfigureAwait(false));
        }

        FsSmokeTest test = new SmokeVerdict(planned, options).Decide(looks, measured, _elapsed() - start);
        test.StartedAt = startedAt;
        return test;
    }

    // What is left of the time is too short for the next pause, and long enough to look once more before it ends.
    private static TimeSpan Rest(TimeSpan left, TimeSpan? asked) => asked is null ? TimeSpan.FromTicks(left.Ticks * 3 / 4) : TimeSpan.Zero;

    // Where a version is waited for, the old one and the trouble of its going are what the waiting is about.
    private bool MayAskAgain(PlannedCheck planned, List<SmokeLook> looks)
    {
        SmokeLook last = looks[looks.Count - 1];
        return !IsGood(last) && !last.IsHopeless && (planned.AwaitsVersion || looks.Count <= options.Retries);
    }

    private static bool IsGood(SmokeLook look) => look.Outcome is FsOutcome.Passed or FsOutcome.Warning;

    // A look that is cut short by the deadline would tell of itself, and not of what answers.
    private TimeSpan Within(TimeSpan left)
    {
        TimeSpan most = left > ShortestLook ? left : ShortestLook;
        return options.RequestTimeout < most ? options.RequestTimeout : most;
    }

    private static Func<TimeSpan> Clock()
    {
        Stopwatch clock = Stopwatch.StartNew();
        return () => clock.Elapsed;
    }
}
