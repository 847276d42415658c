namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>A repository, as GitHub's REST API describes it.</summary>
public sealed class RepositoryModel
{
    /// <summary>Gets or sets its number.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets a value indicating whether it is hidden from the public.</summary>
    public bool Private { get; set; }

    /// <summary>Gets or sets a value indicating whether nobody can change it any more.</summary>
    public bool Archived { get; set; }

    /// <summary>Gets or sets a value indicating whether it takes issues.</summary>
    public bool HasIssues { get; set; }

    /// <summary>Gets or sets the address of its page.</summary>
    public string? HtmlUrl { get; set; }

    /// <summary>Gets or sets the branch people start from.</summary>
    public string? DefaultBranch { get; set; }

    /// <summary>Gets or sets whose it is.</summary>
    public UserModel Owner { get; set; } = new();

    /// <summary>Gets or sets what whoever asks may do; null when GitHub does not tell.</summary>
    public PermissionsModel? Permissions { get; set; }
}
