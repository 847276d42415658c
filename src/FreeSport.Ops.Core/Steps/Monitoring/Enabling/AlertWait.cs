using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Looks again and again until something is so, or time is up.</summary>
internal static class AlertWait
{
    /// <summary>How long a server that was not restarted may be absent: it listens all the while that it reads its files anew.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for something.</summary>
    /// <param name="look">Looks once; null means not yet. A failure to look means not yet, too, unless waiting does not mend it.</param>
    /// <param name="longest">How long.</param>
    /// <param name="absence">How long the server may be out of reach at a stretch.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen, or null; with it the last failure to look.</returns>
    public static async Task<(T? Seen, OpsException? Failed)> ForAsync<T>(Func<CancellationToken, Task<T?>> look, TimeSpan longest, TimeSpan absence, CancellationToken cancellationToken)
        where T : class
    {
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan? absentSince = null;
        OpsException? last = null;
        while (true)
        {
            try
            {
                if (await look(cancellationToken).ConfigureAwait(false) is { } seen)
                {
                    return (seen, null);
                }

                (last, absentSince) = (null, null);
            }
            catch (OpsException failed)
            {
                last = failed;
                absentSince = failed.Failure.ErrorId == ErrorIds.MonitorUnreachable ? absentSince ?? clock.Elapsed : null;
            }

            bool isInVain = last?.Failure.ErrorId is ErrorIds.MonitorForbidden or ErrorIds.MonitorTlsFailed || clock.Elapsed - absentSince > absence;
            if (isInVain || clock.Elapsed > longest)
            {
                return (null, last);
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
