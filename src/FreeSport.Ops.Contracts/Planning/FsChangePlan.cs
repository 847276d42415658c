namespace FreeSport.Ops;

/// <summary>What would be done to a change. Nothing was.</summary>
public sealed class FsChangePlan
{
    /// <summary>Gets or sets its id; null for one that would be made.</summary>
    public string? ChangeId { get; set; }

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it is; null for one that would be made.</summary>
    public FsChangeState? From { get; set; }

    /// <summary>Gets or sets how far it would be.</summary>
    public FsChangeState To { get; set; }

    /// <summary>Gets or sets what stands against it or is missing, in the reader's language.</summary>
    public string[] Objections { get; set; } = [];
}
