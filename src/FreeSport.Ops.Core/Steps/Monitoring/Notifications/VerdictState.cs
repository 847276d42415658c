using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>How a change stands in an environment: the commit, and the verdict of each box but the one that tells the team of it.</summary>
internal static class VerdictState
{
    /// <summary>Gets what the names of such inputs begin with; the environment follows.</summary>
    public const string Prefix = "notification.";

    /// <summary>Takes it from what is recorded now.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment, in lower case.</param>
    /// <returns>The input; null where there is no repository to tell.</returns>
    public static FsInput? Take(Project project, string environment)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        IEnumerable<string> boxes = new EvidenceStore(repository, SilentHost.Instance).NewestOf(project.Key)
            .Where(e => e.Key.Box is { } box && box != FsChecklistItem.TeamNotified && (e.Key.Environment.Length == 0 || e.Key.Environment == environment))
            .GroupBy(static e => (e.Key.Box, e.Key.Subject))
            .Select(static subject => (subject.Key.Box, Said: subject.OrderByDescending(static e => e.Value.At).First()))
            .GroupBy(static s => s.Box)
            .Select(static box => box.Key + "=" + OutcomeRanking.Worst(box.Select(static s => OutcomeOf(s.Said))))
            .OrderBy(static line => line, StringComparer.Ordinal);
        string whole = string.Join("\n", new[] { project.Git.Head?.Commit ?? string.Empty }.Concat(boxes));
        return new FsInput { Name = Prefix + environment, Kind = FsInputKind.Definition, Fingerprint = Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(whole)) };
    }

    private static FsOutcome OutcomeOf(KeyValuePair<EvidenceKey, FsEvidence> said) => said.Value.Subjects.First(s => s.Name == said.Key.Subject).Outcome;
}
