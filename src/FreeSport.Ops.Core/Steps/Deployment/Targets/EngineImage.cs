namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>An image that the engine has.</summary>
/// <param name="Id">The engine's id of it, as <c>sha256:…</c>.</param>
/// <param name="Tags">Its names with tags.</param>
/// <param name="Digests">Its names with digests: one for each repository that it came from or went to.</param>
internal sealed record EngineImage(string Id, IReadOnlyList<string> Tags, IReadOnlyList<string> Digests)
{
    /// <summary>The digest in the repository of a name; any where that repository is none of its; null where it came from no registry.</summary>
    public string? DigestFor(string reference)
    {
        string repository = ImageReference.Parse(reference).Canonical;
        ImageReference[] known = [.. Digests.Select(ImageReference.Parse)];
        return (known.FirstOrDefault(d => d.Canonical == repository) ?? known.FirstOrDefault())?.Digest;
    }

    /// <summary>The image as a deployment tells it.</summary>
    /// <param name="reference">The name it goes by.</param>
    public FsServiceImage As(string reference) => new()
    {
        Reference = ImageReference.Parse(reference).IsId ? (Tags.Count > 0 ? Tags[0] : Digests.Count > 0 ? Digests[0] : reference) : reference,
        Digest = DigestFor(reference),
        ImageId = Id,
    };
}
