namespace FreeSport.Ops.Core.Projects;

/// <summary>Where the version that answers stands.</summary>
public sealed record SmokeVersionDefinition
{
    /// <summary>Gets the address that tells it; null for the first of the environment.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the compose service whose containers tell it; null for none.</summary>
    public string? Service { get; init; }

    /// <summary>Gets the login it needs.</summary>
    public string? Login { get; init; }

    /// <summary>Gets the header that holds it.</summary>
    public string? Header { get; init; }

    /// <summary>Gets the place in the answer that holds it.</summary>
    public string? Json { get; init; }

    /// <summary>Gets what it should be; null when nothing says.</summary>
    public string? Expected { get; init; }
}
