using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Names of shells, and whether the runner has them.</summary>
internal sealed class ShellNameRule() : WorkflowRule("shell-name")
{
    private static readonly string[] Everywhere = ["bash", "cmd", "powershell", "pwsh", "python", "sh"];

    private static readonly string[] OnWindows = ["bash", "cmd", "powershell", "pwsh", "python"];

    private static readonly string[] OnUnix = ["bash", "pwsh", "python", "sh"];

    private string[] _available = Everywhere;

    public override void EnterWorkflow(WorkflowSyntax workflow) => Check(workflow.Defaults?.Shell);

    public override void EnterJob(JobSyntax job)
    {
        bool[] families = [.. (job.RunsOn?.Labels ?? []).Select(static l => IsWindows(l.Value)).OfType<bool>().Distinct()];
        _available = families.Length != 1 ? Everywhere : families[0] ? OnWindows : OnUnix;
        Check(job.Defaults?.Shell);
    }

    public override void VisitStep(JobSyntax job, StepSyntax step) => Check(step.Shell);

    // A command with {0} is a shell of one's own.
    private void Check(YamlScalar? shell)
    {
        if (shell is null || shell.Value.Length == 0 || shell.Value.IndexOf("{0}", StringComparison.Ordinal) >= 0 || ExpressionMarks.AreIn(shell.Value)
            || _available.Contains(shell.Value, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        bool isElsewhere = Everywhere.Contains(shell.Value, StringComparer.OrdinalIgnoreCase);
        string key = !isElsewhere ? nameof(RuleTexts.ShellUnknown) : _available == OnWindows ? nameof(RuleTexts.ShellNotOnWindows) : nameof(RuleTexts.ShellNotOnUnix);
        Error(shell, Message.Of<RuleTexts>(key, shell.Value, string.Join(", ", _available), "{0}"));
    }

    /// <summary>True for a label of Windows, false for one of Linux or macOS; null when it does not tell.</summary>
    public static bool? IsWindows(string label)
    {
        string name = label.ToLowerInvariant();
        bool IsOf(string family) => name == family || name.StartsWith(family + "-", StringComparison.Ordinal);
        return IsOf("windows") ? true : IsOf("macos") || name == "linux" || name.StartsWith("ubuntu-", StringComparison.Ordinal) ? false : null;
    }
}
