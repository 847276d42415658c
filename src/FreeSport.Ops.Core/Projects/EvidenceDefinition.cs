namespace FreeSport.Ops.Core.Projects;

/// <summary>How evidence is shared; what is null is as usual.</summary>
/// <param name="Remote">The remote, by name or address.</param>
/// <param name="Branch">The branch there.</param>
/// <param name="Sign">Whether batches are signed.</param>
/// <param name="SigningKey">The path of the key, public or private; the one that git signs with when null.</param>
public sealed record EvidenceDefinition(string? Remote, string? Branch, bool? Sign, string? SigningKey);
