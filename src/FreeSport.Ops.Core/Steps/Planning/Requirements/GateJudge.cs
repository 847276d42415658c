using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>What is wrong with a gate.</summary>
/// <param name="now">The time, in UTC.</param>
internal sealed class GateJudge(DateTime now)
{
    /// <summary>Adds what is wrong.</summary>
    /// <param name="known">The gate.</param>
    /// <param name="isDone">Whether its story is done, so that the gate need not hold any more.</param>
    /// <param name="findings">Takes the findings.</param>
    public void Judge(KnownGate known, bool isDone, FindingList findings)
    {
        FsGate gate = known.Document.Gate;
        foreach (GateProblem problem in known.Document.Problems)
        {
            bool isVerdict = problem.Field is "" or "gate";
            string text = problem.Field.Length == 0 ? PlanningTexts.GateUnreadable.With(gate.Path, problem.Found)
                : problem.Found.Length == 0 ? PlanningTexts.GateFieldMissing.With(gate.Path, problem.Field)
                : PlanningTexts.GateFieldWrong.With(gate.Path, problem.Field, problem.Found);
            findings.Add(FsRequirementFindingKind.GateInvalid, isVerdict ? FsOutcome.Inconclusive : FsOutcome.Warning, text, gate.Path, problem.Line);
        }

        if (known.Named is { } named && gate.Story.Length > 0 && gate.Story != named.ToString())
        {
            findings.Add(FsRequirementFindingKind.NumberDisagrees, FsOutcome.Warning, PlanningTexts.GateNumberDisagrees.With(gate.Path, gate.Story), gate.Path);
        }

        JudgeVerdict(gate, findings);
        if (gate.ExpiresAt is { } expires && expires <= now)
        {
            findings.Add(FsRequirementFindingKind.GateExpired, isDone ? FsOutcome.Warning : FsOutcome.Failed, PlanningTexts.GateExpired.With(gate.Story, expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), gate.Path);
        }
    }

    private static void JudgeVerdict(FsGate gate, FindingList findings)
    {
        switch (gate.Verdict)
        {
            case FsGateVerdict.Fail:
                findings.Add(FsRequirementFindingKind.GateFailed, FsOutcome.Failed, PlanningTexts.GateFailed.With(gate.Reason).Trim(), gate.Path);
                break;
            case FsGateVerdict.Concerns:
                findings.Add(FsRequirementFindingKind.GateConcerns, FsOutcome.Warning, PlanningTexts.GateConcerns.With(gate.Reason).Trim(), gate.Path);
                break;
            case FsGateVerdict.Waived when !gate.IsWaived || string.IsNullOrEmpty(gate.WaiverReason) || string.IsNullOrEmpty(gate.WaiverApprovedBy):
                findings.Add(FsRequirementFindingKind.WaiverIncomplete, FsOutcome.Warning, PlanningTexts.WaiverIncomplete, gate.Path);
                break;
            default:
                break;
        }

        if (gate.IsWaived && gate.Verdict != FsGateVerdict.Waived)
        {
            findings.Add(FsRequirementFindingKind.WaiverIncomplete, FsOutcome.Warning, PlanningTexts.WaiverWithoutVerdict.With(gate.Verdict.ToString().ToUpperInvariant()), gate.Path);
        }
    }
}
