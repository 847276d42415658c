namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>What could not be looked at, and so decides nothing.</summary>
internal static class NotLooked
{
    /// <summary>A reason that keeps a verdict from passing.</summary>
    /// <param name="subject">What was not looked at; empty for the whole.</param>
    /// <param name="text">Why not, for people.</param>
    public static FsRegressionReason At(string subject, string text) =>
        new() { Kind = FsRegressionKind.NotLooked, Outcome = FsOutcome.Inconclusive, Subject = subject, Text = text };
}
