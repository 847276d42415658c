namespace FreeSport.Ops;

/// <summary>How a run of pytest ended.</summary>
public enum FsTestRunState
{
    /// <summary>There is no report to judge by.</summary>
    NoReport = 0,

    /// <summary>Tests ran to the end and the report is whole.</summary>
    Completed,

    /// <summary>Not one test was executed.</summary>
    NoTests,

    /// <summary>pytest could not collect the tests.</summary>
    CollectionError,

    /// <summary>The virtual environment's Python is missing.</summary>
    NoVirtualEnvironment,

    /// <summary>The virtual environment has no pytest.</summary>
    PytestMissing,

    /// <summary>The process was killed from outside.</summary>
    Killed,

    /// <summary>The run took longer than allowed and was stopped.</summary>
    TimedOut,

    /// <summary>The report is there and is not whole.</summary>
    UnreadableReport,

    /// <summary>pytest refused its arguments or configuration.</summary>
    UsageError,

    /// <summary>pytest failed itself.</summary>
    InternalError,

    /// <summary>The suite is not defined: no marker, no folder, no configuration.</summary>
    UnknownSuite,

    /// <summary>What pytest collected and what it reported do not agree, or nothing tells whether they do.</summary>
    Unaccounted,

    /// <summary>The tests loaded code of the project's own from somewhere else, such as another working tree.</summary>
    CodeElsewhere,
}
