namespace FreeSport.Ops;

/// <summary>The verdict of one check or action.</summary>
/// <remarks>The zero value is <see cref="Inconclusive"/>, so that a result nobody decided never reads as passed.</remarks>
public enum FsOutcome
{
    /// <summary>There was not enough data to decide: no report, zero tests, an unreadable answer, a time-out.</summary>
    Inconclusive = 0,

    /// <summary>Measured, and as it should be.</summary>
    Passed = 1,

    /// <summary>Measured and usable, with something a person should look at.</summary>
    Warning = 2,

    /// <summary>Measured, and not as it should be.</summary>
    Failed = 3,

    /// <summary>Deliberately not looked at.</summary>
    Skipped = 4,
}
