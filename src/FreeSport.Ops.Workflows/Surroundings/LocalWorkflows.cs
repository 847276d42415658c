using System.Collections.Concurrent;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The reusable workflows of a repository, each read once.</summary>
/// <param name="files">The repository's files.</param>
internal sealed class LocalWorkflows(IRepositoryTexts files)
{
    private const string Folder = "./.github/workflows";

    private readonly ConcurrentDictionary<LocalWorkflow, IReadOnlyList<Finding>> _problems = [];

    private readonly ConcurrentDictionary<string, LocalWorkflow> _known = new(StringComparer.Ordinal);

    private readonly Lazy<IReadOnlyList<(string Name, string[] Events)>?> _all = new(() => files.YamlFiles(Folder)?.Select(f => GlanceAt(f, files)).ToList());

    /// <summary>Gets what the repository's workflows are called, one without a name by its path; null where it has no folder for them.</summary>
    public IReadOnlyList<string>? Names => _all.Value?.Select(static w => w.Name).ToList();

    /// <summary>The events that start the workflows of a name; null where there is none of that name.</summary>
    public IReadOnlyList<string>? EventsOf(string name) =>
        _all.Value?.Where(w => w.Name == name).ToList() is { Count: > 0 } called ? [.. called.SelectMany(static w => w.Events)] : null;

    public LocalWorkflow Find(string path) => _known.GetOrAdd(path, Read);

    /// <summary>Whether GitHub calls a workflow where this one lies.</summary>
    public static bool IsCallableAt(string path) => path.StartsWith(Folder + "/", StringComparison.Ordinal) && path.IndexOf('/', Folder.Length + 1) < 0;

    /// <summary>What is wrong with a workflow itself; found once, whoever calls it.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="find">Finds it.</param>
    public IReadOnlyList<Finding> ProblemsOf(LocalWorkflow workflow, Func<LocalWorkflow, IReadOnlyList<Finding>> find) => _problems.GetOrAdd(workflow, find);

    private static (string Name, string[] Events) GlanceAt(string path, IRepositoryTexts files)
    {
        WorkflowSyntax? workflow = files.Read(path) is { } text ? WorkflowSyntaxReader.Read(text).Workflow : null;
        return (workflow?.Name?.Value is { Length: > 0 } name ? name : path.Substring("./".Length), [.. (workflow?.Triggers ?? []).Select(static t => t.Event.Value)]);
    }

    private LocalWorkflow Read(string path)
    {
        if (files.Read(path) is not { } text)
        {
            return new LocalWorkflow(path, string.Empty, LocalWorkflowState.Missing, null);
        }

        WorkflowSyntax? workflow = WorkflowSyntaxReader.Read(text).Workflow;
        LocalWorkflowState state = workflow is null || workflow.Call is { IsBroken: true } ? LocalWorkflowState.Unreadable
            : workflow.Call is null ? LocalWorkflowState.NotCallable
            : LocalWorkflowState.Callable;
        return new LocalWorkflow(path, text, state, state == LocalWorkflowState.Callable ? workflow : null);
    }
}

/// <summary>What stands behind the path of a reusable workflow.</summary>
/// <param name="path">The path, which starts with <c>./</c>.</param>
/// <param name="text">Its text; empty when there is no such file.</param>
/// <param name="state">Whether the path leads to one.</param>
/// <param name="workflow">Its tree; null when nobody can call it.</param>
internal sealed class LocalWorkflow(string path, string text, LocalWorkflowState state, WorkflowSyntax? workflow)
{
    public string Path { get; } = path;

    public string Text { get; } = text;

    public LocalWorkflowState State { get; } = state;

    public WorkflowSyntax? Workflow { get; } = workflow;

    public CallTrigger? Call => Workflow?.Call;
}

/// <summary>Whether a path leads to a reusable workflow.</summary>
internal enum LocalWorkflowState
{
    Callable,
    Missing,
    Unreadable,
    NotCallable,
}
