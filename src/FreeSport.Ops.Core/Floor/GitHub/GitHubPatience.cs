namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>How long GitHub is waited for.</summary>
public sealed record GitHubPatience
{
    /// <summary>Gets how long one request and its answer may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long all the waiting that rate limits ask for may take, for one request; longer is a failure that names the time.</summary>
    public TimeSpan RateLimitWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets how often a request that may safely be sent twice is sent again after a fault of network or server, 0 to 10.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Gets the pause before the first repeat; it doubles for each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the longest of those pauses.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how much time is left for everything together; null for no end. Neither a request nor a pause outlasts it.</summary>
    public Func<TimeSpan>? Left { get; init; }

    /// <summary>Gets what waits; a test puts a clock of its own here.</summary>
    public Func<TimeSpan, CancellationToken, Task> DelayAsync { get; init; } = Task.Delay;

    /// <summary>How long the next request may take.</summary>
    internal TimeSpan Limit() => Left is null ? RequestTimeout : TimeSpan.FromTicks(Math.Max(1, Math.Min(RequestTimeout.Ticks, Left().Ticks)));
}
