namespace FreeSport.Ops;

/// <summary>A service of a deployment: what it ran before, what it was to run, and what it runs.</summary>
public sealed class FsDeployedService
{
    /// <summary>Gets or sets the service's name in the compose file.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the image it was to run, as the compose file names it.</summary>
    public string Image { get; set; } = string.Empty;

    /// <summary>Gets or sets what it ran before; null where it did not run, or ran more than one image.</summary>
    public FsServiceImage? Before { get; set; }

    /// <summary>Gets or sets what it was to run; null until its image is known.</summary>
    public FsServiceImage? Wanted { get; set; }

    /// <summary>Gets or sets what its containers ran when it was looked at last; null where none ran.</summary>
    public FsServiceImage? Now { get; set; }

    /// <summary>Gets or sets a value indicating whether it was well when it was looked at last; null where nobody looked.</summary>
    public bool? IsHealthy { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether it had no container at all when it was looked at first: such a service is removed when it is put back.
    /// Where it is false and <see cref="Before"/> is null, it ran more than one image, and nobody can put it back.
    /// </summary>
    public bool IsNew { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name + " " + (Now ?? Wanted)?.ToString();
}
