namespace FreeSport.Ops;

/// <summary>How what is needed compares with what GitHub has.</summary>
/// <remarks>The zero value is <see cref="Unknown"/>, so that a name nobody compared never reads as present.</remarks>
public enum FsSecretState
{
    /// <summary>Not compared: GitHub could not be asked, or what is needed is not known.</summary>
    Unknown = 0,

    /// <summary>Needed, and not where what needs it can read it.</summary>
    Missing,

    /// <summary>On GitHub, and nothing in the project reads it.</summary>
    Unused,

    /// <summary>Needed, and there.</summary>
    Present,

    /// <summary>Needed and there, but older than the project allows a secret to be.</summary>
    Stale,

    /// <summary>Needed and there, but changed since the last comparison on record, by somebody or something else.</summary>
    ChangedElsewhere,

    /// <summary>Needed on a host or in a cluster only; its value does not belong on GitHub.</summary>
    NotOnGitHub,
}
