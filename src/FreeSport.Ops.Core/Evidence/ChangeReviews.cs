using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>The reviews that emergencies owe: each is a subject of the checklist until it is written.</summary>
public static class ChangeReviews
{
    private const string Prefix = "review of ";

    /// <summary>The subject of a change's review.</summary>
    /// <param name="change">The change's id.</param>
    /// <returns>English, as every subject.</returns>
    public static string Subject(string change) => Prefix + change;

    /// <summary>The change whose review a subject is.</summary>
    /// <param name="subject">The subject.</param>
    /// <returns>Its id; null where the subject is something else.</returns>
    public static string? Change(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject.Substring(Prefix.Length) : null;

    /// <summary>The subjects of the reviews that emergencies in an environment owe, the oldest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The subjects.</returns>
    /// <exception cref="OpsException">The changes cannot be read (<c>ChangeNotReadable</c>).</exception>
    public static IReadOnlyList<string> Owed(Project project, string environment) => project.Git.Repository is not { } repository ? [] :
    [
        .. ChangeJournal.Of(repository).List(project.Key)
            .Where(c => c is { NeedsReview: true, Review: null, State: FsChangeState.Executing or FsChangeState.Validated or FsChangeState.RolledBack } && c.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))
            .Reverse().Select(static c => Subject(c.ChangeId)),
    ];
}
