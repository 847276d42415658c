using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>Measures how changes reach environments: how often, how fast, how well.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="openGitHub">Opens GitHub, for environments that workflows deploy to.</param>
/// <param name="now">The time, in UTC.</param>
public sealed class DeliveryService(OpsSession session, Project project, Func<CancellationToken, Task<GitHubClient>> openGitHub, Func<DateTime> now)
{
    // What ran before the time that is asked about, and what failed in it and was mended later.
    private static readonly TimeSpan Before = TimeSpan.FromDays(31);

    /// <summary>Measures, and hands over each length of time, the earliest first, environment by environment.</summary>
    /// <param name="environments">The environments; none for those of the configuration.</param>
    /// <param name="since">From when on, in UTC; null for six months or twelve weeks.</param>
    /// <param name="until">Until when, in UTC; null for now.</param>
    /// <param name="period">The length of time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">The time ends before it begins (<c>DeliveryTimeWrong</c>), and why the deployments of the only environment cannot be read.</exception>
    public async Task MeasureAsync(IReadOnlyList<string> environments, DateTime? since, DateTime? until, FsDeliveryPeriod period, CancellationToken cancellationToken)
    {
        DateTime end = until ?? now(), start = since ?? DeliveryPeriods.UsualStart(period, end);
        if (start >= end)
        {
            throw new OpsException(new OpsFailure(ErrorIds.DeliveryTimeWrong, FailureKind.InvalidArgument, DeliveryTexts.TimeWrong.With(start, end), DeliveryTexts.TimeWrongRemedy, start));
        }

        EnvironmentDefinition[] all =
        [
            .. environments.Count > 0 ? environments.Select(project.EnvironmentNamed)
                : project.Configuration.Environments.Where(static e => e.Deployment is not null) is var known && known.Any() ? known
                : [project.EnvironmentNamed(null)],
        ];
        foreach (EnvironmentDefinition environment in all)
        {
            try
            {
                foreach (FsDelivery delivery in await OneAsync(environment, start, end, period, cancellationToken).ConfigureAwait(false))
                {
                    session.Host.WriteResult(delivery);
                }
            }
            catch (OpsException unknown) when (all.Length > 1)
            {
                session.Host.WriteError(unknown.Failure);
            }
        }
    }

    private async Task<IReadOnlyList<FsDelivery>> OneAsync(EnvironmentDefinition environment, DateTime start, DateTime end, FsDeliveryPeriod period, CancellationToken cancellationToken)
    {
        List<DeliveryRecord> read = [.. LocalDeliveries.Of(project, environment.Name)];
        if (!LocalDeployments.IsMeant(project, environment.Name) && (read.Count == 0 || environment.Deployment?.Workflow is not null))
        {
            using GitHubClient github = await openGitHub(cancellationToken).ConfigureAwait(false);
            read.AddRange(await new GitHubDeliveries(session, project, github).ReadAsync(environment, start - Before, cancellationToken).ConfigureAwait(false));
        }

        DeliveryRecord[] records = DeliveryMeasure.InOrder(read);
        IReadOnlyDictionary<DeliveryRecord, LeadTimes> leads = project.Git.Repository is { } repository
            ? await new LeadTimeReader(session.Git, repository).ReadAsync(records, start, end, cancellationToken).ConfigureAwait(false)
            : new Dictionary<DeliveryRecord, LeadTimes>();
        DeliveryMeasure measure = new(records, leads);
        return [.. DeliveryPeriods.Cut(period, start, end).Select(p => measure.Of(environment.Name, period, p.From, p.Until))];
    }
}
