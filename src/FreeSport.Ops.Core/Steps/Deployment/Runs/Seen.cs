namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>What an answer showed.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">It.</param>
/// <param name="IsUnchanged">Whether GitHub said that it is as it was at the last look.</param>
internal sealed record Seen<T>(T Value, bool IsUnchanged = false);
