namespace FreeSport.Ops.Core.Projects;

/// <summary>What a box of the checklist asks where the project's policy says nothing.</summary>
/// <param name="Assurance">The least assurance that ticks it outside production; in production it is never less than measured.</param>
/// <param name="MaxAge">The age from which evidence is stale.</param>
public sealed record PolicyDefaults(FsAssurance Assurance, TimeSpan MaxAge);
