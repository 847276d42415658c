using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Calls;

/// <summary>The workflows of the repository that a workflow calls, directly and by those it calls.</summary>
/// <param name="root">The workflow.</param>
/// <param name="path">Its path, which starts with <c>./</c>; empty when it is not known.</param>
/// <param name="workflows">The workflows of the repository.</param>
internal sealed class CallTree(WorkflowSyntax root, string path, LocalWorkflows workflows)
{
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);

    /// <summary>The jobs of a workflow that call another one, with what they call; null for one that is not in the repository or cannot be called.</summary>
    public IEnumerable<(JobSyntax Job, LocalWorkflow? Target)> CallsOf(WorkflowSyntax workflow) =>
        workflow.Jobs.Where(static j => j.Call is not null).Select(j => (j, TargetOf(j.Call!)));

    /// <summary>Why GitHub refuses the tree of calls that a job begins; null when it does not.</summary>
    /// <param name="target">What the job calls.</param>
    public Message? ProblemOf(LocalWorkflow target) => Walk(target, path.Length == 0 ? [] : [path], 2);

    /// <summary>The workflows that a job calls, directly and by those it calls, each once, nearest first.</summary>
    /// <param name="target">What the job calls.</param>
    public IReadOnlyList<LocalWorkflow> Reached(LocalWorkflow target)
    {
        List<LocalWorkflow> reached = [target];
        for (int i = 0; i < reached.Count && reached.Count <= CallLimits.MostWorkflows; i++)
        {
            reached.AddRange(CallsOf(reached[i].Workflow!).Select(static c => c.Target).OfType<LocalWorkflow>().Where(t => !reached.Contains(t)).Distinct());
        }

        return reached;
    }

    /// <summary>What a call asks for and is not granted, as GitHub holds it against what the calling job may do.</summary>
    /// <param name="job">The job of the root.</param>
    /// <param name="target">What it calls.</param>
    public PermissionBeyond? BeyondPermissions(JobSyntax job, LocalWorkflow target)
    {
        PermissionSet own = PermissionSet.Of(root.Permissions, FsPlanPermissionSource.Workflow, PermissionSet.Default);
        return Beyond(target, PermissionSet.Of(job.Permissions, FsPlanPermissionSource.Job, own), []);
    }

    private LocalWorkflow? TargetOf(CallSyntax call) =>
        LocalUses.PathOf(call.Uses) is { } local && local.IndexOf('@') < 0 && workflows.Find(local) is { Workflow: not null } target ? target : null;

    // The levels below what was looked at already need no second look: no circle goes through it.
    private Message? Walk(LocalWorkflow target, string[] way, int level)
    {
        string[] here = [.. way, target.Path];
        if (way.Contains(target.Path))
        {
            return Message.Of<CallsTexts>(nameof(CallsTexts.Circle), Way(here.SkipWhile(p => p != target.Path)));
        }

        if (level + (_levels.TryGetValue(target.Path, out int below) ? below : 0) > CallLimits.MostLevels)
        {
            return Message.Of<CallsTexts>(nameof(CallsTexts.TooDeep), CallLimits.MostLevels, Way(here));
        }

        if (_levels.ContainsKey(target.Path))
        {
            return null;
        }

        _called.Add(target.Path);
        int deepest = 0;
        foreach ((JobSyntax job, LocalWorkflow? next) in CallsOf(target.Workflow!))
        {
            if (next is null)
            {
                _called.Add(job.Call!.Uses.Value);
            }
            else if (Walk(next, here, level + 1) is { } problem)
            {
                return problem;
            }
            else
            {
                deepest = Math.Max(deepest, _levels[next.Path] + 1);
            }
        }

        _levels[target.Path] = deepest;
        return _called.Count > CallLimits.MostWorkflows ? Message.Of<CallsTexts>(nameof(CallsTexts.TooMany), CallLimits.MostWorkflows) : null;
    }

    private PermissionBeyond? Beyond(LocalWorkflow target, PermissionSet allowed, HashSet<(string Path, string Allowed)> seen)
    {
        if (!seen.Add((target.Path, allowed.ToContract().ToString())))
        {
            return null;
        }

        WorkflowSyntax workflow = target.Workflow!;
        PermissionSet all = PermissionSet.Of(workflow.Permissions, FsPlanPermissionSource.Workflow, allowed.AsCaller());
        if (workflow.Permissions is not null && PermissionBeyond.Of(target, null, all, allowed) is { } ofWorkflow)
        {
            return ofWorkflow;
        }

        foreach (JobSyntax job in workflow.Jobs)
        {
            PermissionSet own = PermissionSet.Of(job.Permissions, FsPlanPermissionSource.Job, all);
            PermissionBeyond? problem = (job.Permissions is null ? null : PermissionBeyond.Of(target, job.Id.Value, own, allowed))
                ?? (job.Call is { } call && TargetOf(call) is { } next ? Beyond(next, own, seen) : null);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string Way(IEnumerable<string> paths) => string.Join(" > ", paths.Select(static p => p.Substring(p.LastIndexOf('/') + 1)));
}
