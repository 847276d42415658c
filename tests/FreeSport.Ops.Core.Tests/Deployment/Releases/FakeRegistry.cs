using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Deployment.Releases;

/// <summary>A registry in memory.</summary>
internal sealed class FakeRegistry : IImageRegistry
{
    /// <summary>Gets the digest of each image, by its whole name.</summary>
    public Dictionary<string, string> Images { get; } = [];

    public bool IsDown { get; set; }

    public Task<RegistryImage> FindAsync(ImageName image, CancellationToken cancellationToken) => Task.FromResult(
        IsDown ? new RegistryImage(null, null, image + ": connection refused")
        : Images.TryGetValue(image.ToString(), out string? digest) ? new RegistryImage(true, digest, string.Empty)
        : Images.ContainsValue(image.Digest ?? "-") ? new RegistryImage(true, image.Digest, string.Empty)
        : new RegistryImage(false, null, image + " is not there"));

    public Task<IReadOnlyList<string>?> TagsAsync(ImageName image, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(
        IsDown ? null : [.. Images.Keys.Select(ImageName.Parse).Where(i => i!.Repository == image.Repository).Select(static i => i!.Tag!)]);
}
