namespace FreeSport.Ops.Core.Evidence;

/// <summary>What was released, as the records of deployments know it.</summary>
public interface IReleaseRecords
{
    /// <summary>The releases that reached production and stayed.</summary>
    /// <returns>The releases, the newest first; each name once.</returns>
    IReadOnlyList<RecordedRelease> Releases();
}

/// <summary>A release that deployments recorded.</summary>
/// <param name="Name">The tag of its images, or its commit where none was named.</param>
/// <param name="At">When it was first deployed, in UTC.</param>
/// <param name="Commit">Its commit.</param>
public sealed record RecordedRelease(string Name, DateTime At, string Commit);
