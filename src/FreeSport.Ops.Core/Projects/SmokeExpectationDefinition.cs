namespace FreeSport.Ops.Core.Projects;

/// <summary>What a smoke test expects.</summary>
public sealed record SmokeExpectationDefinition
{
    /// <summary>Gets the statuses, as <c>200</c> or <c>2xx</c>; none for 200 to 299.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Gets texts that stand in the answer.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>Gets texts that do not stand in the answer.</summary>
    public IReadOnlyList<string> NotText { get; init; } = [];

    /// <summary>Gets places in the answer with what stands there.</summary>
    public IReadOnlyDictionary<string, string> Json { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets headers of the answer with their values.</summary>
    public IReadOnlyDictionary<string, string> Header { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how long the answer may take; null for any time within the time-out.</summary>
    public TimeSpan? MaxLatency { get; init; }

    /// <summary>Gets where the answer leads; null when redirects are followed.</summary>
    public string? Redirect { get; init; }

    /// <summary>Gets how many days the certificate must hold; null for a warning where it ends soon.</summary>
    public double? MinCertificateDays { get; init; }

    /// <summary>Gets addresses that the name has.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
