namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The compose project of an environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Services">The services that are on.</param>
/// <param name="Unset">Variables that the files name and nobody sets.</param>
/// <param name="Version">The version that the files say they are in, which compose 1 wants to be the same in all; null where they say none.</param>
internal sealed record ComposeProject(string Name, IReadOnlyList<ComposeService> Services, IReadOnlyList<string> Unset, string? Version)
{
    /// <summary>A service by its name.</summary>
    /// <exception cref="Floor.Results.OpsException">The files have no such service, or it is off.</exception>
    public ComposeService Service(string name) => Services.FirstOrDefault(s => s.Name == name) ?? throw TargetFailures.ServiceUnknown(name, Services);
}
