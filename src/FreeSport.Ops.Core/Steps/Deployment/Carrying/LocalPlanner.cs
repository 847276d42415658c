using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Policies;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Plans deployments that this machine carries out.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="carriers">Knows how each environment is changed.</param>
/// <param name="checklist">The checklist, for environments that require it.</param>
/// <param name="now">The time, in UTC.</param>
/// <param name="changes">Tells of the change that is under way; null where nobody knows any.</param>
public sealed class LocalPlanner(OpsSession session, Project project, Carriers carriers, IChecklist checklist, Func<DateTime> now, IChangeGate? changes = null)
{
    private readonly JudgedContent _content = new(session.Git, project);

    /// <summary>Looks at everything without changing anything.</summary>
    /// <param name="options">What is to be started.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What would be done, and whether it may be.</returns>
    /// <exception cref="OpsException">The configuration or the tag are wrong, or git or the engine do not answer.</exception>
    public async Task<FsDeploymentPlan> PlanAsync(StartOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(options.Environment);
        bool isRollback = options.RollbackTo is not null;
        string commit = await CommitAsync(options.Commit, cancellationToken).ConfigureAwait(false);
        Carrier carrier = carriers.Open(environment, commit, options.RollbackTo ?? options.ImageTag);
        IReadOnlyList<FsDeployedService> services = await carrier.Target.LookAsync(cancellationToken).ConfigureAwait(false);
        FsDeploymentPlan plan = new()
        {
            Environment = environment.Name,
            Target = carrier.Target.Kind,
            Commit = commit,
            ImageTag = carrier.Release.ImageTag,
            IsRollback = isRollback,
            Override = options.Override is { } reason ? session.Redactor.Redact(reason) : null,
            Services = [.. services],
            Stages = [.. carrier.Stages.Forward(services).Select(static s => new FsDeploymentStage { Kind = s.Kind, Name = s.Name })],
            Problems = [.. await carrier.Target.ProblemsAsync(services, cancellationToken).ConfigureAwait(false)],
        };
        plan.Policies = await new DeploymentPolicies(checklist, _content, now, changes).AskAsync(environment, await TreeAsync(environment, commit, cancellationToken).ConfigureAwait(false), commit, isRollback, cancellationToken).ConfigureAwait(false);
        plan.IsAllowed = plan.Problems.Length == 0 && DeploymentPolicies.Allow(plan.Policies, plan.Override);
        return plan;
    }

    private async Task<string> CommitAsync(string? given, CancellationToken cancellationToken) => project.Git.Repository is not { } repository
        ? string.Empty
        : await session.Git.ResolveAsync(repository, (given ?? "HEAD") + "^{commit}", cancellationToken).ConfigureAwait(false) ?? (given is null ? string.Empty : throw CarryingFailures.CommitMissing(given));

    // Files come from what is checked out: where that is not the commit, production is not told otherwise.
    private async Task<FsPolicyAnswer> TreeAsync(EnvironmentDefinition environment, string commit, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? differences = await _content.DifferencesAsync(commit, cancellationToken).ConfigureAwait(false);
        return differences switch
        {
            { Count: 0 } => new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Allowed, Reason = CarryingTexts.TreeClean.With(CommitId.Short(commit)) },
            null => new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.NotConfigured, Reason = CarryingTexts.TreeUnknown },
            _ when environment.IsProduction => new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Refused, Reason = CarryingTexts.TreeDiffers.With(CommitId.Short(commit), JudgedContent.Some(differences)), Remedy = CarryingTexts.TreeDiffersRemedy },
            _ => new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Allowed, Reason = CarryingTexts.TreeDiffers.With(CommitId.Short(commit), JudgedContent.Some(differences)) },
        };
    }
}
