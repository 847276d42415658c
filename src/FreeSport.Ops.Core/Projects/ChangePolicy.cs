namespace FreeSport.Ops.Core.Projects;

/// <summary>What is asked of changes of an environment.</summary>
/// <param name="IsRequired">Whether a deployment needs a change that was confirmed.</param>
/// <param name="Confirmations">How many people must confirm one.</param>
/// <param name="RequiresGate">Whether the gates of its stories must have passed or been waived.</param>
public sealed record ChangePolicy(bool IsRequired, int Confirmations, bool RequiresGate)
{
    /// <summary>Gets what is asked where the configuration says nothing.</summary>
    public static ChangePolicy Default { get; } = new(IsRequired: false, Confirmations: 1, RequiresGate: true);
}
