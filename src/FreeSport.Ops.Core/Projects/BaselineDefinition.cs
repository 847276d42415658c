namespace FreeSport.Ops.Core.Projects;

/// <summary>How a metric may differ from what it was before a change.</summary>
public sealed record BaselineDefinition
{
    /// <summary>Gets how far before the change is looked, and as far after it; null for the metric's range.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>Gets how much worse the mean may be; null for no such limit. In the query's own unit.</summary>
    public double? Absolute { get; init; }

    /// <summary>Gets how many times worse the mean may be; null for no such limit.</summary>
    public double? Ratio { get; init; }

    /// <summary>Gets the probability below which the test of Mann and Whitney fails; null for no test.</summary>
    public double? Significance { get; init; }

    /// <summary>Gets a value indicating whether lower values are the worse ones.</summary>
    public bool IsLowerWorse { get; init; }

    /// <summary>Gets how far back one value of the query looks; null for what the query says.</summary>
    public TimeSpan? Window { get; init; }

    internal static BaselineDefinition Read(ConfigurationNode node) => new()
    {
        Over = Duration.Read(node["over"].Text),
        Absolute = MetricDefinition.Number(node["absolute"].Text),
        Ratio = MetricDefinition.Number(node["ratio"].Text),
        Significance = MetricDefinition.Number(node["significance"].Text),
        IsLowerWorse = node["worse"].Text == "lower",
        Window = Duration.Read(node["window"].Text),
    };
}
