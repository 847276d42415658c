using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>The deployments that this clone recorded.</summary>
internal static class LocalDeliveries
{
    public static IEnumerable<DeliveryRecord> Of(Project project, string environment)
    {
        HashSet<string> emergencies = Emergencies(project);
        return DeploymentJournal.Of(project).List(environment).Select(d => new DeliveryRecord(d.DeploymentId!, Utc(d.CreatedAt), Utc(d.UpdatedAt), Ending(d.Ending), d.Commit)
        {
            IsRollback = d.IsRollback,
            IsEmergency = emergencies.Contains(d.DeploymentId!),
        });
    }

    /// <summary>The ids of deployments, or the numbers of runs, that carried out changes that could not wait.</summary>
    public static HashSet<string> Emergencies(Project project) => new(
        project.Git.Repository is { } repository
            ? ChangeJournal.Of(repository).List(project.Key).Where(static c => c.Risk == FsChangeRisk.Emergency).SelectMany(static c => c.Deployments)
            : [],
        StringComparer.Ordinal);

    private static DeliveryEnding Ending(FsDeploymentEnding ending) => ending switch
    {
        FsDeploymentEnding.None => DeliveryEnding.Open,
        FsDeploymentEnding.Succeeded => DeliveryEnding.Succeeded,
        FsDeploymentEnding.Failed or FsDeploymentEnding.RollbackFailed or FsDeploymentEnding.Mixed => DeliveryEnding.Failed,
        FsDeploymentEnding.RolledBack => DeliveryEnding.PutBack,
        FsDeploymentEnding.NoChange => DeliveryEnding.NoChange,
        _ => DeliveryEnding.Unknown,
    };

    private static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
