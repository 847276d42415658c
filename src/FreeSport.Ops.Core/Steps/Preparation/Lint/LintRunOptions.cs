namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>What bounds a run.</summary>
/// <param name="VirtualEnvironment">Absolute path of the virtual environment; null to look for it.</param>
/// <param name="Timeout">How long one linter may take.</param>
public sealed record LintRunOptions(string? VirtualEnvironment, TimeSpan Timeout)
{
    /// <summary>Gets what the project's CI judges code by besides and nobody here knows how to run, as calls with their places.</summary>
    public IReadOnlyList<string> NotRun { get; init; } = [];
}
