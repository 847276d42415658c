using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Whether what a gate judged was committed after the gate was decided.</summary>
/// <param name="git">Reads the clone.</param>
/// <param name="project">The project.</param>
internal sealed class GateHistory(GitReader git, Project project)
{
    private static readonly Regex Listed = new(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?[*_]*`?(?<path>[\w@.\-][\w@./\-]*\.\w+)`?", RegexOptions.CultureInvariant);
    private static readonly StorySectionKind[] Judged = [StorySectionKind.Story, StorySectionKind.Criteria, StorySectionKind.Tasks];

    /// <summary>The files that a story names as its own.</summary>
    /// <param name="document">The story.</param>
    public static IReadOnlyList<string> FilesOf(StoryDocument document) =>
    [
        .. document.Content(document.Sections.FirstOrDefault(static s => s.Kind == StorySectionKind.FileList))
            .Where(static l => l.IsProse)
            .Select(static l => Listed.Match(l.Text))
            .Where(static m => m.Success)
            .Select(static m => m.Groups["path"].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Adds what is wrong.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="story">Absolute path of its story; null for none.</param>
    /// <param name="document">The story; null for none.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task JudgeAsync(KnownGate gate, string? story, StoryDocument? document, FindingList findings, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository || gate.Document.DecidedBy is not { } decided)
        {
            return;
        }

        string[] files =
        [
            .. gate.Document.Judged.Concat(document is null ? [] : FilesOf(document))
                .Select(f => f.Replace('\\', '/').TrimStart('/'))
                .Where(f => !f.Contains("..", StringComparison.Ordinal) && (File.Exists(Path.Combine(project.Root, f)) || Directory.Exists(Path.Combine(project.Root, f))))
                .Select(project.GitPath)
                .Distinct(StringComparer.Ordinal),
        ];
        if ((files.Length == 0 && story is null) || !await HasHistoryAsync(repository, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            if (await git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false))
            {
                findings.Add(FsRequirementFindingKind.HistoryShort, FsOutcome.Inconclusive, PlanningTexts.HistoryShort, gate.Document.Gate.Path);
            }
            else if (files.Length > 0)
            {
                await JudgeFilesAsync(repository, gate, decided, files, findings, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await JudgeStoryAsync(repository, gate, decided, story!, document!, findings, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OpsException failed) when (failed.Failure.ErrorId is ErrorIds.GitFailed or ErrorIds.GitNotInstalled)
        {
            findings.Add(FsRequirementFindingKind.HistoryShort, FsOutcome.Inconclusive, failed.Failure.Message, gate.Document.Gate.Path);
        }
    }

    private async Task JudgeFilesAsync(GitRepository repository, KnownGate gate, DateTime decided, string[] files, FindingList findings, CancellationToken cancellationToken)
    {
        (string Commit, DateTime At)? last = await LastAsync(repository, files, cancellationToken).ConfigureAwait(false);
        (string Commit, DateTime At)? own = await LastAsync(repository, [project.GitPath(gate.Document.Gate.Path)], cancellationToken).ConfigureAwait(false);

        // Committed with the gate, it is what the gate judged.
        if (last is { } judged && judged.At > decided && judged.Commit != own?.Commit)
        {
            findings.Add(FsRequirementFindingKind.GateOutdated, FsOutcome.Failed, PlanningTexts.GateOutdated.With(gate.Story, Shown(decided), CommitId.Short(judged.Commit), Shown(judged.At)), gate.Document.Gate.Path);
        }
    }

    // A status that is set, a box that is checked and a review that is written down are no news to a gate.
    private async Task JudgeStoryAsync(GitRepository repository, KnownGate gate, DateTime decided, string story, StoryDocument document, FindingList findings, CancellationToken cancellationToken)
    {
        string path = project.GitPath(project.Relative(story));
        string before = (await git.ReadAsync(repository, ["rev-list", "-1", "--before=" + decided.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "HEAD", "--", path], input: null, cancellationToken).ConfigureAwait(false)).Trim();
        if (before.Length == 0 || await git.ReadFileAsync(repository, before, path, cancellationToken).ConfigureAwait(false) is not { } then)
        {
            return;
        }

        if (Essence(StoryDocument.Read(then)) != Essence(document) && await LastAsync(repository, [path], cancellationToken).ConfigureAwait(false) is { } last && last.At > decided)
        {
            findings.Add(FsRequirementFindingKind.GateOutdated, FsOutcome.Failed, PlanningTexts.GateOutdated.With(gate.Story, Shown(decided), CommitId.Short(last.Commit), Shown(last.At)), gate.Document.Gate.Path);
        }
    }

    private static string Essence(StoryDocument document) => string.Join(
        "\n",
        Judged.SelectMany(kind => document.Content(document.Find(kind))).Select(static l => Regex.Replace(l.Text, @"\[[xX]\]", "[ ]", RegexOptions.CultureInvariant).TrimEnd()).Where(static l => l.Length > 0));

    private async Task<(string Commit, DateTime At)?> LastAsync(GitRepository repository, string[] paths, CancellationToken cancellationToken)
    {
        string[] answer = (await git.ReadAsync(repository, ["log", "-1", "--no-show-signature", "--format=%H %ct", "HEAD", "--", .. paths], input: null, cancellationToken).ConfigureAwait(false)).Trim().Split(' ');
        return answer.Length == 2 && long.TryParse(answer[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? (answer[0], DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime) : null;
    }

    private async Task<bool> HasHistoryAsync(GitRepository repository, CancellationToken cancellationToken) =>
        await git.ResolveAsync(repository, "HEAD^{commit}", cancellationToken).ConfigureAwait(false) is not null;

    private static string Shown(DateTime time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
