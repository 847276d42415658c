namespace FreeSport.Ops;

/// <summary>What got worse after a change.</summary>
public enum FsRegressionKind
{
    /// <summary>Nothing that has a name yet.</summary>
    Unknown = 0,

    /// <summary>An alert that was not there before.</summary>
    Alert,

    /// <summary>A metric that is not within its limits.</summary>
    Metric,

    /// <summary>An error that was not logged before.</summary>
    NewError,

    /// <summary>An error that is logged more often than before.</summary>
    MoreErrors,

    /// <summary>A container that was started again, or goes on being started again.</summary>
    Restart,

    /// <summary>A container that is not healthy, or does not run.</summary>
    Container,

    /// <summary>Something that could not be looked at.</summary>
    NotLooked,
}
