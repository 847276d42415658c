namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>A container of a compose project.</summary>
/// <param name="Service">The service it is of.</param>
/// <param name="Reference">The image it was made from, as it was named then.</param>
/// <param name="Look">How it is.</param>
/// <param name="ConfigHash">Compose's fingerprint of what it was made with; null where there is none.</param>
internal sealed record ServiceContainer(string Service, string Reference, ContainerLook Look, string? ConfigHash);
