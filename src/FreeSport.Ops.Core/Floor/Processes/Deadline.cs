using System.Diagnostics;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>The time that several calls have together.</summary>
/// <param name="limit">How long that is.</param>
public sealed class Deadline(TimeSpan limit)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Gets how long that is.</summary>
    public TimeSpan Limit { get; } = limit;

    /// <summary>Gets what is left of it, never nothing: a program that is given no time at all would not be started.</summary>
    public TimeSpan Left => Limit - _clock.Elapsed is var left && left > Least ? left : Least;
}
