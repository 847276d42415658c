namespace FreeSport.Ops;

/// <summary>How one series compares with what it was before.</summary>
public sealed class FsMetricBaseline
{
    /// <summary>Gets or sets the series, as PromQL writes it.</summary>
    public string Series { get; set; } = string.Empty;

    /// <summary>Gets or sets the mean before; null without values.</summary>
    public double? Before { get; set; }

    /// <summary>Gets or sets the mean after; null without values.</summary>
    public double? After { get; set; }

    /// <summary>Gets or sets how many values there were before.</summary>
    public int BeforeCount { get; set; }

    /// <summary>Gets or sets how many values there were after.</summary>
    public int AfterCount { get; set; }

    /// <summary>Gets or sets the probability that chance alone makes the values after look so much worse, by the test of Mann and Whitney; null where it was not asked for or cannot be told.</summary>
    public double? PValue { get; set; }

    /// <summary>Gets or sets what the comparison came to.</summary>
    public FsMetricState State { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Series} {State}";
}
