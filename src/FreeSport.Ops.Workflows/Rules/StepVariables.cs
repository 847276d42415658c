using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>The environment variables that a step sees, as far as the file says them.</summary>
internal static class StepVariables
{
    private const int DeepestReference = 4;

    private static readonly Regex Reference = new(@"\$\{\{\s*env\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)\s*\}\}", RegexOptions.CultureInvariant);

    /// <summary>What a variable is given; the step's own goes before the job's and the workflow's. Null where the file does not say.</summary>
    public static YamlScalar? Find(string name, StepSyntax step, JobSyntax job, WorkflowSyntax workflow) =>
        new[] { step.Env, job.Env, workflow.Env }
            .SelectMany(static e => e?.Variables ?? [])
            .Where(v => v.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(static v => v.Value)
            .FirstOrDefault();

    /// <summary>A text whose <c>${{ env.NAME }}</c> are filled in where the file says what they are.</summary>
    public static string Fill(string text, StepSyntax step, JobSyntax job, WorkflowSyntax workflow)
    {
        for (int depth = 0; depth < DeepestReference && text.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal) >= 0; depth++)
        {
            string filled = Reference.Replace(text, m => Find(m.Groups["name"].Value, step, job, workflow)?.Value ?? m.Value);
            if (filled == text)
            {
                break;
            }

            text = filled;
        }

        return text;
    }

    /// <summary>An input of a step's action; null when it is not given.</summary>
    public static YamlScalar? Input(this StepSyntax step, string name) =>
        step.With.Where(w => w.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static w => w.Value).FirstOrDefault();
}
