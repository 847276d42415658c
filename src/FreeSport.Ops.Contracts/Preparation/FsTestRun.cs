namespace FreeSport.Ops;

/// <summary>One run of one test suite through the project's virtual environment.</summary>
public sealed class FsTestRun : FsResult
{
    /// <summary>Gets or sets the suite's name, such as <c>unit</c> or <c>integration</c>.</summary>
    public string Suite { get; set; } = string.Empty;

    /// <summary>Gets or sets how the run ended.</summary>
    public FsTestRunState State { get; set; }

    /// <summary>Gets or sets the marker expression given to pytest; null when none was given.</summary>
    public string? Marker { get; set; }

    /// <summary>Gets or sets the number of tests in the report.</summary>
    public int Total { get; set; }

    /// <summary>Gets or sets the number of tests that passed.</summary>
    public int PassedCount { get; set; }

    /// <summary>Gets or sets the number of tests that failed or broke in their set-up.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets the number of tests that were skipped, expected failures included.</summary>
    public int SkippedCount { get; set; }

    /// <summary>Gets or sets the number of tests that pytest collected, before any was deselected; 0 when the run did not get that far.</summary>
    public int CollectedCount { get; set; }

    /// <summary>Gets or sets the number of collected tests that were deselected, those of other suites by the suite's marker included.</summary>
    public int DeselectedCount { get; set; }

    /// <summary>Gets or sets the number of tests that a plugin ran more than once.</summary>
    public int RepeatedCount { get; set; }

    /// <summary>Gets or sets pytest's exit code; null when it never started or was stopped.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Gets or sets the tests, in the report's order.</summary>
    public FsTestCase[] Cases { get; set; } = [];
}
