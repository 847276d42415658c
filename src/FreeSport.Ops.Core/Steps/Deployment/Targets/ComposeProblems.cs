using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What of compose files will surely fail.</summary>
/// <param name="project">The files, read.</param>
/// <param name="images">The images of the engine and its registries.</param>
/// <param name="deployment">How a change gets there.</param>
/// <param name="isStack">Whether Swarm runs them, where all containers of a service share a port.</param>
internal sealed class ComposeProblems(ComposeProject project, EngineImages images, DeploymentDefinition deployment, bool isStack = false)
{
    private static readonly string[] AnyAddress = ["0.0.0.0", "::", "[::]"];

    /// <summary>A sentence for each.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken) =>
        [.. Names(), .. Ports(), .. Variables(), .. await TagsAsync(services, cancellationToken).ConfigureAwait(false)];

    private IEnumerable<string> Names() => new[] { deployment.Migrations?.Service, deployment.Reload?.Service }
        .OfType<string>()
        .Where(n => !project.Services.Any(s => s.Name == n))
        .Distinct(StringComparer.Ordinal)
        .Select(static n => TargetTexts.ProblemNoService.With(n));

    private IEnumerable<string> Ports()
    {
        (string Service, string Port)[] all = [.. project.Services.Where(static s => s.Replicas > 0).SelectMany(static s => s.HostPorts.Select(p => (s.Name, p)))];
        for (int i = 0; i < all.Length; i++)
        {
            foreach ((string service, string port) in all.Skip(i + 1).Where(o => Clash(o.Port, all[i].Port)))
            {
                yield return service == all[i].Service ? TargetTexts.ProblemPortTwice.With(service, port) : TargetTexts.ProblemPort.With(all[i].Service, service, port);
            }
        }

        foreach (ComposeService several in project.Services.Where(s => !isStack && s.Replicas > 1 && s.HostPorts.Count > 0))
        {
            yield return TargetTexts.ProblemPortReplicas.With(several.Name, several.Replicas, several.HostPorts[0]);
        }
    }

    private static bool Clash(string one, string other)
    {
        (string address, string port) = Split(one);
        (string otherAddress, string otherPort) = Split(other);
        return port == otherPort && (address == otherAddress || AnyAddress.Contains(address) || AnyAddress.Contains(otherAddress));
    }

    private static (string Address, string Port) Split(string port)
    {
        int colon = port.LastIndexOf(':');
        return (port.Substring(0, colon), port.Substring(colon + 1));
    }

    // An empty variable is often meant; an image without a tag or a name never runs.
    private IEnumerable<string> Variables() => project.Unset.Count == 0 ? [] : project.Services
        .Where(static s => !s.IsBuilt && (s.Image.Length == 0 || s.Image.EndsWith(":", StringComparison.Ordinal) || s.Image.StartsWith("/", StringComparison.Ordinal) || s.Image.Contains("/:") || s.Image.Contains("//")))
        .Select(s => TargetTexts.ProblemVariable.With(s.Name, s.Image, string.Join(", ", project.Unset)));

    // Registries are asked all at once: one that does not answer takes its time.
    private async Task<IReadOnlyList<string>> TagsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken)
    {
        IGrouping<string, FsDeployedService>[] asked = [.. services.GroupBy(static s => s.Image, StringComparer.Ordinal).Where(IsOfRegistry)];
        bool[] missing = await Task.WhenAll(asked.Select(i => IsMissingAsync(i.Key, cancellationToken))).ConfigureAwait(false);
        return [.. asked.Where((_, i) => missing[i]).Select(static i => TargetTexts.ProblemTag.With(i.Key, string.Join(", ", i.Select(static s => s.Name))))];
    }

    private bool IsOfRegistry(IGrouping<string, FsDeployedService> image)
    {
        ComposeService[] declared = [.. image.Select(s => project.Service(s.Name))];
        return image.Key.Length > 0 && !ImageReference.Parse(image.Key).IsId && !declared.Any(static d => d.IsBuilt) && !declared.All(static d => d.PullPolicy is "never" or "build");
    }

    private async Task<bool> IsMissingAsync(string image, CancellationToken cancellationToken)
    {
        bool isLocal = ImageName.Parse(image) is null && await images.FindAsync(image, cancellationToken).ConfigureAwait(false) is { Digests.Count: 0 };
        return !isLocal && await images.IsMissingAsync(image, cancellationToken).ConfigureAwait(false);
    }
}
