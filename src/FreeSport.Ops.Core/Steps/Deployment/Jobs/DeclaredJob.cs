namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>A job that the workflow of a run, or one that it calls, declares.</summary>
/// <param name="Name">What GitHub calls it.</param>
/// <param name="NamesEnvironment">Whether an environment guards it, or may, where a called workflow cannot be read.</param>
/// <param name="Environment">The environment; null where only the run tells.</param>
/// <param name="OnlyBuilds">Whether nothing in it but actions that prepare and build images can change anything.</param>
internal sealed record DeclaredJob(JobName Name, bool NamesEnvironment, string? Environment, bool OnlyBuilds);
