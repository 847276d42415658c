using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The gate a script passes or not.</summary>
public static class ChecklistAssertion
{
    /// <summary>Requires boxes to be done, waived or not applicable.</summary>
    /// <param name="all">Every box of the checklist.</param>
    /// <param name="required">Those that are required.</param>
    /// <exception cref="OpsException">
    /// One is not, or no box at all applies, which shows nothing (<c>ChecklistNotMet</c>); the message names each, the target holds them.
    /// </exception>
    public static void Require(IReadOnlyList<FsChecklistStatus> all, IReadOnlyList<FsChecklistStatus> required)
    {
        FsChecklistStatus[] open = ChecklistGate.Open(required);
        bool nothingApplies = ChecklistGate.NothingApplies(all);
        if (open.Length == 0 && !nothingApplies)
        {
            return;
        }

        string environment = all.Count > 0 ? all[0].Environment : string.Empty;
        throw new OpsException(new OpsFailure(
            ErrorIds.ChecklistNotMet,
            FailureKind.InvalidOperation,
            nothingApplies
                ? ChecklistTexts.NothingApplies.With(environment)
                : ChecklistTexts.NotMet.With(open.Length, required.Count, environment, string.Join(", ", open.Select(static b => b.Box))),
            ChecklistTexts.NotMetRemedy.With(PowerShellQuoting.Quote(environment)),
            nothingApplies ? all : open)
        {
            EndsScript = true,
        });
    }

    /// <summary>What a reader of a passed checklist must know of its policy.</summary>
    /// <param name="boxes">The boxes that passed.</param>
    /// <returns>One sentence; null where the policy is nowhere weaker than the default.</returns>
    public static string? PolicyNote(IReadOnlyList<FsChecklistStatus> boxes)
    {
        string[] notes =
        [
            .. boxes.SelectMany(static b => b.PolicyNotes.Select(n => (Note: n, b.Box)))
                .GroupBy(static n => n.Note, static n => n.Box.ToString(), StringComparer.Ordinal)
                .Select(static g => string.Join(", ", g) + " - " + g.Key),
        ];
        return notes.Length > 0 ? ChecklistTexts.PolicyWeak.With(boxes[0].Environment, string.Join("; ", notes)) : null;
    }
}
