using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Finds, for a tag, the exact images that each service would run: by the digests that the registry gives for it now, so that it may be moved afterwards.</summary>
/// <param name="registry">Is asked.</param>
internal sealed class TagRollback(IImageRegistry registry)
{
    private const int WholeCommit = 40;
    private const int ShortCommit = 7;

    /// <summary>Finds them, and keeps each as what its service is to run.</summary>
    /// <param name="services">The services, with the images that the tag names.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What stands against it.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<FsDeployedService> services, string tag, CancellationToken cancellationToken)
    {
        List<string> objections = [];
        Dictionary<string, RegistryImage> found = [];
        foreach (FsDeployedService service in services)
        {
            if (ImageReference.Parse(service.Image).Tag != tag)
            {
                service.Wanted = service.Now;
                continue;
            }

            if (ImageName.Parse(service.Image) is not { } image)
            {
                objections.Add(CarryingTexts.ImageNotKnown.With(service.Name));
                continue;
            }

            if (!found.TryGetValue(service.Image, out RegistryImage? there))
            {
                found[service.Image] = there = await registry.FindAsync(image, cancellationToken).ConfigureAwait(false);
                if (there.IsThere != true)
                {
                    objections.Add(there.Said + (there.IsThere == false ? await HintAsync(image, cancellationToken).ConfigureAwait(false) : string.Empty));
                }
            }

            service.Wanted = there.IsThere == true ? new FsServiceImage { Reference = service.Image, Digest = there.Digest } : null;
        }

        return found.Count > 0 || objections.Count > 0 ? objections : [CarryingTexts.TagNamesNothing.With(tag)];
    }

    // A build that tags with the short commit, asked for with the whole one.
    private async Task<string> HintAsync(ImageName image, CancellationToken cancellationToken)
    {
        string tag = image.Tag ?? string.Empty;
        bool isCommit = tag.Length == WholeCommit && tag.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
        string shorter = tag.Substring(0, Math.Min(ShortCommit, tag.Length));
        return isCommit && (await registry.FindAsync(image with { Tag = shorter }, cancellationToken).ConfigureAwait(false)).IsThere == true
            ? " " + CarryingTexts.ShorterTag.With(shorter)
            : string.Empty;
    }
}
