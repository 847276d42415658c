namespace FreeSport.Ops;

/// <summary>The verdict of one metric.</summary>
public sealed class FsMetric : FsResult
{
    /// <summary>Gets or sets its name in its environment.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the query, in PromQL.</summary>
    public string Query { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of the monitor that was asked; empty when there is none.</summary>
    public string Monitor { get; set; } = string.Empty;

    /// <summary>Gets or sets the verdict in the terms of metrics; of an informational one it says what it would have been.</summary>
    public FsMetricState State { get; set; }

    /// <summary>Gets or sets why.</summary>
    public FsMetricReason Reason { get; set; }

    /// <summary>Gets or sets a value indicating whether it reports and decides nothing; its outcome is Skipped then.</summary>
    public bool IsInformational { get; set; }

    /// <summary>Gets or sets what decides, in one line, such as <c>warn &gt; 0.01, fail &gt; 0.05</c>.</summary>
    public string Condition { get; set; } = string.Empty;

    /// <summary>Gets or sets the value that decided, which may be NaN or infinite; null when there was none. In the query's own unit.</summary>
    public double? Value { get; set; }

    /// <summary>Gets or sets the number of the condition that the value was held against; null when there is none.</summary>
    public double? Threshold { get; set; }

    /// <summary>Gets or sets the series of the value, as PromQL writes it; null when there was none.</summary>
    public string? Series { get; set; }

    /// <summary>Gets or sets how many series there were.</summary>
    public int SeriesCount { get; set; }

    /// <summary>Gets or sets how many measurements were to be made.</summary>
    public int RequiredCount { get; set; }

    /// <summary>Gets or sets how many measurements passed.</summary>
    public int PassedCount { get; set; }

    /// <summary>Gets or sets how many measurements ask for a person's decision.</summary>
    public int WarningCount { get; set; }

    /// <summary>Gets or sets how many measurements failed.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets how many measurements said nothing.</summary>
    public int InconclusiveCount { get; set; }

    /// <summary>Gets or sets how often the monitor could not be asked; these are not measurements.</summary>
    public int ErrorCount { get; set; }

    /// <summary>Gets or sets the measurements, in the order of time.</summary>
    public FsMetricPoint[] Points { get; set; } = [];

    /// <summary>Gets or sets the comparison with what was before, one for each series; none where none was asked for.</summary>
    public FsMetricBaseline[] Baseline { get; set; } = [];

    /// <summary>Gets or sets what the monitor warned of.</summary>
    public string[] Warnings { get; set; } = [];

    /// <summary>Gets or sets what is worth knowing beside the verdict, such as a clock that goes wrong.</summary>
    public string[] Notes { get; set; } = [];
}
