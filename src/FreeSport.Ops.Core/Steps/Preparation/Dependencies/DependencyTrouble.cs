namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What kept packages from being brought, or looked at.</summary>
/// <param name="State">Its kind.</param>
/// <param name="Sentence">The tool's own sentence, or ours, without credentials.</param>
/// <param name="ExitCode">The tool's exit code; null when it was stopped, or none failed.</param>
internal sealed record DependencyTrouble(FsDependencyState State, string Sentence, int? ExitCode);
