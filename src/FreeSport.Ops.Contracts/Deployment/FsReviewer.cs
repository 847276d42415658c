namespace FreeSport.Ops;

/// <summary>Somebody who may approve.</summary>
public sealed class FsReviewer
{
    /// <summary>Gets or sets the login, or the team's slug.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether it is a team.</summary>
    public bool IsTeam { get; set; }

    /// <inheritdoc/>
    public override string ToString() => IsTeam ? "@" + Name : Name;
}
