namespace FreeSport.Ops;

/// <summary>A release that an environment may be put back to.</summary>
public sealed class FsRelease
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets where it is known from.</summary>
    public FsReleaseSource From { get; set; }

    /// <summary>Gets or sets what names it: the id of its deployment, else the tag of its images.</summary>
    public string To { get; set; } = string.Empty;

    /// <summary>Gets or sets the tag of its images; null where none was named.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets the commit it was of; empty where it is not known.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets when it ran first, or was listed, in UTC or as the document says; null where nobody knows.</summary>
    public DateTime? RanAt { get; set; }

    /// <summary>Gets or sets how its newest deployment from this clone ended; None where there is none on record.</summary>
    public FsDeploymentEnding Ending { get; set; }

    /// <summary>Gets or sets its images.</summary>
    public string[] Images { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => ImageTag ?? To;
}
