using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>When the same is asked again: one policy for every request, downloads of logs and long watches among them.</summary>
/// <param name="patience">How long and how often.</param>
internal sealed class RetryPolicy(GitHubPatience patience)
{
    private static readonly HashSet<string> Passing = new(
        [
            ErrorIds.GitHubUnavailable, ErrorIds.GitHubUnreachable, ErrorIds.GitHubTimedOut, ErrorIds.GitHubRateLimited,
            ErrorIds.GitHubAnswerUnreadable, ErrorIds.GitHubHostNotFound,
        ],
        StringComparer.Ordinal);

    private TimeSpan _asked;
    private int _failures;

    /// <summary>Whether a failure is one that passes by itself.</summary>
    public static bool Passes(OpsFailure failure) => Passing.Contains(failure.ErrorId);

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="asked">How long GitHub asks to be left alone; null when it does not say.</param>
    /// <returns>The pause; null when there is no more patience, or the pause would outlast the time that is left.</returns>
    public TimeSpan? Next(TimeSpan? asked)
    {
        TimeSpan pause;
        if (asked is { } wait)
        {
            pause = wait;
            if (_asked + wait > patience.RateLimitWait)
            {
                return null;
            }

            _asked += wait;
        }
        else if (_failures == patience.Repeats)
        {
            return null;
        }
        else
        {
            TimeSpan doubled = TimeSpan.FromTicks(patience.FirstPause.Ticks << Math.Min(_failures++, 12));
            pause = doubled < patience.LongestPause ? doubled : patience.LongestPause;
        }

        return patience.Left is { } left && pause >= left() ? null : pause;
    }
}
