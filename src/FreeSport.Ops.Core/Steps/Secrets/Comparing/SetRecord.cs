using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>
/// Records that names were set, with the time GitHub gives, so that a comparison does not take it for somebody else's
/// change. It is a part of a box and never ticks it.
/// </summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class SetRecord(OpsSession session, Project project)
{
    /// <summary>Records them, one event for each environment.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="kind">Secrets or variables.</param>
    /// <param name="set">What was set, and when GitHub says that was.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>When they are recorded.</returns>
    public async Task RecordAsync(GitHubAddress address, FsSecretKind kind, IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)> set, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is null)
        {
            return;
        }

        foreach (IGrouping<string?, (SecretItem Item, DateTime UpdatedAt)> group in set.Where(static s => !s.Item.Location.IsDependabot).GroupBy(static s => s.Item.Location.Environment))
        {
            await session.Recorder.RecordAsync(project, FsChecklistItem.SecretsSynchronized, group.Key, [.. group.Select(s => Result(address, kind, s.Item, s.UpdatedAt))], cancellationToken).ConfigureAwait(false);
        }
    }

    private static FsResult Result(GitHubAddress address, FsSecretKind kind, SecretItem item, DateTime updatedAt) => new()
    {
        Step = FsStep.Infrastructure,
        Subject = SecretSubjects.Of(item.Name, kind),
        Outcome = FsOutcome.Passed,
        Summary = SecretsTexts.Updated.With(item.Location.What(kind, item.Name)),
        Scope = FsScope.Partial,
        LeftOut = [SecretsTexts.NotCompared],
        Inputs = [RemoteInput.Of(address, item.Location, kind, item.Name, updatedAt)],
    };
}
