namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>What a person is asked before a deployment.</summary>
public static class DeploymentWords
{
    /// <summary>What would be changed.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Target(FsGitHubDeploymentPlan plan) => StartTexts.Target.With(plan.Environment, plan.Repository);

    /// <summary>What would be changed.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Target(FsDeploymentPlan plan) => plan.Services.Length == 0 ? plan.Environment : plan.Environment + ": " + string.Join(", ", plan.Services.Select(static s => s.Name));

    /// <summary>What would be changed.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Target(FsRollbackPlan plan) => plan.Environment + ": " + string.Join(", ", plan.Services.Select(static s => s.Name));

    /// <summary>What would be done.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Action(FsRollbackPlan plan)
    {
        string images = Carrying.CarryingTexts.ActionUndo.With(plan.ImageTag ?? Floor.Git.CommitId.Short(plan.Commit), plan.RanAt);
        return plan.Database switch
        {
            { IsAllowed: true, Migrations.Length: > 0 } undone => images + (undone.Reversibility == FsReversibility.Lossy ? Carrying.CarryingTexts.ActionLoses : Carrying.CarryingTexts.ActionMigrates).With(undone.Migrations.Length),
            { IsAllowed: false } => images + Carrying.CarryingTexts.ActionKeeps,
            _ => images,
        };
    }

    /// <summary>What would be done.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Action(FsDeploymentPlan plan)
    {
        string what = plan.ImageTag ?? Floor.Git.CommitId.Short(plan.Commit);
        return plan.IsRollback ? StartTexts.ActionRollback.With(what, plan.Target) : StartTexts.ActionDeploy.With(what, plan.Target);
    }

    /// <summary>What would be done.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Words in the reader's language.</returns>
    public static string Action(FsGitHubDeploymentPlan plan) =>
        plan.IsRollback ? StartTexts.ActionRollback.With(plan.ImageTag, plan.Workflow)
        : plan.Trigger == FsDeploymentTrigger.Push ? StartTexts.ActionPush.With(plan.Commits.Length, plan.Branch)
        : StartTexts.ActionDispatch.With(plan.Workflow, plan.Branch);
}
