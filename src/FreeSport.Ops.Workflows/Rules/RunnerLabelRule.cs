using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Labels of runners: that there are such runners, and that one runner can have them all.</summary>
internal sealed class RunnerLabelRule() : WorkflowRule("runner-label")
{
    public override void EnterJob(JobSyntax job)
    {
        if (job.RunsOn is not { } runner)
        {
            return;
        }

        MatrixSyntax? matrix = job.Strategy?.Matrix;
        List<(YamlScalar Label, IReadOnlyList<string> Systems)> seen = [];
        IEnumerable<YamlScalar> labels = runner.LabelsExpression is { } expression ? [expression] : runner.Labels;
        foreach (YamlScalar label in labels)
        {
            List<(YamlScalar Label, IReadOnlyList<string> Systems)> possible = [.. Resolve(label, matrix).Select(l => (l, SystemsOf(l)))];
            if (runner.Labels.Count != 1)
            {
                // The legs of a matrix are different runners: only against other labels can one of them be wrong.
                possible.RemoveAll(p => p.Systems.Count == 0 || IsConflict(p, seen));
                seen.AddRange(possible);
            }
        }
    }

    private static IEnumerable<YamlScalar> Resolve(YamlScalar label, MatrixSyntax? matrix)
    {
        if (!ExpressionMarks.AreIn(label.Value))
        {
            return [label];
        }

        if (matrix is null || !ExpressionMarks.AreAround(label.Value))
        {
            return [];
        }

        int start = label.Value.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal) + ExpressionMarks.Open.Length;
        return ExpressionParser.ParseEmbedded(label.Value, start, out _) is { Error: null, Root: PropertyNode { Target: ContextNode context } property }
            && context.Name.Equals("matrix", StringComparison.OrdinalIgnoreCase)
            ? ValuesOf(matrix, property.Name).OfType<YamlScalar>().Where(static v => v.Value.Length > 0 && !ExpressionMarks.AreIn(v.Value))
            : [];
    }

    private static IEnumerable<YamlNode> ValuesOf(MatrixSyntax matrix, string name) =>
        (matrix.RowNamed(name)?.Values ?? []).Concat((matrix.Include?.Items ?? [])
            .SelectMany(static i => i.Values)
            .Where(v => v.Key.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(static v => v.Value));

    private IReadOnlyList<string> SystemsOf(YamlScalar label)
    {
        RunnerLabel? known = RunnerLabels.Find(label.Value);
        if (known is { State: RunnerState.Current or RunnerState.Preview } || Context.Surroundings.Settings.HasRunner(label.Value))
        {
            return known?.Systems ?? [];
        }

        if (known?.State == RunnerState.Retiring)
        {
            Note(label, Message.Of<RuleTexts>(nameof(RuleTexts.LabelRetiring), label.Value, known.Until, known.Instead));
            return known.Systems;
        }

        Message unknown = Message.Of<RuleTexts>(
            nameof(RuleTexts.LabelUnknown), label.Value, Nearest.Suggest(label.Value, RunnerLabels.Offered.Concat(Context.Surroundings.Settings.RunnerLabels)));
        if (known is null)
        {
            Warn(label, unknown);
        }
        else
        {
            Error(label, Message.Of<RuleTexts>(nameof(RuleTexts.LabelRetired), label.Value, known.Since, known.Instead), unknown);
        }

        return [];
    }

    private bool IsConflict((YamlScalar Label, IReadOnlyList<string> Systems) label, List<(YamlScalar Label, IReadOnlyList<string> Systems)> seen)
    {
        YamlScalar? other = seen.FirstOrDefault(s => !s.Systems.Intersect(label.Systems).Any()).Label;
        if (other is not null)
        {
            Error(label.Label, Message.Of<RuleTexts>(nameof(RuleTexts.LabelConflict), label.Label.Value, other.Value, other.Start.Line));
        }

        return other is not null;
    }
}
