namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>An account or a team that may approve.</summary>
public sealed class ReviewerModel
{
    /// <summary>Gets or sets what it is: <c>User</c> or <c>Team</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Gets or sets who it is.</summary>
    public ReviewerNameModel? Reviewer { get; set; }

    /// <summary>As people name it.</summary>
    /// <returns>Login or team.</returns>
    public FsReviewer ToReviewer() => new() { IsTeam = Type == "Team", Name = Reviewer?.Login ?? Reviewer?.Slug ?? Reviewer?.Name ?? string.Empty };
}
