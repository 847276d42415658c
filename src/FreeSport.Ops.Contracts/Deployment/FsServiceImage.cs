namespace FreeSport.Ops;

/// <summary>The image that a service runs, as its containers tell it.</summary>
public sealed class FsServiceImage
{
    /// <summary>Gets or sets its name and tag.</summary>
    public string Reference { get; set; } = string.Empty;

    /// <summary>Gets or sets the digest in the registry, of the index where there is one, as <c>sha256:…</c>; null for an image that came from no registry.</summary>
    public string? Digest { get; set; }

    /// <summary>Gets or sets the engine's own id of the image for its platform, as <c>sha256:…</c>; null where a Swarm node does not tell.</summary>
    public string? ImageId { get; set; }

    /// <summary>
    /// Gets or sets compose's fingerprint of all that its containers were made with, variables too; null where nobody tells.
    /// Source: the label <c>com.docker.compose.config-hash</c> that compose puts on containers.
    /// </summary>
    public string? ConfigHash { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Reference;
}
