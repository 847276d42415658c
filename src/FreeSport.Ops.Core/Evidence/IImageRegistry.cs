using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>What registries have, as a room may ask it.</summary>
public interface IImageRegistry
{
    /// <summary>Looks for an image and the images for each platform that it stands for. Never throws for what a registry does.</summary>
    /// <param name="image">The image, with a tag or a digest.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>What was found.</returns>
    Task<RegistryImage> FindAsync(ImageName image, CancellationToken cancellationToken);

    /// <summary>The tags of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>The tags in the registry's order; null where it did not tell.</returns>
    Task<IReadOnlyList<string>?> TagsAsync(ImageName image, CancellationToken cancellationToken);
}
