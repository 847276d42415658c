using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Checking;

/// <summary>
/// What is wrong with a workflow because of those it calls: GitHub reads all of them before it starts the first job, and
/// refuses the caller with any of them.
/// </summary>
/// <param name="surroundings">What lies around it.</param>
/// <param name="examine">The rules for one workflow by itself.</param>
internal sealed class CalledWorkflows(CheckSurroundings surroundings, Func<string, IReadOnlyList<Finding>> examine)
{
    private const string Rule = "workflow-call";

    /// <summary>Checks the calls of a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="path">Its path in the repository, with forward slashes; empty when it is not known.</param>
    public IEnumerable<Finding> Check(WorkflowSyntax workflow, string path)
    {
        if (surroundings.Workflows is not { } workflows)
        {
            yield break;
        }

        CallTree tree = new(workflow, path.Length == 0 ? path : LocalUses.Here + path, workflows);
        foreach ((JobSyntax job, LocalWorkflow? target) in tree.CallsOf(workflow))
        {
            if (target is null || !LocalWorkflows.IsCallableAt(target.Path))
            {
                continue;
            }

            string uses = job.Call!.Uses.Value;
            Message? problem = (tree.ProblemOf(target) ?? tree.BeyondPermissions(job, target)?.Message) is { } refused
                ? Message.Of<Rules.RuleTexts>(nameof(Rules.RuleTexts.CallTree), uses, refused)
                : OwnProblem(tree.Reached(target), uses);
            if (problem is not null)
            {
                yield return Finding.At(Rule, FsFindingSeverity.Error, job.Call!.Uses, problem);
            }
        }
    }

    private Message? OwnProblem(IReadOnlyList<LocalWorkflow> reached, string uses)
    {
        foreach (LocalWorkflow called in reached)
        {
            string path = called.Path.Substring(LocalUses.Here.Length);
            IReadOnlyList<Finding> told = surroundings.Workflows!.ProblemsOf(called, c => new CheckedWorkflow(c.Text, c.Workflow, examine(c.Text)).Settle(surroundings.Settings, path).Told);
            if (told.FirstOrDefault(static f => f.Severity == FsFindingSeverity.Error) is { Message: not null } wrong)
            {
                return Message.Of<Rules.RuleTexts>(nameof(Rules.RuleTexts.CallWrong), uses, path, wrong.Start.Line, wrong.Message);
            }
        }

        return null;
    }
}
