using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Ids of jobs and steps: what they are made of, and that a step's stands once in its job.</summary>
internal sealed class IdRule() : WorkflowRule("id")
{
    private readonly Dictionary<string, YamlScalar> _steps = new(StringComparer.OrdinalIgnoreCase);

    public override void EnterJob(JobSyntax job)
    {
        _steps.Clear();
        CheckShape(job.Id);
        foreach (YamlScalar need in job.Needs)
        {
            CheckShape(need);
        }
    }

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Id is null)
        {
            return;
        }

        CheckShape(step.Id);
        if (_steps.TryGetValue(step.Id.Value, out YamlScalar? first))
        {
            Error(step.Id, Message.Of<RuleTexts>(nameof(RuleTexts.IdTwice), step.Id.Value, first.Start.Line));
            return;
        }

        _steps.Add(step.Id.Value, step.Id);
    }

    private void CheckShape(YamlScalar id)
    {
        if (id.Value.Length > 0 && !ExpressionMarks.AreIn(id.Value) && !IsName(id.Value))
        {
            Error(id, Message.Of<RuleTexts>(nameof(RuleTexts.IdShape), id.Value));
        }
        else if (id.Value.StartsWith("__", StringComparison.Ordinal))
        {
            Error(id, Message.Of<RuleTexts>(nameof(RuleTexts.IdReserved), id.Value));
        }
    }

    private static bool IsName(string id) =>
        IsLetter(id[0]) && id.All(static c => IsLetter(c) || c is '-' or (>= '0' and <= '9'));

    private static bool IsLetter(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
