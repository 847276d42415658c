using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Decides how a deployment ended, from what its services run and not from what was said.</summary>
internal static class DeploymentEnd
{
    /// <summary>How it ended.</summary>
    /// <param name="deployment">The deployment, with what its services run now.</param>
    /// <param name="isFailed">Whether a part of it failed.</param>
    /// <param name="isBack">Whether what ran before was to be put back.</param>
    /// <param name="isBackFailed">Whether that failed.</param>
    /// <param name="isSeen">Whether the services were looked at when all was done.</param>
    public static FsDeploymentEnding Of(FsDeployment deployment, bool isFailed, bool isBack, bool isBackFailed, bool isSeen)
    {
        FsDeployedService[] services = deployment.Services;
        if (!isSeen)
        {
            return isBack ? FsDeploymentEnding.RollbackFailed : FsDeploymentEnding.Unknown;
        }

        if (isBack)
        {
            return !isBackFailed && services.All(static s => DeploymentImages.IsSame(s.Now, s.Before) && s.IsHealthy != false) ? FsDeploymentEnding.RolledBack
                : services.Any(static s => DeploymentImages.IsSame(s.Now, s.Before)) && services.Any(static s => !DeploymentImages.IsSame(s.Now, s.Before)) ? FsDeploymentEnding.Mixed
                : FsDeploymentEnding.RollbackFailed;
        }

        if (isFailed)
        {
            FsDeployedService[] touched = [.. services.Where(static s => !DeploymentImages.IsSame(s.Before, s.Wanted))];
            return touched.Any(static s => DeploymentImages.IsSame(s.Now, s.Before)) && touched.Any(static s => !DeploymentImages.IsSame(s.Now, s.Before)) ? FsDeploymentEnding.Mixed : FsDeploymentEnding.Failed;
        }

        if (services.Length == 0)
        {
            // A script that ended well, and nothing that was looked at: only smoke tests and metrics can tell.
            return deployment.Stages.Any(static s => s is { Kind: FsDeploymentStageKind.Verify, Outcome: FsOutcome.Passed }) ? FsDeploymentEnding.Succeeded : FsDeploymentEnding.Unknown;
        }

        return services.Any(static s => s.IsHealthy == false || (s.Wanted is not null && !DeploymentImages.IsSame(s.Now, s.Wanted))) ? FsDeploymentEnding.Failed
            : services.Any(static s => s.IsHealthy is null) ? FsDeploymentEnding.Unknown
            : services.All(static s => DeploymentImages.IsUnchanged(s.Now, s.Before)) && deployment.Target != FsDeploymentTarget.Script ? FsDeploymentEnding.NoChange
            : FsDeploymentEnding.Succeeded;
    }

    /// <summary>The verdict that goes with an end.</summary>
    /// <param name="ending">The end.</param>
    public static FsOutcome OutcomeOf(FsDeploymentEnding ending) => ending switch
    {
        FsDeploymentEnding.Succeeded => FsOutcome.Passed,
        FsDeploymentEnding.NoChange => FsOutcome.Warning,
        FsDeploymentEnding.None or FsDeploymentEnding.Undecided or FsDeploymentEnding.Unknown => FsOutcome.Inconclusive,
        _ => FsOutcome.Failed,
    };

    /// <summary>Says it in one sentence.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="bad">The part that failed first; null for none.</param>
    public static string Say(FsDeployment deployment, FsDeploymentStage? bad)
    {
        string cause = bad is null ? string.Empty : bad + ": " + bad.Summary;
        return deployment.Ending switch
        {
            FsDeploymentEnding.Succeeded => CarryingTexts.Succeeded.With(deployment.Environment, deployment.ImageTag ?? Floor.Git.CommitId.Short(deployment.Commit)),
            FsDeploymentEnding.NoChange => CarryingTexts.NoChange.With(deployment.Environment),
            FsDeploymentEnding.RolledBack => CarryingTexts.RolledBack.With(deployment.Environment, cause),
            FsDeploymentEnding.RollbackFailed => CarryingTexts.RollbackFailed.With(deployment.Environment, cause),
            FsDeploymentEnding.Mixed => CarryingTexts.Mixed.With(deployment.Environment, cause, string.Join(", ", deployment.Services.Where(static s => !DeploymentImages.IsSame(s.Now, s.Before)).Select(static s => s.Name))),
            FsDeploymentEnding.Failed when deployment.Services.Length > 0 && deployment.Services.All(static s => DeploymentImages.IsSame(s.Now, s.Before)) => CarryingTexts.FailedUnchanged.With(deployment.Environment, cause),
            FsDeploymentEnding.Failed => CarryingTexts.Failed.With(deployment.Environment, cause),
            _ => CarryingTexts.Unknown.With(deployment.Environment),
        };
    }
}
