using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Reads what a change is for from the project's files.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="now">The time, in UTC.</param>
public sealed class RequirementService(OpsSession session, Project project, DateTime now)
{
    private PlanningFolder? _folder;

    /// <summary>Hands over the stories that names mean. A name that means none is an error and ends nothing.</summary>
    /// <param name="names">Numbers, keys, files, or patterns of these.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends with the last one.</returns>
    public async Task StoriesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        PlanningFolder folder = await FolderAsync(cancellationToken).ConfigureAwait(false);
        foreach (string name in names)
        {
            (string Path, StoryNumber Number)[] found = [.. folder.Files.Stories.Where(s => RequirementNames.Means(name, s.Number, s.Path))];
            foreach ((string path, StoryNumber number) in found)
            {
                await WriteAsync(await StoryAsync(folder, path, number, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            FsRequirement[] planned = found.Length > 0 && !RequirementNames.IsPattern(name) ? [] : [.. Planned(folder, name)];
            foreach (FsRequirement story in planned)
            {
                await WriteAsync(story, cancellationToken).ConfigureAwait(false);
            }

            if (found.Length + planned.Length == 0)
            {
                session.Host.WriteError(NotFound(name, PlanningTexts.KindStory, [.. folder.Files.Stories.Select(static s => s.Number.ToString())]));
            }
        }
    }

    /// <summary>Hands over the specifications that names mean.</summary>
    /// <param name="names">Names, files, or patterns of these.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends with the last one.</returns>
    public async Task SpecsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        PlanningFolder folder = await FolderAsync(cancellationToken).ConfigureAwait(false);
        foreach (string name in names)
        {
            string[] found = [.. folder.Files.Specs.Where(p => RequirementNames.Means(name, number: null, p) || RequirementNames.Like(name, SpecId(p)))];
            foreach (string path in found)
            {
                await WriteAsync(await StoryAsync(folder, path, number: null, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            if (found.Length == 0)
            {
                session.Host.WriteError(NotFound(name, PlanningTexts.KindSpec, [.. folder.Files.Specs.Select(SpecId)]));
            }
        }
    }

    /// <summary>Hands over the gates that names mean.</summary>
    /// <param name="names">Numbers of stories, files, or patterns of these.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends with the last one.</returns>
    public async Task GatesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        PlanningFolder folder = await FolderAsync(cancellationToken).ConfigureAwait(false);
        foreach (string name in names)
        {
            KnownGate[] found = [.. folder.Gates.Where(g => RequirementNames.Means(name, g.Named, g.Path) || g.Story == name)];
            foreach (KnownGate gate in found)
            {
                await WriteAsync(await GateAsync(folder, gate, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            if (found.Length == 0)
            {
                session.Host.WriteError(NotFound(name, PlanningTexts.KindGate, [.. folder.Gates.Select(static g => g.Story).Distinct(StringComparer.Ordinal)]));
            }
        }
    }

    /// <summary>Hands over the epics that names mean.</summary>
    /// <param name="names">Numbers, or patterns of these.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends with the last one.</returns>
    public async Task EpicsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        PlanningFolder folder = await FolderAsync(cancellationToken).ConfigureAwait(false);
        EpicReader reader = await EpicReader.ReadAsync(folder, session.Host, cancellationToken).ConfigureAwait(false);
        foreach (string name in names)
        {
            int[] found = [.. reader.Numbers.Where(n => RequirementNames.Like(System.Text.RegularExpressions.Regex.Replace(name, "^epic-?", string.Empty, System.Text.RegularExpressions.RegexOptions.IgnoreCase), n.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
            foreach (int number in found)
            {
                await WriteAsync(await reader.EpicAsync(number, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            if (found.Length == 0)
            {
                session.Host.WriteError(NotFound(name, PlanningTexts.KindEpic, [.. reader.Numbers.Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
            }
        }
    }

    private async Task<FsRequirement> StoryAsync(PlanningFolder folder, string path, StoryNumber? number, CancellationToken cancellationToken)
    {
        FindingList findings = new();
        FsRequirement story = new()
        {
            Step = FsStep.Planning,
            Kind = number is null ? FsRequirementKind.Spec : FsRequirementKind.Story,
            Id = number?.ToString() ?? SpecId(path),
            Path = project.Relative(path),
            StartedAt = DateTime.UtcNow,
            Scope = FsScope.Full,
        };
        story.Subject = story.Path;
        StoryDocument document;
        try
        {
            document = StoryDocument.Read(await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (OpsException unreadable)
        {
            (story.Outcome, story.Summary, story.Remedy) = (FsOutcome.Inconclusive, unreadable.Failure.Message, unreadable.Failure.Remedy);
            return story;
        }

        RequirementFilling.Fill(story, document);
        if (number is not null)
        {
            await JudgeGatesAsync(folder, story, document, path, findings, cancellationToken).ConfigureAwait(false);
            new StoryJudge(folder).JudgeSprint(story, number, findings);
            string[] others = [.. folder.Files.Stories.Where(s => s.Number == number && s.Path != path).Select(s => project.Relative(s.Path))];
            if (others.Length > 0)
            {
                findings.Add(FsRequirementFindingKind.StoryDuplicate, FsOutcome.Warning, PlanningTexts.StoryDuplicate.With(number, string.Join(", ", others)), story.Path);
            }
        }

        StoryJudge.Judge(story, document, findings);
        new CitedGates(folder, now).Judge(document, story.Path, number, findings);
        findings.Decide(story);
        story.Summary = RequirementFilling.Summary(story);
        return story;
    }

    private async Task JudgeGatesAsync(PlanningFolder folder, FsRequirement story, StoryDocument document, string path, FindingList findings, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnownGate> gates = folder.GatesOf(story.Id);
        if (gates.Count == 0)
        {
            return;
        }

        story.Gate = gates[0].Document.Gate;
        RequirementFilling.Cover(story, gates[0].Document);
        new GateJudge(now).Judge(gates[0], story.State == FsRequirementState.Done, findings);
        await new GateHistory(session.Git, project).JudgeAsync(gates[0], path, document, findings, cancellationToken).ConfigureAwait(false);
        if (gates.Count > 1)
        {
            findings.Add(FsRequirementFindingKind.GateDuplicate, FsOutcome.Warning, PlanningTexts.GateDuplicate.With(story.Id, gates[0].Document.Gate.Path, string.Join(", ", gates.Skip(1).Select(static g => g.Document.Gate.Path))), gates[1].Document.Gate.Path);
        }
    }

    private async Task<FsRequirement> GateAsync(PlanningFolder folder, KnownGate known, CancellationToken cancellationToken)
    {
        FindingList findings = new();
        FsGate gate = known.Document.Gate;
        FsRequirement requirement = new()
        {
            Step = FsStep.Planning,
            Kind = FsRequirementKind.Gate,
            Format = FsRequirementFormat.GateFile,
            Id = known.Story,
            Title = known.Document.StoryTitle,
            Status = gate.Verdict == FsGateVerdict.Unknown ? string.Empty : gate.Verdict.ToString().ToUpperInvariant(),
            Path = gate.Path,
            Subject = gate.Path,
            Gate = gate,
            StartedAt = DateTime.UtcNow,
            Scope = FsScope.Full,
        };
        (string Path, StoryNumber Number) story = folder.Files.Stories.FirstOrDefault(s => s.Number.ToString() == known.Story);
        StoryDocument? document = null;
        if (story.Path is null)
        {
            findings.Add(FsRequirementFindingKind.StoryMissing, FsOutcome.Warning, PlanningTexts.StoryOfGateMissing.With(known.Story), gate.Path);
        }
        else if (TextFileReader.ReadIfSmall(story.Path) is { } text)
        {
            document = StoryDocument.Read(text);
        }

        new GateJudge(now).Judge(known, document is not null && StatusWords.StateOf(document.Status) == FsRequirementState.Done, findings);
        await new GateHistory(session.Git, project).JudgeAsync(known, document is null ? null : story.Path, document, findings, cancellationToken).ConfigureAwait(false);
        findings.Decide(requirement);
        requirement.Summary = RequirementFilling.Summary(requirement);
        return requirement;
    }

    // What sprint-status.yaml names and has no file.
    private static IEnumerable<FsRequirement> Planned(PlanningFolder folder, string name)
    {
        HashSet<StoryNumber> written = [.. folder.Files.Stories.Select(static s => s.Number)];
        foreach (SprintStatus sprint in folder.Sprints)
        {
            string path = folder.Project.Relative(sprint.Path);
            foreach ((string key, StoryNumber number, string status, int line) in sprint.Stories.Where(s => !written.Contains(s.Number) && RequirementNames.Means(name, s.Number, s.Key)))
            {
                FindingList findings = new();
                FsRequirement story = new()
                {
                    Step = FsStep.Planning,
                    Kind = FsRequirementKind.Story,
                    Format = FsRequirementFormat.BmadV6,
                    Id = number.ToString(),
                    Key = key,
                    Status = status,
                    State = StatusWords.StateOf(status),
                    Subject = key,
                    Scope = FsScope.Full,
                    StartedAt = DateTime.UtcNow,
                };
                findings.Add(FsRequirementFindingKind.StoryMissing, story.State == FsRequirementState.Draft ? FsOutcome.Warning : FsOutcome.Failed, PlanningTexts.StoryOfSprintMissing.With(key, path, status), path, line);
                findings.Decide(story);
                story.Summary = RequirementFilling.Summary(story);
                yield return story;
            }
        }
    }

    private async Task<PlanningFolder> FolderAsync(CancellationToken cancellationToken) =>
        _folder ??= await PlanningFolder.ReadAsync(project, session.Host, cancellationToken).ConfigureAwait(false);

    private async Task WriteAsync(FsRequirement requirement, CancellationToken cancellationToken)
    {
        requirement.Duration = DateTime.UtcNow - requirement.StartedAt;
        session.Host.WriteResult(requirement);
        await session.Host.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string SpecId(string path) => System.Text.RegularExpressions.Regex.Replace(Path.GetFileNameWithoutExtension(path), "^(?:tech-)?spec-", string.Empty, System.Text.RegularExpressions.RegexOptions.IgnoreCase);

    private OpsFailure NotFound(string name, string kind, string[] known) => new(
        ErrorIds.RequirementNotFound,
        FailureKind.ObjectNotFound,
        PlanningTexts.RequirementNotFound.With(name, kind, project.Root),
        known.Length == 0 ? PlanningTexts.RequirementNotFoundNone : PlanningTexts.RequirementNotFoundRemedy.With(string.Join(", ", known.Distinct(StringComparer.Ordinal).Take(20))),
        name);
}
