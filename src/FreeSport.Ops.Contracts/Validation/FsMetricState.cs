namespace FreeSport.Ops;

/// <summary>What a measurement, or all of them together, came to. Unlike an outcome it tells an error apart, which is no measurement at all.</summary>
public enum FsMetricState
{
    /// <summary>Nothing can be said.</summary>
    Inconclusive = 0,

    /// <summary>It is as it should be.</summary>
    Passed = 1,

    /// <summary>It is above what asks for a person's decision, and below what fails.</summary>
    Warning = 2,

    /// <summary>It is not as it should be.</summary>
    Failed = 3,

    /// <summary>The monitor could not be asked.</summary>
    Error = 4,
}
