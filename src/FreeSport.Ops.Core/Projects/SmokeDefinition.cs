namespace FreeSport.Ops.Core.Projects;

/// <summary>The smoke tests of an environment.</summary>
/// <param name="Logins">Who asks.</param>
/// <param name="Version">Where the version that answers stands; null when nothing says.</param>
/// <param name="Checks">The checks.</param>
public sealed record SmokeDefinition(IReadOnlyList<SmokeLoginDefinition> Logins, SmokeVersionDefinition? Version, IReadOnlyList<SmokeCheckDefinition> Checks);
