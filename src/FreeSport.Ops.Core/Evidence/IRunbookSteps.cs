namespace FreeSport.Ops.Core.Evidence;

/// <summary>What a room offers the runbook.</summary>
public interface IRunbookSteps
{
    /// <summary>The read-only steps, in order.</summary>
    /// <param name="activity">The title of the activity that their progress is a part of.</param>
    /// <returns>Steps, none of which has begun.</returns>
    IReadOnlyList<RunbookStep> Steps(string activity);
}
