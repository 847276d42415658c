using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary><c>needs</c>: jobs that are there, named once, and not in a circle.</summary>
internal sealed class JobNeedsRule() : WorkflowRule("job-needs")
{
    public override void EnterJob(JobSyntax job)
    {
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (YamlScalar need in job.Needs)
        {
            if (need.Value.Length > 0 && !named.Add(need.Value))
            {
                Note(need, Message.Of<RuleTexts>(nameof(RuleTexts.NeedTwice), need.Value));
            }
        }
    }

    public override void LeaveWorkflow(WorkflowSyntax workflow)
    {
        bool areKnown = true;
        foreach (JobSyntax job in workflow.Jobs)
        {
            foreach (string unknown in job.Needs.Select(static n => n.Value).Where(n => n.Length > 0 && workflow.JobNamed(n) is null).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Error(job.Id, Message.Of<RuleTexts>(nameof(RuleTexts.NeedUnknown), job.Id.Value, unknown, Nearest.Suggest(unknown, workflow.Jobs.Select(static j => j.Id.Value))));
                areKnown = false;
            }
        }

        if (areKnown && FindCircle(workflow) is { } circle)
        {
            // From the job that stands first, so that the message does not depend on the search.
            int first = circle.IndexOf(circle.OrderBy(static j => j.Id.Start.Index).First());
            List<JobSyntax> ordered = [.. circle.Skip(first), .. circle.Take(first), circle[first]];
            Error(circle[first].Id, Message.Of<RuleTexts>(nameof(RuleTexts.NeedCircle), string.Join(" -> ", ordered.Select(static j => j.Id.Value))));
        }
    }

    // Depth first with a stack of its own: ten thousand jobs in a chain must not end the process.
    private static List<JobSyntax>? FindCircle(WorkflowSyntax workflow)
    {
        HashSet<JobSyntax> done = [];
        foreach (JobSyntax root in workflow.Jobs)
        {
            List<JobSyntax> path = [];
            HashSet<JobSyntax> onPath = [];
            Stack<(JobSyntax Job, int Next)> open = new();
            open.Push((root, 0));
            while (open.Count > 0)
            {
                (JobSyntax job, int next) = open.Pop();
                if (next == 0)
                {
                    if (done.Contains(job))
                    {
                        continue;
                    }

                    path.Add(job);
                    onPath.Add(job);
                }

                if (next < job.Needs.Count)
                {
                    open.Push((job, next + 1));
                    if (workflow.JobNamed(job.Needs[next].Value) is not { } need)
                    {
                        continue;
                    }

                    if (onPath.Contains(need))
                    {
                        return path.GetRange(path.IndexOf(need), path.Count - path.IndexOf(need));
                    }

                    open.Push((need, 0));
                    continue;
                }

                done.Add(job);
                onPath.Remove(job);
                path.RemoveAt(path.Count - 1);
            }
        }

        return null;
    }
}
