namespace FreeSport.Ops;

/// <summary>Why a metric was decided as it was.</summary>
public enum FsMetricReason
{
    /// <summary>Nothing was measured.</summary>
    NotMeasured = 0,

    /// <summary>The conditions decided.</summary>
    Condition = 1,

    /// <summary>Neither the condition of success nor that of failure holds: a person decides.</summary>
    Undecided = 2,

    /// <summary>No condition says what is good.</summary>
    NoCondition = 3,

    /// <summary>The conditions or limits contradict each other, or decide nothing whatever is measured.</summary>
    Contradiction = 4,

    /// <summary>The query has no result.</summary>
    NoData = 5,

    /// <summary>The guard query has no data, or it is zero: without traffic the value means nothing.</summary>
    NoTraffic = 6,

    /// <summary>A value is NaN, or infinite where it does not fail.</summary>
    NotFinite = 7,

    /// <summary>The query has no numbers as its result: a text, or native histograms.</summary>
    NotNumeric = 8,

    /// <summary>The monitor warns that data may be missing.</summary>
    PartialData = 9,

    /// <summary>A series that had values has none any more.</summary>
    SeriesGone = 10,

    /// <summary>The same series came twice.</summary>
    DuplicateSeries = 11,

    /// <summary>The values are of another time than the one that was asked for.</summary>
    OtherTime = 12,

    /// <summary>A series has fewer values than <c>minSamples</c>.</summary>
    TooFewSamples = 13,

    /// <summary>There were fewer measurements than <c>count</c>.</summary>
    NotFinished = 14,

    /// <summary>The monitor could not be asked.</summary>
    Error = 15,

    /// <summary>The comparison with what was before decided.</summary>
    Baseline = 16,

    /// <summary>There is nothing from before to compare with, or nothing that can be compared.</summary>
    NoBaseline = 17,
}
