namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>Something found in a set of compose files.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, in the reader's language.</param>
/// <param name="Remedy">What to do about it, in the reader's language; empty for nothing beyond the message.</param>
public sealed record ComposeFinding(string Rule, FsFindingSeverity Severity, ComposePlace Place, string Message, string Remedy)
{
    /// <summary>Gets the service it is about; null for none, or for several.</summary>
    public string? Service { get; init; }
}
