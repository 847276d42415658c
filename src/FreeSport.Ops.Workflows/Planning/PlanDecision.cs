namespace FreeSport.Ops.Workflows.Planning;

/// <summary>An answer and what decided it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">What decided, in the reader's language.</param>
internal readonly record struct PlanDecision(FsPlanAnswer Answer, string Reason)
{
    public static PlanDecision Yes(string reason) => new(FsPlanAnswer.Yes, reason);

    public static PlanDecision No(string reason) => new(FsPlanAnswer.No, reason);

    public static PlanDecision Unknown(string reason) => new(FsPlanAnswer.Unknown, reason);
}
