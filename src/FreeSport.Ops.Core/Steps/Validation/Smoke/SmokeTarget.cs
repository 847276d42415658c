namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>An environment that is asked.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Version">The version that should answer there; null when nobody says.</param>
public sealed record SmokeTarget(string Environment, string? Version);
