using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Conditions that always come out the same.</summary>
internal sealed class IfConditionRule() : WorkflowRule("if-cond")
{
    public override void EnterJob(JobSyntax job)
    {
        Check(job.If);
        Check(job.Snapshot?.If);
    }

    public override void VisitStep(JobSyntax job, StepSyntax step) => Check(step.If);

    private void Check(YamlScalar? condition)
    {
        if (condition is null)
        {
            return;
        }

        string text = condition.Value;
        int open = text.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal);
        if (open < 0 || text.IndexOf(ExpressionMarks.Close, StringComparison.Ordinal) < 0)
        {
            CheckConstant(condition, ExpressionParser.Parse(text));
            return;
        }

        ExpressionParse parse = ExpressionParser.ParseEmbedded(text, open + ExpressionMarks.Open.Length, out int end);
        bool isWhole = open == 0 && end == text.Length;
        if (!isWhole && (parse.Error is null || text.IndexOf(ExpressionMarks.Open, open + 1, StringComparison.Ordinal) >= 0 || open > 0))
        {
            Warn(condition, Message.Of<RuleTexts>(nameof(RuleTexts.ConditionAlwaysTrue), text.FirstLine(80), ExpressionMarks.Example));
        }
        else
        {
            CheckConstant(condition, parse);
        }
    }

    private void CheckConstant(YamlScalar condition, ExpressionParse parse)
    {
        if (parse.Root is not null && parse.Error is null && Constancy.IsConstant(parse.Root))
        {
            Warn(condition, Message.Of<RuleTexts>(nameof(RuleTexts.ConditionConstant), condition.Value.FirstLine(80)));
        }
    }
}
