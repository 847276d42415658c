using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary><c>cache-mode</c>: its values, and that strangers do not get to write into the cache.</summary>
/// <remarks>Source: GitHub's changelog of 2026-09-10.</remarks>
internal sealed class CacheModeRule() : WorkflowRule("cache-mode")
{
    private static readonly string[] Modes = ["read", "write", "write-only", "none"];

    private bool _isStrangers;

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        _isStrangers = workflow.Triggers.Any(static t => t.Event.Value == "pull_request_target");
        Check(workflow.CacheMode);
    }

    public override void EnterJob(JobSyntax job) => Check(job.CacheMode);

    private void Check(YamlScalar? mode)
    {
        if (mode is null || mode.Value.Length == 0 || ExpressionMarks.AreIn(mode.Value))
        {
            return;
        }

        if (!Modes.Contains(mode.Value))
        {
            Error(mode, Message.Of<RuleTexts>(nameof(RuleTexts.CacheModeValue), mode.Value, string.Join(", ", Modes), Nearest.Suggest(mode.Value, Modes)));
        }
        else if (_isStrangers && mode.Value is ("write" or "write-only"))
        {
            Warn(mode, Message.Of<RuleTexts>(nameof(RuleTexts.CacheModeOpen), mode.Value));
        }
    }
}
