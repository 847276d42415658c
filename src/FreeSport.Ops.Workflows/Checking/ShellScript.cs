using System.Text;

using FreeSport.Ops.Workflows.Rules;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Checking;

/// <summary>A script of a step that shellcheck understands.</summary>
/// <param name="Run">Where it stands.</param>
/// <param name="Shell"><c>bash</c> or <c>sh</c>.</param>
internal sealed record ShellScript(YamlScalar Run, string Shell)
{
    /// <summary>Gets how many lines stand before the script's own in <see cref="Text"/>.</summary>
    public const int LinesBefore = 1;

    /// <summary>Gets the script as the runner starts it; expressions are as many underscores, so that places stay.</summary>
    public string Text => (Shell == "bash" ? "set -eo pipefail\n" : "set -e\n") + WithoutExpressions(Run.Value) + "\n";

    /// <summary>The scripts of a workflow whose shell is bash or sh.</summary>
    public static IEnumerable<ShellScript> In(WorkflowSyntax workflow) =>
        from job in workflow.Jobs
        let byDefault = job.Defaults?.Shell?.Value ?? workflow.Defaults?.Shell?.Value ?? (job.RunsOn?.Labels.Any(static l => ShellNameRule.IsWindows(l.Value) == true) == true ? "pwsh" : "bash")
        from step in job.Steps
        where step.Run is { Value.Length: > 0 }
        let shell = (step.Shell?.Value ?? byDefault).Split(' ')[0]
        where shell is "bash" or "sh"
        select new ShellScript(step.Run!, shell);

    /// <summary>The index in the script of a line and a column of <see cref="Text"/>, both counted from 1.</summary>
    public int OffsetOf(int line, int column)
    {
        int start = 0;
        for (int i = LinesBefore + 1; i < line; i++)
        {
            int end = Run.Value.IndexOf('\n', start);
            if (end < 0)
            {
                return start;
            }

            start = end + 1;
        }

        return Math.Min(start + column - 1, Run.Value.Length);
    }

    private static string WithoutExpressions(string script)
    {
        StringBuilder plain = new(script);
        for (int open = script.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal); open >= 0;)
        {
            int close = script.IndexOf(ExpressionMarks.Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            for (int i = open; i < close + ExpressionMarks.Close.Length; i++)
            {
                plain[i] = script[i] == '\n' ? '\n' : '_';
            }

            open = script.IndexOf(ExpressionMarks.Open, close, StringComparison.Ordinal);
        }

        return plain.ToString();
    }
}
