using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Fills a requirement from a document.</summary>
internal static class RequirementFilling
{
    /// <summary>Fills it.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="document">The document.</param>
    public static void Fill(FsRequirement requirement, StoryDocument document)
    {
        requirement.Format = document.Format;
        requirement.Title = document.Title;
        requirement.Status = document.Status;
        requirement.State = StatusWords.StateOf(document.Status);
        requirement.Criteria = [.. StoryCriteria.Of(document)];
        SetTasks(requirement, StoryTasks.Of(document));
        requirement.BoxCount = document.Boxes.Count;
        References.Fill(requirement, document);
    }

    /// <summary>Sets the tasks and what follows from them.</summary>
    /// <param name="requirement">The requirement, with its criteria.</param>
    /// <param name="tasks">The tasks.</param>
    public static void SetTasks(FsRequirement requirement, FsRequirementTask[] tasks)
    {
        (requirement.Tasks, requirement.TaskCount, requirement.DoneTaskCount) = (tasks, tasks.Length, tasks.Count(static t => t.IsDone));
        foreach (FsCriterion criterion in requirement.Criteria.Where(static c => c.Number.Length > 0))
        {
            FsRequirementTask[] citing = [.. tasks.Where(t => t.Criteria.Contains(criterion.Number))];
            (criterion.TaskCount, criterion.DoneTaskCount) = (citing.Length, citing.Count(static t => t.IsDone));
        }
    }

    /// <summary>Tells of each criterion whether the gate says that it is covered.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="gate">The gate.</param>
    public static void Cover(FsRequirement requirement, GateDocument gate)
    {
        foreach (FsCriterion criterion in requirement.Criteria)
        {
            criterion.IsCovered = gate.Gaps.Contains(criterion.Number) ? false : gate.Covered?.Contains(criterion.Number) == true ? true : null;
        }
    }

    /// <summary>How a requirement stands, in one line.</summary>
    /// <param name="requirement">The requirement.</param>
    public static string Summary(FsRequirement requirement)
    {
        List<string> parts = [];
        parts.Add(requirement.Status.Length > 0 ? requirement.Status : PlanningTexts.NoStatus);
        if (requirement.TaskCount > 0)
        {
            parts.Add(PlanningTexts.TasksDone.With(requirement.DoneTaskCount, requirement.TaskCount));
        }

        if (requirement.Criteria.Length > 0)
        {
            parts.Add(PlanningTexts.CriteriaCount.With(requirement.Criteria.Length));
        }

        if (requirement.Stories.Length > 0)
        {
            parts.Add(PlanningTexts.StoriesCount.With(requirement.Stories.Length));
        }

        if (requirement.Kind == FsRequirementKind.Story)
        {
            parts.Add(requirement.Gate is { } gate ? PlanningTexts.GateSays.With(gate.Verdict.ToString().ToUpperInvariant()) : PlanningTexts.NoGate);
        }

        return string.Join(", ", parts);
    }
}
