using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The gate a script passes or not.</summary>
public static class ChecklistAssertion
{
    /// <summary>Requires every box to be done, waived or not applicable.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <exception cref="OpsException">One is not (<c>ChecklistNotMet</c>); the message names each, the target holds them.</exception>
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

        string environment = boxes.Count > 0 ? boxes[0].Environment : string.Empty;
        throw new OpsException(new OpsFailure(
            "ChecklistNotMet",
            FailureKind.InvalidOperation,
            ChecklistTexts.NotMet.With(open.Length, boxes.Count, environment, string.Join(", ", open.Select(static b => b.Box))),
            ChecklistTexts.NotMetRemedy.With(PowerShellQuoting.Quote(environment)),
            open)
        {
            EndsScript = true,
        });
    }
}
