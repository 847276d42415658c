namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>How alerts are enabled.</summary>
/// <param name="Environment">The environment's name; null for production.</param>
/// <param name="Through">How much of the way the test alert takes.</param>
/// <param name="Force">Whether files that somebody else wrote are replaced.</param>
/// <param name="Timeout">How long loading may take, and the test alert once more.</param>
public sealed record AlertActivationOptions(string? Environment, FsAlertProof Through, bool Force, TimeSpan Timeout);
