namespace FreeSport.Ops.Core.Projects;

/// <summary>A program that a deployment runs.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Run">The program and its arguments, of which <c>{tag}</c> and <c>{commit}</c> are put in; a <c>.ps1</c> runs in a PowerShell of its own.</param>
public sealed record DeploymentCommand(string Name, IReadOnlyList<string> Run)
{
    /// <summary>Gets how long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);
}
