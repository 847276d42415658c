namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Compares what services run.</summary>
internal static class DeploymentImages
{
    /// <summary>Whether two images are the same, by what cannot move.</summary>
    /// <param name="one">An image; null for none.</param>
    /// <param name="other">Another.</param>
    public static bool IsSame(FsServiceImage? one, FsServiceImage? other) =>
        one is null || other is null ? one is null && other is null
        : one.ImageId is not null && other.ImageId is not null ? one.ImageId == other.ImageId
        : one.Digest is not null && one.Digest == other.Digest;

    /// <summary>Whether a service runs the same image in the same way, as far as both are known.</summary>
    /// <param name="one">What it runs; null for nothing.</param>
    /// <param name="other">What it ran at another time.</param>
    public static bool IsUnchanged(FsServiceImage? one, FsServiceImage? other) =>
        IsSame(one, other) && (one?.ConfigHash is null || other?.ConfigHash is null || one.ConfigHash == other.ConfigHash);
}
