using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>One file on its way through the rules.</summary>
/// <param name="text">Its text.</param>
/// <param name="workflow">Its tree.</param>
/// <param name="surroundings">What lies around it: the repository's actions, workflows and settings.</param>
internal sealed class RuleContext(string text, WorkflowSyntax workflow, CheckSurroundings surroundings)
{
    private readonly List<Finding> _findings = [];

    public WorkflowSyntax Workflow { get; } = workflow;

    public CheckSurroundings Surroundings { get; } = surroundings;

    public TextPlaces Places { get; } = new(text);

    public IReadOnlyList<Finding> Findings => _findings;

    public void Report(Finding finding) => _findings.Add(finding);
}
