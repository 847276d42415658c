namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>What an account may do in a repository.</summary>
public sealed class PermissionsModel
{
    /// <summary>Gets or sets a value indicating whether it may do everything.</summary>
    public bool Admin { get; set; }

    /// <summary>Gets or sets a value indicating whether it may manage the repository.</summary>
    public bool Maintain { get; set; }

    /// <summary>Gets or sets a value indicating whether it may push.</summary>
    public bool Push { get; set; }

    /// <summary>Gets or sets a value indicating whether it may manage issues.</summary>
    public bool Triage { get; set; }

    /// <summary>Gets or sets a value indicating whether it may read.</summary>
    public bool Pull { get; set; }

    /// <summary>Gets the name of the strongest.</summary>
    public string? Role => Admin ? "admin" : Maintain ? "maintain" : Push ? "write" : Triage ? "triage" : Pull ? "read" : null;
}
