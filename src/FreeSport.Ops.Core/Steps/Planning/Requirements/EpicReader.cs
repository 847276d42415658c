using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Puts epics together from what tells of them: a document of their own or a chapter of one, <c>sprint-status.yaml</c>, the files of their stories.</summary>
internal sealed class EpicReader
{
    private static readonly Regex Titled = new(@"^\W*(?:epic|эпик)\s+#?(?<number>\d{1,3})\s*[:.\-–—]?\s*(?<title>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex FileName = new(@"(?:^|[-_.])epic[-_. ]?(?<number>\d{1,3})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly PlanningFolder _folder;
    private readonly Dictionary<int, (string Path, int Line, string Title, StoryDocument Document, StorySection Section)> _chapters = [];

    private EpicReader(PlanningFolder folder) => _folder = folder;

    /// <summary>Gets the numbers of the epics that anything tells of, in order.</summary>
    public IReadOnlyList<int> Numbers { get; private set; } = [];

    /// <summary>Reads what tells of epics.</summary>
    /// <param name="folder">What the project says.</param>
    /// <param name="host">Is told of files that cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<EpicReader> ReadAsync(PlanningFolder folder, IOpsHost host, CancellationToken cancellationToken)
    {
        EpicReader reader = new(folder);

        // A document of an epic's own goes before a chapter in one of all.
        foreach (string path in folder.Files.Epics.OrderBy(static p => FileName.IsMatch(Path.GetFileName(p)) ? 0 : 1).ThenBy(static p => p, StringComparer.Ordinal))
        {
            try
            {
                reader.Add(path, StoryDocument.Read(await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false)));
            }
            catch (OpsException unreadable)
            {
                host.WriteError(unreadable.Failure);
            }
        }

        reader.Numbers =
        [
            .. new SortedSet<int>([
                .. reader._chapters.Keys,
                .. folder.Files.Stories.Select(static s => s.Number.Epic),
                .. folder.Sprints.SelectMany(static s => s.Epics.Keys.Concat(s.Stories.Select(static t => t.Number.Epic))),
            ]),
        ];
        return reader;
    }

    /// <summary>One epic.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<FsRequirement> EpicAsync(int number, CancellationToken cancellationToken)
    {
        FindingList findings = new();
        string id = number.ToString(CultureInfo.InvariantCulture);
        FsRequirement epic = new() { Step = FsStep.Planning, Kind = FsRequirementKind.Epic, Id = id, Subject = "epic " + id, StartedAt = DateTime.UtcNow, Scope = FsScope.Full };
        SortedSet<StoryNumber> stories = [.. _folder.Files.Stories.Where(s => s.Number.Epic == number).Select(static s => s.Number)];
        HashSet<StoryNumber> written = [.. stories];
        if (_chapters.TryGetValue(number, out (string Path, int Line, string Title, StoryDocument Document, StorySection Section) chapter))
        {
            epic.Path = epic.Subject = _folder.Project.Relative(chapter.Path);
            epic.Title = chapter.Title;
            if (chapter.Section.Level == 1)
            {
                (epic.Status, epic.Format) = (chapter.Document.Status, chapter.Document.Format);
                epic.Criteria = [.. StoryCriteria.Of(chapter.Document)];
            }

            foreach (StoryNumber named in chapter.Document.Sections.Where(s => s.First > chapter.Section.First && s.End <= chapter.Section.End).Select(static s => StoryNumber.In(s.Title)).OfType<StoryNumber>().Where(n => n.Epic == number))
            {
                stories.Add(named);
            }
        }
        else
        {
            findings.Add(FsRequirementFindingKind.EpicMissing, FsOutcome.Warning, PlanningTexts.EpicMissing.With(id));
        }

        JudgeSprint(epic, number, stories, findings);
        epic.State = StatusWords.StateOf(epic.Status);
        epic.Stories = [.. stories.Select(static s => s.ToString())];
        await JudgeStoriesAsync(epic, stories, written, findings, cancellationToken).ConfigureAwait(false);
        findings.Decide(epic);
        epic.Summary = RequirementFilling.Summary(epic);
        return epic;
    }

