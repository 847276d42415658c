namespace FreeSport.Ops.Core.Evidence;

/// <summary>Whether boxes let something pass: one rule for whoever asks the checklist.</summary>
internal static class ChecklistGate
{
    /// <summary>Whether a box in this state is in nobody's way.</summary>
    public static bool IsMet(FsChecklistState state) => state is FsChecklistState.Done or FsChecklistState.Waived or FsChecklistState.NotApplicable;

    /// <summary>The boxes that are in the way.</summary>
    public static FsChecklistStatus[] Open(IEnumerable<FsChecklistStatus> boxes) => [.. boxes.Where(static b => !IsMet(b.State))];

    /// <summary>Whether no box at all applies, which shows nothing; true without boxes, too.</summary>
    public static bool NothingApplies(IEnumerable<FsChecklistStatus> boxes) => boxes.All(static b => b.State == FsChecklistState.NotApplicable);
}
