using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Puts together what deployments need that this machine carries out.</summary>
internal static class LocalWork
{
    public static LocalPlanner Planner(OpsSession session, Project project)
    {
        IChecklist checklist = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        return new LocalPlanner(session, project, Rooms.Carriers(session, project), checklist, static () => DateTime.UtcNow, Rooms.ChangeGate(session, project));
    }
}
