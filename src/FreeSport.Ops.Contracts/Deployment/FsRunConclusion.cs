namespace FreeSport.Ops;

/// <summary>How a workflow run or one of its jobs or steps ended.</summary>
/// <remarks>Source: GitHub's REST API, workflow runs and jobs; their words without the underscores.</remarks>
public enum FsRunConclusion
{
    /// <summary>Not over, or a word that GitHub did not use before.</summary>
    None = 0,

    /// <summary>It did what it should.</summary>
    Success,

    /// <summary>It failed.</summary>
    Failure,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>Its condition was false.</summary>
    Skipped,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>A person has to do something on GitHub.</summary>
    ActionRequired,

    /// <summary>It has no verdict.</summary>
    Neutral,

    /// <summary>GitHub gave it up because it got no news for long.</summary>
    Stale,

    /// <summary>The workflow could not be started.</summary>
    StartupFailure,
}
