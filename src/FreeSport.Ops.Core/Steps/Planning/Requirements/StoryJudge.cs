using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>What is wrong with a story or a specification by itself, and where it disagrees with its gate and with <c>sprint-status.yaml</c>.</summary>
/// <param name="folder">What else the project says.</param>
internal sealed class StoryJudge(PlanningFolder folder)
{
    private static readonly StorySectionKind[] Once =
    [
        StorySectionKind.Status, StorySectionKind.Story, StorySectionKind.Criteria, StorySectionKind.Tasks, StorySectionKind.DevNotes, StorySectionKind.ChangeLog, StorySectionKind.DevRecord, StorySectionKind.QaResults,
    ];

    /// <summary>Adds what is wrong.</summary>
    /// <param name="story">The requirement, filled.</param>
    /// <param name="document">Its document.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Judge(FsRequirement story, StoryDocument document, FindingList findings)
    {
        JudgeSections(story, document, findings);
        if (document.Status.Length > 0 && story.State == FsRequirementState.Unknown)
        {
            findings.Add(FsRequirementFindingKind.StatusUnknown, FsOutcome.Warning, PlanningTexts.StatusUnknown.With(document.Status), story.Path, document.StatusLine);
        }

        if (document.TitleNumber is { } titled && story.Kind == FsRequirementKind.Story && titled.ToString() != story.Id)
        {
            findings.Add(FsRequirementFindingKind.NumberDisagrees, FsOutcome.Warning, PlanningTexts.TitleNumberDisagrees.With(story.Id, titled), story.Path, 1);
        }

        if (story.State == FsRequirementState.Done && story.DoneTaskCount < story.TaskCount)
        {
            findings.Add(FsRequirementFindingKind.DoneWithOpenTasks, FsOutcome.Warning, PlanningTexts.DoneWithOpenTasks.With(story.TaskCount - story.DoneTaskCount, story.TaskCount), story.Path, story.Tasks.First(static t => !t.IsDone).Line);
        }

        JudgeGate(story, findings);
    }

    /// <summary>Adds where a status disagrees with what <c>sprint-status.yaml</c> says.</summary>
    /// <param name="story">The requirement.</param>
    /// <param name="number">Its number.</param>
    /// <param name="findings">Takes the findings.</param>
    public void JudgeSprint(FsRequirement story, StoryNumber number, FindingList findings)
    {
        foreach (SprintStatus sprint in folder.Sprints)
        {
            string path = folder.Project.Relative(sprint.Path);
            if (sprint.Problem is { } problem)
            {
                findings.Add(FsRequirementFindingKind.SprintInvalid, FsOutcome.Inconclusive, PlanningTexts.SprintInvalid.With(path, problem.Text), path, problem.Line);
            }

            foreach ((string key, StoryNumber _, string status, int line) in sprint.Stories.Where(s => s.Number == number))
            {
                story.Key ??= key;
                FsRequirementState state = StatusWords.StateOf(status);
                if (state == FsRequirementState.Unknown)
                {
                    findings.Add(FsRequirementFindingKind.StatusUnknown, FsOutcome.Warning, PlanningTexts.SprintStatusUnknown.With(key, status), path, line);
                }
                else if (story.Path.Length > 0 && state != story.State && story.State != FsRequirementState.Unknown)
                {
                    findings.Add(FsRequirementFindingKind.StatusDisagrees, FsOutcome.Warning, PlanningTexts.StatusDisagrees.With(story.Status, path, status), path, line);
                }
            }
        }
    }

    private static void JudgeSections(FsRequirement story, StoryDocument document, FindingList findings)
    {
        StorySectionKind[] needed = story.Kind == FsRequirementKind.Spec ? [StorySectionKind.Tasks] : [StorySectionKind.Story, StorySectionKind.Criteria, StorySectionKind.Tasks];
        foreach (StorySectionKind kind in needed)
        {
            StorySection? section = document.Find(kind);
            if (section is null || !document.Content(section).Any(static l => l.Text.Trim().Length > 0))
            {
                findings.Add(FsRequirementFindingKind.SectionMissing, FsOutcome.Warning, (section is null ? PlanningTexts.SectionMissing : PlanningTexts.SectionEmpty).With(Name(kind)), story.Path, section is null ? 0 : section.First + 1);
            }
        }

        if (document.Status.Length == 0)
        {
            findings.Add(FsRequirementFindingKind.StatusUnknown, FsOutcome.Warning, PlanningTexts.StatusMissing, story.Path, document.StatusLine);
        }

        foreach (StorySectionKind kind in Once)
        {
            StorySection[] all = [.. document.All(kind)];
            if (all.Length > 1)
            {
                findings.Add(FsRequirementFindingKind.SectionDuplicate, FsOutcome.Warning, PlanningTexts.SectionDuplicate.With(Name(kind), all[0].First + 1, all[1].First + 1), story.Path, all[1].First + 1);
            }
        }
    }

    private static void JudgeGate(FsRequirement story, FindingList findings)
    {
        if (story.Gate is { } gate)
        {
            if (story.State == FsRequirementState.Draft && (gate.Verdict is FsGateVerdict.Pass or FsGateVerdict.Waived or FsGateVerdict.Concerns))
            {
                findings.Add(FsRequirementFindingKind.DraftPassed, FsOutcome.Warning, PlanningTexts.DraftPassed.With(story.Status, gate.Verdict.ToString().ToUpperInvariant()), story.Path);
            }
        }
        else if (story.Format == FsRequirementFormat.BmadV4 && (story.State is FsRequirementState.InReview or FsRequirementState.Done))
        {
            findings.Add(FsRequirementFindingKind.GateMissing, FsOutcome.Warning, PlanningTexts.GateOfStoryMissing.With(story.Id), story.Path);
        }
    }

    private static string Name(StorySectionKind kind) => kind switch
    {
        StorySectionKind.Criteria => "Acceptance Criteria",
        StorySectionKind.Tasks => "Tasks / Subtasks",
        StorySectionKind.DevNotes => "Dev Notes",
        StorySectionKind.ChangeLog => "Change Log",
        StorySectionKind.DevRecord => "Dev Agent Record",
        StorySectionKind.QaResults => "QA Results",
        _ => kind.ToString(),
    };
}
