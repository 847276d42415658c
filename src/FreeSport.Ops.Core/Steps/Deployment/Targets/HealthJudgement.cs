namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a gate says after a look.</summary>
/// <param name="Verdict">What is known by now.</param>
/// <param name="Reason">Why, or what was seen, in the reader's language.</param>
public sealed record HealthJudgement(HealthVerdict Verdict, string Reason);
