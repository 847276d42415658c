using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Makes plans.</summary>
public sealed class PlanService
{
    private readonly PlanSetting _setting;

    /// <summary>Initializes a new instance of the <see cref="PlanService"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="now">The clock.</param>
    public PlanService(OpsSession session, Project project, Func<DateTime> now)
        : this(PlanSetting.Of(session, project, now))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PlanService"/> class.</summary>
    /// <param name="setting">What to work with.</param>
    internal PlanService(PlanSetting setting) => _setting = setting;

    /// <summary>Makes the plans that were asked for, and hands over each as it comes.</summary>
    /// <param name="options">What to plan.</param>
    /// <param name="cancellationToken">Stops the program that plans.</param>
    /// <exception cref="OpsException">Nothing of the kind is configured (<c>InfrastructureNotConfigured</c>), or the environment is unknown (<c>EnvironmentUnknown</c>).</exception>
    public async Task RunAsync(PlanOptions options, CancellationToken cancellationToken)
    {
        string? environment = options.Environment is null ? null : _setting.Project.EnvironmentNamed(options.Environment).Name;

        // Compose files that are for an environment by their names alone are planned for whoever asks for it.
        bool byConvention = environment is not null || options.Kinds.Any(static k => k is FsInfrastructureKind.Compose or FsInfrastructureKind.Swarm);
        IPlanEngine[] engines = [.. _setting.Engines(environment, byConvention)
            .Where(e => options.Kinds.Count == 0 || options.Kinds.Contains(e.Kind))
            .Where(e => options.Folders.Count == 0 || options.Folders.Any(f => options.IsMatch(f, e.Folder)))];
        if (engines.Length == 0)
        {
            throw PlanFailures.NotConfigured(string.Join(" ", options.Kinds.Select(static k => k.ToString()).Concat(options.Folders).Concat(new[] { environment }.OfType<string>())));
        }

        await new BrokenOffPlans(_setting).ReportAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < engines.Length; i++)
        {
            _setting.Session.Host.WriteProgress(new OpsProgress(PlanTexts.Planning, engines[i].Subject, 100 * i / engines.Length));
            _setting.Session.Host.WriteResult(await PlanAsync(engines[i], options, isKept: true, cancellationToken).ConfigureAwait(false));
        }

        _setting.Session.Host.WriteProgress(new OpsProgress(PlanTexts.Planning, PlanTexts.Planning, Completed: true));
    }

    /// <summary>Makes one plan.</summary>
    /// <param name="engine">What plans it.</param>
    /// <param name="options">How long it may take, and can be applied.</param>
    /// <param name="isKept">Whether it can be applied at all.</param>
    /// <param name="cancellationToken">Stops the program that plans.</param>
    internal async Task<FsInfrastructurePlan> PlanAsync(IPlanEngine engine, PlanOptions options, bool isKept, CancellationToken cancellationToken)
    {
        using PlanPlace place = _setting.Store.Open();
        byte[] key = PlanInputs.NewKey();
        PlanInputs before = new(key);
        await engine.AddInputsAsync(before, cancellationToken).ConfigureAwait(false);
        PlanDraft draft = await engine.PlanAsync(place.Folder, options.Timeout, cancellationToken).ConfigureAwait(false);
        PlanInputs after = new(key);
        await engine.AddInputsAsync(after, cancellationToken).ConfigureAwait(false);
        if (draft.State != FsInfrastructurePlanState.Inconclusive && after.Changed(before.Digests) is { Count: > 0 } moved)
        {
            draft = draft with { State = FsInfrastructurePlanState.Inconclusive, Reasons = [PlanTexts.MovedMeanwhile.With(PlanWords.Names(moved)), .. draft.Reasons], Remedy = PlanTexts.InconclusiveRemedy };
        }

        DateTime now = _setting.Now().ToUniversalTime();
        FsInfrastructurePlan plan = new()
        {
            PlanId = place.PlanId,
            Kind = engine.Kind,
            Subject = engine.Subject,
            Project = _setting.Project.Root,
            Folder = engine.Folder,
            Target = draft.Target,
            Environment = engine.Environment,
            State = draft.State,
            Changes = [.. draft.Changes],
            Drifted = [.. draft.Drifted],
            Coverage = [.. draft.Coverage],
            Reasons = [.. draft.Reasons],
            Binding = draft.Binding,
            InputsHash = after.Whole(),
            Tools = [.. draft.Tools],
            CreatedAt = now,
            ExpiresAt = now + options.ValidFor,
        };
        plan.Summary = PlanWords.Summary(plan);
        (plan.Remedy, plan.NextCommand) = plan.State switch
        {
            FsInfrastructurePlanState.NoChanges => ((string?)null, (string?)null),
            FsInfrastructurePlanState.Changes => (plan.Changes.Any(static c => c.IsDestructive) ? PlanTexts.ReviewDestructiveRemedy : PlanTexts.ReviewRemedy, null),
            _ => (draft.Remedy, draft.NextCommand),
        };
        RedactPlan(plan);
        if (isKept && plan.State != FsInfrastructurePlanState.Inconclusive)
        {
            place.Keep(new PlanRecord
            {
                PlanId = plan.PlanId,
                Kind = plan.Kind,
                Subject = plan.Subject,
                Project = plan.Project,
                Environment = plan.Environment,
                Target = plan.Target,
                Key = key,
                Inputs = after.Digests.ToDictionary(static d => d.Key, static d => d.Value),
                Shown = PlanSeal.Of(plan),
                CreatedAt = plan.CreatedAt,
                ExpiresAt = plan.ExpiresAt,
            });
        }

        return plan;
    }

    // Before it is sealed: what is shown is what is sealed.
    private void RedactPlan(FsInfrastructurePlan plan)
    {
        foreach (FsResourceChange change in plan.Changes)
        {
            change.Address = _setting.Session.Redactor.Redact(change.Address);
            change.Reason = _setting.Session.Redactor.Redact(change.Reason);
            change.Masked = Redacted(change.Masked);
        }

        plan.Summary = _setting.Session.Redactor.Redact(plan.Summary);
        plan.Drifted = Redacted(plan.Drifted);
        plan.Coverage = Redacted(plan.Coverage);
        plan.Reasons = Redacted(plan.Reasons);
    }

    private string[] Redacted(string[] texts) => [.. texts.Select(_setting.Session.Redactor.Redact)];
}
