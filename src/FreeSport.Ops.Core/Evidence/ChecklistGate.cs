namespace FreeSport.Ops.Core.Evidence;

/// <summary>Whether boxes let something pass: one rule for whoever asks the checklist.</summary>
internal static class ChecklistGate
{
    /// <summary>Whether a box in this state is in nobody's way.</summary>
    public static bool IsMet(FsChecklistState state) => state is FsChecklistState.Done or FsChecklistState.Waived or FsChecklistState.NotApplicable;

    /// <summary>The boxes that are in the way.</summary>
    public static FsChecklistStatus[] Open(IEnumerable<FsChecklistStatus> boxes) => [.. boxes.Where(static b => !IsMet(b.State))];

    /// <summary>The boxes that are in the way of an emergency: the reviews that are owed come after it.</summary>
    public static FsChecklistStatus[] OpenButReviews(IEnumerable<FsChecklistStatus> boxes) =>
        [.. Open(boxes).Where(static b => b.Decisions.Length == 0 || b.Decisions.Any(static d => !IsMet(d.State) && ChangeReviews.Change(d.Name) is null))];

    /// <summary>Whether no box at all applies, which shows nothing; true without boxes, too.</summary>
    public static bool NothingApplies(IEnumerable<FsChecklistStatus> boxes) => boxes.All(static b => b.State == FsChecklistState.NotApplicable);
}
