using NodaTime;

namespace FreeSport.Ops.Core.Projects.Windows;

/// <summary>One time at which an environment may be touched.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it is over.</param>
/// <param name="Window">The window of the configuration; null where none is configured and only freezes are.</param>
/// <param name="Shift">How much longer it is than its clock times say, because clocks are put forward or back in it; zero mostly.</param>
internal sealed record WindowSpan(Instant Start, Instant End, DeploymentWindow? Window, NodaTime.Duration Shift)
{
    /// <summary>Whether a moment lies in it.</summary>
    /// <param name="moment">The moment.</param>
    public bool Contains(Instant moment) => Start <= moment && moment < End;
}
