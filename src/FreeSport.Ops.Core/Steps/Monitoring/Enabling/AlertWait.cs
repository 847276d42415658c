using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Looks again and again until something is so, or time is up.</summary>
internal static class AlertWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for something.</summary>
    /// <param name="look">Looks once; null means not yet. A failure to look means not yet, too.</param>
    /// <param name="longest">How long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen, or null; with it the last failure to look.</returns>
    public static async Task<(T? Seen, OpsException? Failed)> ForAsync<T>(Func<CancellationToken, Task<T?>> look, TimeSpan longest, CancellationToken cancellationToken)
        where T : class
    {
        Stopwatch clock = Stopwatch.StartNew();
        OpsException? last = null;
        while (true)
        {
            try
            {
                if (await look(cancellationToken).ConfigureAwait(false) is { } seen)
                {
                    return (seen, null);
                }

                last = null;
            }
            catch (OpsException failed)
            {
                last = failed;
            }

            if (clock.Elapsed > longest)
            {
                return (null, last);
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
