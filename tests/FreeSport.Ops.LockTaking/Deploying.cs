using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.LockTaking;

/// <summary>Deploys to staging of a project, or goes on with what was broken off there; says how it ended.</summary>
/// <param name="folder">The project. Its host is the file <c>state</c>, which holds the tag that runs.</param>
internal sealed class Deploying(string folder) : IEnvironmentVerdicts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<string> StartAsync(string tag)
    {
        using OpsSession session = new(SilentHost.Instance, folder);
        Project project = await session.LoadProjectAsync(CancellationToken.None);
        IChecklist checklist = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        StartOptions options = new("staging", null, new Dictionary<string, string>(), null) { ImageTag = tag };
        FsDeploymentPlan plan = await new LocalPlanner(session, project, Carriers(session, project), checklist, static () => DateTime.UtcNow).PlanAsync(options, CancellationToken.None);
        return Told(await Deployments(session, project).StartAsync(plan, Patience, CancellationToken.None));
    }

    public async Task<string> ResumeAsync()
    {
        using OpsSession session = new(SilentHost.Instance, folder);
        LocalDeployments deployments = Deployments(session, await session.LoadProjectAsync(CancellationToken.None));
        return deployments.List("staging", 1) is not [{ } newest] ? "nothing"
            : Told(newest.Ending == FsDeploymentEnding.None ? await deployments.WaitAsync(newest.DeploymentId!, Patience, Patience, CancellationToken.None) : newest);
    }

    public bool CanTell(string environment) => true;

    public Task<IReadOnlyList<FsResult>> AskAsync(string environment, string? version, CancellationToken cancellationToken)
    {
        bool isThere = File.ReadAllText(Path.Combine(folder, "state")).Trim() == version;
        return Task.FromResult<IReadOnlyList<FsResult>>([new FsResult { Subject = "state", Outcome = isThere ? FsOutcome.Passed : FsOutcome.Failed }]);
    }

    private static string Told(FsDeployment deployment) => deployment.Ending + " " + deployment.ImageTag;

    private LocalDeployments Deployments(OpsSession session, Project project) => new(session, project, Carriers(session, project), static () => DateTime.UtcNow);

    private Carriers Carriers(OpsSession session, Project project) => new(session, project, this, static (_, _) => throw new InvalidOperationException("No engine is needed."));
}
