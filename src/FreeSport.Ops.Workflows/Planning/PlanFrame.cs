using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>One workflow while its jobs are planned: the one the event starts, or one that a job calls.</summary>
/// <param name="Source">The file.</param>
/// <param name="Workflow">Its tree.</param>
/// <param name="Scope">What its expressions see outside any job; variables of <c>env</c> only steps see.</param>
/// <param name="Env">The workflow's <c>env</c>.</param>
/// <param name="Permissions">What a job may do that says nothing itself.</param>
internal sealed record PlanFrame(PlanSource Source, WorkflowSyntax Workflow, PlanScope Scope, EnvironmentLayer Env, PermissionSet Permissions)
{
    /// <summary>Gets the job that calls it; null for the workflow that the event starts.</summary>
    public FsPlannedJob? Caller { get; init; }

    /// <summary>Gets the files on the way here, this one last.</summary>
    public IReadOnlyList<string> Way { get; init; } = [Source.Path];

    /// <summary>Gets a value indicating whether the names of its secrets are those of the repository.</summary>
    public bool HasOwnSecrets { get; init; } = true;

    public string IdOf(JobSyntax job) => Caller is null ? job.Id.Value : Caller.Id + "/" + job.Id.Value;
}
