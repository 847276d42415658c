using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What planning and applying work with.</summary>
/// <param name="Session">The invocation.</param>
/// <param name="Project">The project.</param>
/// <param name="Store">Where plans are kept.</param>
/// <param name="Now">The clock.</param>
/// <param name="Engines">What can be planned.</param>
internal sealed record PlanSetting(OpsSession Session, Project Project, PlanStore Store, Func<DateTime> Now, FindPlanEngines Engines)
{
    /// <summary>The setting of whoever runs this.</summary>
    public static PlanSetting Of(OpsSession session, Project project, Func<DateTime> now) =>
        new(session, project, new PlanStore(PlanStore.DefaultFolder, now), now, new PlanEngines(session, project).For);
}
