using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>Which incident is to be written down.</summary>
/// <param name="Title">Its title.</param>
public sealed record IncidentRequest(string Title)
{
    /// <summary>Gets the environment; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets from when on; null for what the document says, or else a day ago.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Gets until when; null for what the document says, or else while it goes on.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets where the incident has an issue on GitHub, too; null for nowhere.</summary>
    public GitHubOptions? Issue { get; init; }
}
