namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a service must be like to be well.</summary>
/// <param name="Image">The image its containers must be made from, as in <see cref="ContainerLook.Image"/>.</param>
/// <param name="Replicas">How many containers it must have, at least 1.</param>
/// <param name="Life">Whether they are meant to end.</param>
public sealed record HealthNeed(string Image, int Replicas, ServiceLife Life);
