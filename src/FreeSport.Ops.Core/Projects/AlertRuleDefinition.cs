namespace FreeSport.Ops.Core.Projects;

/// <summary>An alerting rule.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Expression">The PromQL expression that has a value while something is wrong.</param>
/// <param name="Severity">critical, warning or info.</param>
public sealed record AlertRuleDefinition(string Name, string Expression, string Severity)
{
    /// <summary>Gets how long it must be wrong, as Prometheus writes durations; null for at once.</summary>
    public string? For { get; init; }

    /// <summary>Gets the sentence in English; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Gets the sentence in Russian; null when there is none.</summary>
    public string? RussianSummary { get; init; }

    /// <summary>Gets where it says what to do; null for nowhere.</summary>
    public string? Runbook { get; init; }

    /// <summary>Gets further labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the environments it is for; none means all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    // A text alone is the English sentence.
    internal static AlertRuleDefinition Read(ConfigurationNode node) => new(node["name"].Text!, node["expr"].Text!, node["severity"].Text!)
    {
        For = node["for"].Text,
        Summary = node["summary"].Text ?? node["summary"]["en"].Text,
        RussianSummary = node["summary"]["ru"].Text,
        Runbook = node["runbook"].Text,
        Labels = (node["labels"].Texts ?? []).GroupBy(static l => l.Substring(0, l.IndexOf('='))).ToDictionary(static g => g.Key, static g => g.Last().Substring(g.Key.Length + 1)),
        Environments = node["environments"].Texts ?? [],
    };
}
