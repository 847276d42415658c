using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Patterns of branches, tags and paths.</summary>
internal sealed class GlobRule() : WorkflowRule("glob")
{
    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        foreach (TriggerSyntax trigger in workflow.Triggers)
        {
            if (trigger is WebhookTrigger webhook)
            {
                CheckAll(webhook.Branches, isPath: false);
                CheckAll(webhook.BranchesIgnore, isPath: false);
                CheckAll(webhook.Tags, isPath: false);
                CheckAll(webhook.TagsIgnore, isPath: false);
                CheckAll(webhook.Paths, isPath: true);
                CheckAll(webhook.PathsIgnore, isPath: true);
            }
            else if (trigger is ImageVersionTrigger image)
            {
                foreach (YamlScalar version in image.Versions)
                {
                    Check(version, isPath: false);
                }
            }
        }
    }

    public override void EnterJob(JobSyntax job)
    {
        if (job.Snapshot?.Version is { } version)
        {
            Check(version, isPath: false);
        }
    }

    private void CheckAll(FilterSyntax? filter, bool isPath)
    {
        foreach (YamlScalar pattern in filter?.Patterns ?? [])
        {
            Check(pattern, isPath);
        }
    }

    private void Check(YamlScalar pattern, bool isPath)
    {
        if (pattern.Value.Length == 0)
        {
            return;
        }

        foreach ((int index, Message problem) in GlobProblems.In(pattern.Value, isPath))
        {
            YamlPosition at = index == GlobProblems.WholePattern ? pattern.Start : Context.Places.Of(pattern, index);
            Error(at, Message.Of<RuleTexts>(nameof(RuleTexts.GlobWrong), pattern.Value.FirstLine(80), problem));
        }
    }
}
