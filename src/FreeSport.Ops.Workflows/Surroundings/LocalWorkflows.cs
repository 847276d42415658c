using System.Collections.Concurrent;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The reusable workflows of a repository, each read once.</summary>
/// <param name="files">The repository's files.</param>
internal sealed class LocalWorkflows(RepositoryFiles files)
{
    private const string Folder = "./.github/workflows";

    private readonly ConcurrentDictionary<string, LocalWorkflow> _known = new(StringComparer.Ordinal);

    private readonly Lazy<IReadOnlyList<string>?> _names = new(() => files.YamlFiles(Folder)?.Select(f => NameOf(f, files)).ToList());

    /// <summary>Gets what the repository's workflows are called, one without a name by its path; null where it has no folder for them.</summary>
    public IReadOnlyList<string>? Names => _names.Value;

    public LocalWorkflow Find(string path) => _known.GetOrAdd(path, Read);

    private static string NameOf(string path, RepositoryFiles files) =>
        files.Read(path) is { } text && WorkflowSyntaxReader.Read(text).Workflow?.Name?.Value is { Length: > 0 } name ? name : path.Substring("./".Length);

    private LocalWorkflow Read(string path)
    {
        if (files.Read(path) is not { } text)
        {
            return new LocalWorkflow(LocalWorkflowState.Missing, null);
        }

        WorkflowSyntax? workflow = WorkflowSyntaxReader.Read(text).Workflow;
        return workflow is null || workflow.Call is { IsBroken: true } ? new LocalWorkflow(LocalWorkflowState.Unreadable, null)
            : workflow.Call is { } call ? new LocalWorkflow(LocalWorkflowState.Callable, call)
            : new LocalWorkflow(LocalWorkflowState.NotCallable, null);
    }
}

/// <summary>What stands behind the path of a reusable workflow.</summary>
internal sealed record LocalWorkflow(LocalWorkflowState State, CallTrigger? Call);

/// <summary>Whether a path leads to a reusable workflow.</summary>
internal enum LocalWorkflowState
{
    Callable,
    Missing,
    Unreadable,
    NotCallable,
}
