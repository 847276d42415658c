namespace FreeSport.Ops;

/// <summary>Whether an environment may be touched at a moment, by its windows and freezes.</summary>
public sealed class FsDeploymentWindow : FsResult
{
    /// <summary>Gets or sets whether it may be touched.</summary>
    public FsWindowState State { get; set; }

    /// <summary>Gets or sets the moment that was asked for, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets how long it is expected to take; zero where nothing says.</summary>
    public TimeSpan ExpectedDuration { get; set; }

    /// <summary>Gets or sets the window that is open, as the configuration says it; null where none is.</summary>
    public string? Window { get; set; }

    /// <summary>Gets or sets when what is open now was opened, in UTC; null where nothing is.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>Gets or sets when what is open now closes, by its end or by a freeze, in UTC; null where nothing is open.</summary>
    public DateTime? ClosesAt { get; set; }

    /// <summary>Gets or sets how much of it is left; null where nothing is open.</summary>
    public TimeSpan? Left { get; set; }

    /// <summary>Gets or sets when the next time begins that is long enough, in UTC; null where none comes within 400 days.</summary>
    public DateTime? NextOpensAt { get; set; }

    /// <summary>Gets or sets when that time is over, in UTC.</summary>
    public DateTime? NextClosesAt { get; set; }

    /// <summary>Gets or sets how long it is until then.</summary>
    public TimeSpan? NextIn { get; set; }

    /// <summary>Gets or sets the freeze that holds, or that cuts the open time short; null for none.</summary>
    public string? Freeze { get; set; }

    /// <summary>Gets or sets what is odd about the clocks: a window that is longer or shorter because they are put forward or back.</summary>
    public string[] Notes { get; set; } = [];
}
