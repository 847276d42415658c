using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Carries a watch over what passes: a server in trouble, a cut line, a token that expired.</summary>
/// <param name="source">Renews the token.</param>
/// <param name="clock">The time.</param>
/// <param name="host">Is told.</param>
internal sealed class Endurance(IRunSource source, WaitClock clock, IOpsHost host)
{
    /// <summary>How long trouble without a single answer is borne.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    // The longest that GitHub's hourly limit can ask for, with a margin.
    private static readonly TimeSpan MostOfLimit = TimeSpan.FromMinutes(65);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly HashSet<string> Passing = new(
        [ErrorIds.GitHubUnavailable, ErrorIds.GitHubUnreachable, ErrorIds.GitHubTimedOut, ErrorIds.GitHubRateLimited, ErrorIds.GitHubAnswerUnreadable, ErrorIds.GitHubHostNotFound], StringComparer.Ordinal);

    /// <summary>Whether a failure is one that passes by itself.</summary>
    public static bool Passes(OpsFailure failure) => Passing.Contains(failure.ErrorId);

    /// <summary>Asks until there is an answer or no more hope.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="ask">Asks once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OpsException">Trouble that does not pass, or not in time; its remedy says how to go on.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        TimeSpan? since = null;
        TimeSpan pause = FirstPause;
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
            catch (OpsException trouble) when (Passes(trouble.Failure))
            {
                TimeSpan most = trouble.Failure.ErrorId == ErrorIds.GitHubRateLimited ? MostOfLimit : Most;
                if (since is null)
                {
                    host.WriteWarning(WatchTexts.Trouble.With(source.RunId, trouble.Failure.Message, most.TotalMinutes));
                }

                since ??= clock.Elapsed();
                if (clock.Elapsed() - since > most)
                {
                    throw WatchFailures.GaveUp(source.RunId, most, trouble);
                }

                await clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
                pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            }
        }
    }
}
