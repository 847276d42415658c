using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Gathers what is looked at of a monitor. A look that fails is a check that is not passed, never one that is left out.</summary>
internal sealed class CheckList
{
    private readonly List<FsMonitoringCheck> _checks = [];

    /// <summary>Gets the checks, in order.</summary>
    public FsMonitoringCheck[] Checks => [.. _checks];

    /// <summary>Gets a value indicating whether the monitor gave no answer at all, so that nothing more is to be asked.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Looks at one thing.</summary>
    /// <param name="aspect">What.</param>
    /// <param name="look">Looks, and decides.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task AddAsync(FsMonitoringAspect aspect, Func<Task<FsMonitoringCheck>> look)
    {
        FsMonitoringCheck check;
        try
        {
            check = await look().ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            bool isGone = failed.Failure.ErrorId is ErrorIds.MonitorUnreachable or ErrorIds.MonitorTimedOut or ErrorIds.MonitorUnavailable;
            IsDead |= isGone && _checks.Count == 0;
            check = new FsMonitoringCheck { Outcome = isGone ? FsOutcome.Failed : FsOutcome.Inconclusive, Summary = failed.Failure.Message, Remedy = failed.Failure.Remedy };
        }

        check.Aspect = aspect;
        _checks.Add(check);
    }

    /// <summary>A check that is as it should be.</summary>
    public static FsMonitoringCheck Passed(string summary) => new() { Outcome = FsOutcome.Passed, Summary = summary };

    /// <summary>A check that is not.</summary>
    public static FsMonitoringCheck Bad(FsOutcome outcome, string summary, string? remedy, string? command = null) =>
        new() { Outcome = outcome, Summary = summary, Remedy = remedy, NextCommand = command };

    /// <summary>How far a server's clock is off.</summary>
    /// <param name="server">The server's present.</param>
    /// <param name="name">The server.</param>
    /// <param name="version">What to say where it is right.</param>
    /// <returns>The check.</returns>
    public static FsMonitoringCheck Clock(DateTimeOffset server, string name, string version)
    {
        TimeSpan off = (server - DateTimeOffset.UtcNow).Duration();
        return off > TimeSpan.FromMinutes(1)
            ? Bad(FsOutcome.Warning, CheckupTexts.ClockOff.With(name, Math.Round(off.TotalSeconds)), CheckupTexts.ClockOffRemedy)
            : Passed(CheckupTexts.Answers.With(version).TrimEnd());
    }
}
