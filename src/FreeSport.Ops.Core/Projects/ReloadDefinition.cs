namespace FreeSport.Ops.Core.Projects;

/// <summary>How the proxy is told that services behind it changed.</summary>
/// <param name="Service">The service that is the proxy.</param>
/// <param name="Run">The program and its arguments, run in its container.</param>
public sealed record ReloadDefinition(string Service, IReadOnlyList<string> Run);
