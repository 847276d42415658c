using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>One file on its way through the rules.</summary>
/// <param name="text">Its text.</param>
/// <param name="workflow">Its tree; an action is one with a single job, which has the steps.</param>
/// <param name="surroundings">What lies around it: the repository's actions, workflows and settings.</param>
internal sealed class RuleContext(string text, WorkflowSyntax workflow, CheckSurroundings surroundings)
{
    private static readonly string[] Shells = ["bash", "sh"];

    private readonly List<Finding> _findings = [];

    private readonly Dictionary<StepSyntax, IReadOnlyList<ShellCommand>> _commands = [];

    private readonly Dictionary<JobSyntax, IReadOnlyList<TokenUse>> _uses = [];

    public WorkflowSyntax Workflow { get; } = workflow;

    /// <summary>Gets the action that is checked, with its folder; null for a workflow.</summary>
    public LocalAction? Action { get; init; }

    public CheckSurroundings Surroundings { get; } = surroundings;

    public TextPlaces Places { get; } = new(text);

    public IReadOnlyList<Finding> Findings => _findings;

    public void Report(Finding finding) => _findings.Add(finding);

    /// <summary>The commands of a step that bash or sh runs; none for an action, and where another shell does.</summary>
    public IReadOnlyList<ShellCommand> CommandsOf(JobSyntax job, StepSyntax step)
    {
        if (!_commands.TryGetValue(step, out IReadOnlyList<ShellCommand>? commands))
        {
            commands = step.Run is { } run && Shells.Contains(ShellOf(job, step)) ? ShellReader.Read(run.Value) : [];
            _commands.Add(step, commands);
        }

        return commands;
    }

    /// <summary>What the steps of a job write on GitHub.</summary>
    public IReadOnlyList<TokenUse> UsesOf(JobSyntax job)
    {
        if (!_uses.TryGetValue(job, out IReadOnlyList<TokenUse>? uses))
        {
            uses = new TokenUses(job, this).All();
            _uses.Add(job, uses);
        }

        return uses;
    }

    private string ShellOf(JobSyntax job, StepSyntax step)
    {
        string? written = (step.Shell ?? job.Defaults?.Shell ?? Workflow.Defaults?.Shell)?.Value;
        return written?.Split(' ')[0]
            ?? (job.RunsOn?.Labels.Any(static l => ShellNameRule.IsWindows(l.Value) == true) == true ? "pwsh" : "bash");
    }
}
