namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>What this look saw in the log of a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="From">Where the stretch that was seen begins.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Kinds">The kinds of errors: fingerprint, how often, and what was logged.</param>
internal sealed record SeenLog(string Service, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<(string Fingerprint, long Count, string Template)> Kinds);
