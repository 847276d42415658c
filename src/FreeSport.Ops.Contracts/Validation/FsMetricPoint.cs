namespace FreeSport.Ops;

/// <summary>One measurement of a metric: the worst of all series at one moment.</summary>
public sealed class FsMetricPoint
{
    /// <summary>Gets or sets when, in UTC by the monitor's clock.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets the value that decided, which may be NaN or infinite; null when there was none.</summary>
    public double? Value { get; set; }

    /// <summary>Gets or sets the series it is of, as PromQL writes it; null when there was none.</summary>
    public string? Series { get; set; }

    /// <summary>Gets or sets what it came to.</summary>
    public FsMetricState State { get; set; }

    /// <summary>Gets or sets why.</summary>
    public FsMetricReason Reason { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{State} {Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)}".TrimEnd();
}
