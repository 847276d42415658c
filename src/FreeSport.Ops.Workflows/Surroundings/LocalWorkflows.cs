using System.Collections.Concurrent;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The reusable workflows of a repository, each read once.</summary>
/// <param name="files">The repository's files.</param>
internal sealed class LocalWorkflows(RepositoryFiles files)
{
    private readonly ConcurrentDictionary<string, LocalWorkflow> _known = new(StringComparer.Ordinal);

    public LocalWorkflow Find(string path) => _known.GetOrAdd(path, Read);

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
