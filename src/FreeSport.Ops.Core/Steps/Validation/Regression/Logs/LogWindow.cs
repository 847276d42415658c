namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>The two stretches of time that a log is compared over.</summary>
/// <param name="From">Where the stretch before the change begins.</param>
/// <param name="Change">When the change happened: here the one ends and the other begins.</param>
/// <param name="Until">Where the stretch after the change ends.</param>
internal sealed record LogWindow(DateTimeOffset From, DateTimeOffset Change, DateTimeOffset Until)
{
    /// <summary>Gets how many times longer the stretch before the change is than that after it.</summary>
    public double Ratio => (Change - From).TotalSeconds / Math.Max(1, (Until - Change).TotalSeconds);

    /// <summary>On which side of the change a time lies.</summary>
    /// <param name="at">The time.</param>
    /// <returns>Null where it lies outside of both.</returns>
    public LogSide? SideOf(DateTimeOffset at) => at < From || at > Until ? null : at < Change ? LogSide.Before : LogSide.After;
}
