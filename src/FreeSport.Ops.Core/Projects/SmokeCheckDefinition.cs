namespace FreeSport.Ops.Core.Projects;

/// <summary>One smoke test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Target">The address, <c>host:port</c>, the name, or the compose service.</param>
public sealed record SmokeCheckDefinition(string Name, FsSmokeKind Kind, string Target)
{
    /// <summary>Gets the method of the request.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Gets the headers of the request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets headers whose values variables of the environment hold.</summary>
    public IReadOnlyDictionary<string, string> HeadersFrom { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the login it needs; null for none.</summary>
    public string? Login { get; init; }

    /// <summary>Gets a value indicating whether a certificate is taken that cannot be trusted.</summary>
    public bool SkipsCertificateCheck { get; init; }

    /// <summary>Gets where the version that answers stands; null when it is not looked at.</summary>
    public SmokeVersionDefinition? Version { get; init; }

    /// <summary>Gets what is expected.</summary>
    public SmokeExpectationDefinition Expect { get; init; } = new();
}
