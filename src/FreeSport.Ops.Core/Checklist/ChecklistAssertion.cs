using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The gate a script passes or not.</summary>
public static class ChecklistAssertion
{
    /// <summary>Requires every box to be done, waived or not applicable.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <exception cref="OpsException">One is not (<c>ChecklistNotMet</c>); the message names each, why, and the next command.</exception>
    public static void Require(IReadOnlyList<FsChecklistStatus> boxes)
    {
        FsChecklistStatus[] open =
        [
            .. boxes.Where(static b => b.State is not (FsChecklistState.Done or FsChecklistState.Waived or FsChecklistState.NotApplicable)),
        ];
        if (open.Length == 0 && boxes.Count > 0)
        {
            return;
        }

        string list = string.Concat(open.Select(static b => $"\n  {b.Item} {b.State}: {b.Reason}\n    > {b.NextStep}"));
        throw new OpsException(new OpsFailure(
            "ChecklistNotMet",
            FailureKind.InvalidOperation,
            ChecklistTexts.NotMet.With(open.Length, boxes.Count, boxes.Count > 0 ? boxes[0].Environment : string.Empty) + list + "\n",
            ChecklistTexts.NotMetRemedy,
            open)
        {
            EndsScript = true,
        });
    }
}
