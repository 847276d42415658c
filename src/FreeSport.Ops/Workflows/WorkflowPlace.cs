namespace FreeSport.Ops.Commands.Workflows;

/// <summary>What is asked for in one folder.</summary>
/// <param name="Folder">Absolute path of the folder to find the project from.</param>
/// <param name="Files">Absolute paths of workflow files that were named.</param>
/// <param name="Names">Patterns for the project's workflows.</param>
internal sealed record WorkflowPlace(string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Names);
