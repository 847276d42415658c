using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Asks about a run, and carries over what passes: a server in trouble, a cut line, a token that expired.</summary>
/// <param name="source">Renews the token.</param>
/// <param name="clock">The time.</param>
/// <param name="host">Is told.</param>
/// <param name="left">How much time is left; null for no end.</param>
internal sealed class RunRequest(IRunSource source, WaitClock clock, IOpsHost host, Func<TimeSpan>? left = null)
{
    /// <summary>How long trouble without a single answer is borne.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    // The longest that GitHub's hourly limit can ask for, with a margin.
    private static readonly TimeSpan MostOfLimit = TimeSpan.FromMinutes(65);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Asks until there is an answer or no more hope.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="ask">Asks once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OpsException">Trouble that does not pass, or not in time; its remedy says how to go on.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        TimeSpan? since = null;
        RetryPolicy policy = new(new GitHubPatience { FirstPause = FirstPause, Repeats = int.MaxValue, RateLimitWait = TimeSpan.MaxValue - TimeSpan.FromDays(1), Left = left });
        for (bool renewed = false; ;)
        {
            try
            {
                T answer = await ask().ConfigureAwait(false);
                if (since is not null)
                {
                    host.WriteVerbose(WatchTexts.AnswersAgain.With(source.RunId));
                }

                return answer;
            }
            catch (OpsException refused) when (refused.Failure.ErrorId == ErrorIds.GitHubTokenRefused && !renewed)
            {
                renewed = true;
                if (!await source.RenewAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw WatchFailures.TokenExpired(source.RunId, refused);
                }

                host.WriteVerbose(WatchTexts.TokenRenewed.With(source.RunId));
            }
            catch (OpsException refused) when (refused.Failure.ErrorId == ErrorIds.GitHubTokenRefused)
            {
                throw WatchFailures.TokenExpired(source.RunId, refused);
            }
            catch (OpsException trouble) when (RetryPolicy.Passes(trouble.Failure))
            {
                TimeSpan most = trouble.Failure.ErrorId == ErrorIds.GitHubRateLimited ? MostOfLimit : Most;
                if (since is null)
                {
                    host.WriteWarning(WatchTexts.Trouble.With(source.RunId, trouble.Failure.Message, most.TotalMinutes));
                }

                since ??= clock.Elapsed();
                if (policy.Next(trouble.Failure.RetryAfter) is not { } pause)
                {
                    throw WatchFailures.TimeTooShort(source.RunId, left!(), trouble);
                }

                if (trouble.Failure.RetryAfter is null && clock.Elapsed() - since > most)
                {
                    throw WatchFailures.GaveUp(source.RunId, most, trouble);
                }

                await clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
