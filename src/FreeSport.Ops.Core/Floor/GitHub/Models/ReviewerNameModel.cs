namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>The names of an account or of a team.</summary>
public sealed class ReviewerNameModel
{
    /// <summary>Gets or sets an account's login.</summary>
    public string? Login { get; set; }

    /// <summary>Gets or sets a team's short name.</summary>
    public string? Slug { get; set; }

    /// <summary>Gets or sets a team's name.</summary>
    public string? Name { get; set; }
}
