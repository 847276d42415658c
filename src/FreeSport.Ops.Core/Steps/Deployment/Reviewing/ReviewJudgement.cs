using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>What came out of a judgement: one of the three.</summary>
/// <param name="Pending">What may be reviewed.</param>
/// <param name="Given">The review that somebody gave before.</param>
/// <param name="Refusal">Why it may not be given.</param>
internal sealed record ReviewJudgement(FsPendingApproval? Pending, FsApproval? Given = null, OpsFailure? Refusal = null);
