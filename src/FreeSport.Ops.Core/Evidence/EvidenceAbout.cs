namespace FreeSport.Ops.Core.Evidence;

/// <summary>What evidence is looked for about.</summary>
/// <param name="Project">The project's path below the git root.</param>
/// <param name="Environment">The environment's name.</param>
/// <param name="Box">The box.</param>
/// <param name="Subject">The subject.</param>
internal sealed record EvidenceAbout(string Project, string Environment, FsChecklistItem Box, string Subject);
