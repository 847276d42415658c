using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Matrices that GitHub does not run, values that stand twice, and an <c>exclude</c> that excludes nothing.</summary>
internal sealed class MatrixRule() : WorkflowRule("matrix")
{
    private const int MostKeys = 30;

    public override void EnterJob(JobSyntax job)
    {
        if (job.Strategy?.Matrix is not { } matrix)
        {
            return;
        }

        foreach (MatrixRow row in matrix.Rows)
        {
            CheckTwins(row);
        }

        bool hasRows = matrix.Rows.Count > 0 || matrix.Include is { Items.Count: > 0 } or { Expression: not null };
        bool isRight = !hasRows || matrix.Inserted.Count > 0 || matrix.Exclude is not { Items.Count: > 0 } exclude || CheckExclude(matrix, exclude);
        if (isRight && MatrixExpansion.ProblemOf(matrix) is { } problem)
        {
            Error(matrix.Start, Message.Of<RuleTexts>(nameof(RuleTexts.MatrixRefused), problem));
        }
    }

    private void CheckTwins(MatrixRow row)
    {
        Dictionary<string, YamlNode> seen = new(StringComparer.Ordinal);
        foreach (YamlNode value in row.Values)
        {
            string written = MatrixValues.Write(value);
            if (seen.TryGetValue(written, out YamlNode? first))
            {
                Warn(value, Message.Of<RuleTexts>(nameof(RuleTexts.MatrixTwice), written, row.Name.Value, first.Start.Line));
            }
            else
            {
                seen.Add(written, value);
            }
        }
    }

    // Source: actions/runner, MatrixBuilder.cs: exclude takes from what the rows give, before include adds to it.
    private bool CheckExclude(MatrixSyntax matrix, MatrixCombinations exclude)
    {
        bool isRight = true;
        HashSet<string> unknown = new(matrix.Rows.Where(static r => r.Expression is not null).Select(static r => r.Name.Value), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, MatrixValueIndex> possible = Possible(matrix);
        string keys = string.Join(", ", possible.Keys.Concat(unknown).OrderBy(static k => k, StringComparer.Ordinal).Take(MostKeys));
        foreach (KeyValuePair<YamlScalar, YamlNode> wanted in exclude.Items.SelectMany(static i => i.Values).Where(v => !unknown.Contains(v.Key.Value) && !ExpressionMarks.IsInsert(v.Key.Value)))
        {
            if (!possible.TryGetValue(wanted.Key.Value, out MatrixValueIndex? values))
            {
                Error(wanted.Key, Message.Of<RuleTexts>(nameof(RuleTexts.ExcludeUnknown), wanted.Key.Value, keys.Length == 0 ? "-" : keys));
                isRight = false;
            }
            else if (!values.HasFor(wanted.Value))
            {
                Warn(wanted.Value, Message.Of<RuleTexts>(nameof(RuleTexts.ExcludeNeverMatches), MatrixValues.Write(wanted.Value), wanted.Key.Value, values.Shown));
            }
        }

        return isRight;
    }

    // What include adds comes after what exclude takes out, and cannot be excluded.
    private static Dictionary<string, MatrixValueIndex> Possible(MatrixSyntax matrix)
    {
        Dictionary<string, MatrixValueIndex> possible = new(StringComparer.OrdinalIgnoreCase);
        foreach (MatrixRow row in matrix.Rows.Where(static r => r.Expression is null))
        {
            MatrixValueIndex values = possible[row.Name.Value] = new MatrixValueIndex();
            foreach (YamlNode value in row.Values)
            {
                values.Add(value);
            }
        }

        return possible;
    }
}
