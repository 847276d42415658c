namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>What narrows or bounds a test run.</summary>
/// <param name="Marker">A marker expression on top of the suite's own; makes the run partial.</param>
/// <param name="VirtualEnvironment">Absolute path of the environment; null to look for it.</param>
/// <param name="Timeout">How long the run may take.</param>
public sealed record TestRunOptions(string? Marker, string? VirtualEnvironment, TimeSpan Timeout);