    private void Add(string path, StoryDocument document)
    {
        bool isAny = false;
        foreach (StorySection section in document.Sections.Where(static s => s.Level <= 3))
        {
            if (Titled.Match(section.Title) is { Success: true } titled && StoryNumber.In(section.Title) is null)
            {
                int number = int.Parse(titled.Groups["number"].Value, CultureInfo.InvariantCulture);
                isAny = true;
                if (!_chapters.ContainsKey(number))
                {
                    _chapters[number] = (path, section.First + 1, titled.Groups["title"].Value.Trim(), document, section);
                }
            }
        }

        if (!isAny && FileName.Match(Path.GetFileName(path)) is { Success: true } named && document.Sections is [var first, ..])
        {
            int number = int.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (!_chapters.ContainsKey(number))
            {
                _chapters[number] = (path, first.First + 1, first.Title, document, first);
            }
        }
    }

    private void JudgeSprint(FsRequirement epic, int number, SortedSet<StoryNumber> stories, FindingList findings)
    {
        foreach (SprintStatus sprint in _folder.Sprints)
        {
            string path = _folder.Project.Relative(sprint.Path);
            if (sprint.Problem is { } problem)
            {
                findings.Add(FsRequirementFindingKind.SprintInvalid, FsOutcome.Inconclusive, PlanningTexts.SprintInvalid.With(path, problem.Text), path, problem.Line);
            }

            if (sprint.Epics.TryGetValue(number, out (string Status, int Line) entry))
            {
                epic.Key ??= "epic-" + epic.Id;
                if (epic.Status.Length == 0)
                {
                    (epic.Status, epic.Format) = (entry.Status, FsRequirementFormat.BmadV6);
                }
                else if (StatusWords.StateOf(epic.Status) != StatusWords.StateOf(entry.Status))
                {
                    findings.Add(FsRequirementFindingKind.StatusDisagrees, FsOutcome.Warning, PlanningTexts.StatusDisagrees.With(epic.Status, path, entry.Status), path, entry.Line);
                }
            }

            foreach ((string _, StoryNumber story, string _, int _) in sprint.Stories.Where(s => s.Number.Epic == number))
            {
                stories.Add(story);
            }
        }
    }

    private async Task JudgeStoriesAsync(FsRequirement epic, SortedSet<StoryNumber> stories, HashSet<StoryNumber> written, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (StoryNumber missing in stories.Where(s => !written.Contains(s)))
        {
            // Stories of the backlog have no files yet.
            string? planned = _folder.Sprints.SelectMany(static s => s.Stories).Where(s => s.Number == missing).Select(static s => s.Status).FirstOrDefault();
            if (planned is null || StatusWords.StateOf(planned) != FsRequirementState.Draft)
            {
                findings.Add(FsRequirementFindingKind.StoryMissing, FsOutcome.Warning, PlanningTexts.StoryOfEpicMissing.With(missing), epic.Path);
            }
        }

        foreach ((string path, StoryNumber number) in _folder.Files.Stories.Where(s => written.Contains(s.Number) && s.Number.Epic.ToString(CultureInfo.InvariantCulture) == epic.Id))
        {
            StoryDocument document = StoryDocument.Read(await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false));
            FsRequirementTask[] tasks = StoryTasks.Of(document);
            (epic.TaskCount, epic.DoneTaskCount) = (epic.TaskCount + tasks.Length, epic.DoneTaskCount + tasks.Count(static t => t.IsDone));
            FsRequirementState state = StatusWords.StateOf(document.Status);
            if (epic.State == FsRequirementState.Done && state != FsRequirementState.Done)
            {
                findings.Add(FsRequirementFindingKind.StatusDisagrees, FsOutcome.Warning, PlanningTexts.EpicDoneStoryNot.With(number, document.Status), _folder.Project.Relative(path), document.StatusLine);
            }
        }
    }
}
