using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Planning;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>Holds checker and planner together: what one calls refused the other must not call runnable.</summary>
internal static class Judgement
{
    /// <summary>The events of a workflow of which the planner thinks otherwise than the checker, with what it says.</summary>
    public static IEnumerable<string> Differences(string text, IReadOnlyList<Finding> findings, CheckSurroundings surroundings, string path)
    {
        string file = path.Length == 0 ? ".github/workflows/this.yml" : path;
        PlanSources sources = new(new Dictionary<string, string> { [file] = text }, surroundings);
        IEnumerable<string> actions = LocalActions.UsedBy((WorkflowSyntaxReader.Read(text).Workflow?.Jobs ?? []).SelectMany(static j => j.Steps));
        Finding[] errors = [.. findings.Where(static f => f.Severity == FsFindingSeverity.Error), .. ActionChecker.ErrorsOfUsed(actions, surroundings).Select(static e => e.Error)];
        string[] events = [.. (WorkflowSyntaxReader.Read(text).Workflow?.Triggers ?? []).Select(static t => t.Event.Value).Distinct()];
        foreach (string happening in events.Length == 0 ? ["push"] : events)
        {
            FsWorkflowPlan plan = new WorkflowPlanner(new PlanRequest(happening), sources).Plan(file);
            if (errors.Length == 0 != (plan.Problems.Length == 0))
            {
                yield return $"{happening}: {(errors.Length > 0 ? $"the checker alone refuses it: {errors[0].Message}" : $"the planner alone refuses it: {plan.Problems[0]}")}";
            }
        }
    }
}
