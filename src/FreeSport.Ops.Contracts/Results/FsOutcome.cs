namespace FreeSport.Ops;

/// <summary>The verdict of one check or action. The values sort the worst first.</summary>
/// <remarks>
/// The zero value is <see cref="Inconclusive"/>, so that a result nobody decided never reads as passed. Files and the
/// ledger hold the names, not the numbers; 1 and 3 stay free, because they once stood for other verdicts.
/// </remarks>
public enum FsOutcome
{
    /// <summary>Measured, and not as it should be.</summary>
    Failed = -1,

    /// <summary>There was not enough data to decide: no report, zero tests, an unreadable answer, a time-out.</summary>
    Inconclusive = 0,

    /// <summary>Measured and usable, with something a person should look at.</summary>
    Warning = 2,

    /// <summary>Deliberately not looked at.</summary>
    Skipped = 4,

    /// <summary>Measured, and as it should be.</summary>
    Passed = 5,
}
