namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A workflow's text, read.</summary>
/// <param name="Workflow">The tree; null when the text is no YAML, or no mapping.</param>
/// <param name="Problems">What does not have the shape GitHub accepts.</param>
internal sealed record WorkflowSyntaxReading(WorkflowSyntax? Workflow, IReadOnlyList<Finding> Problems);
