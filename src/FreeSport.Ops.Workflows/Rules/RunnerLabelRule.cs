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
        List<(YamlScalar Label, RunnerSystems Systems)> seen = [];
        IEnumerable<YamlScalar> labels = runner.LabelsExpression is { } expression ? [expression] : runner.Labels;
        foreach (YamlScalar label in labels)
        {
            List<(YamlScalar Label, RunnerSystems Systems)> possible = [.. Resolve(label, matrix).Select(l => (l, SystemsOf(l)))];
            if (runner.Labels.Count != 1)
            {
                // The legs of a matrix are different runners: only against other labels can one of them be wrong.
                possible.RemoveAll(p => p.Systems == RunnerSystems.Any || IsConflict(p, seen));
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

    private RunnerSystems SystemsOf(YamlScalar label)
    {
        if (RunnerLabels.SystemsOf(label.Value) is { } systems)
        {
            return systems;
        }

        if (!Context.Surroundings.Settings.HasRunner(label.Value))
        {
            Message unknown = Message.Of<RuleTexts>(
                nameof(RuleTexts.LabelUnknown), label.Value, Nearest.Suggest(label.Value, RunnerLabels.Hosted.Concat(Context.Surroundings.Settings.RunnerLabels)));
            if (RetiredRunners.Find(label.Value) is { } gone)
            {
                Error(label, Message.Of<RuleTexts>(nameof(RuleTexts.LabelRetired), label.Value, gone.Since, gone.Instead), unknown);
            }
            else
            {
                Warn(label, unknown);
            }
        }

        return RunnerSystems.Any;
    }

    private bool IsConflict((YamlScalar Label, RunnerSystems Systems) label, List<(YamlScalar Label, RunnerSystems Systems)> seen)
    {
        YamlScalar? other = seen.FirstOrDefault(s => (s.Systems & label.Systems) == 0).Label;
        if (other is not null)
        {
            Error(label.Label, Message.Of<RuleTexts>(nameof(RuleTexts.LabelConflict), label.Label.Value, other.Value, other.Start.Line));
        }

        return other is not null;
    }
}
