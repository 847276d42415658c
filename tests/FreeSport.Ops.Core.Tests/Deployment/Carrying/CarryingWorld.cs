using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Starting;
using FreeSport.Ops.Core.Tests.Deployment.Releases;

namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>A repository whose staging is changed from this machine, with an engine in memory.</summary>
internal sealed class CarryingWorld : IEnvironmentVerdicts, IDisposable
{
    private readonly string _deployment;

    public CarryingWorld(string deployment = "", params string[] services)
    {
        _deployment = deployment;
        Engine = new FakeEngine(services.Length == 0 ? ["web", "api"] : services);
        Repository = TestRepository.Create("магазин");
        Configure();
        Repository.Commit("start");
    }

    public TestRepository Repository { get; }

    public FakeEngine Engine { get; }

    public FakeRegistry Registry { get; } = new();

    public RecordingHost Host { get; set; } = new();

    public DateTime Now { get; set; } = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    public FsOutcome? Verdict { get; set; } = FsOutcome.Passed;

    /// <summary>Gets or sets the share of requests that fail, judged as story 13.4 has it: warnAbove 0.01, failAbove 0.05; null where no metric is asked.</summary>
    public double? ErrorRate { get; set; }

    public string Folder => Path.Combine(Repository.At(".git"), "freesport-ops", "deployments");

    public FsDeployment Newest => new DeploymentJournal(Folder).List("staging").First();

    public void Configure(string more = "") => Repository.Write(
        "freesport.ops.yml",
        "environments:\n  staging:\n    kind: staging\n    deployment:\n      target: compose\n" + string.Concat(_deployment.Split('\n').Where(static l => l.Length > 0).Select(static l => "      " + l + "\n")) + more);

    public async Task<FsDeployment> DeployAsync(string? overriding = null, string? tag = null, CancellationToken? cancel = null)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        StartOptions options = new("staging", null, new Dictionary<string, string>(), null) { Override = overriding, ImageTag = tag };
        FsDeploymentPlan plan = await Planner(session, project).PlanAsync(options, Cancel.Token);
        return await Deployments(session, project).StartAsync(plan, TimeSpan.Zero, cancel ?? Cancel.Token);
    }

    public async Task<FsDeploymentPlan> PlanAsync(string? overriding = null)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await Planner(session, project).PlanAsync(new StartOptions("staging", null, new Dictionary<string, string>(), null) { Override = overriding }, Cancel.Token);
    }

    public async Task<FsRollbackPlan> PlanBackAsync(string? to = null, bool acceptsDataLoss = false, FsReleaseSource from = FsReleaseSource.Records)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new RollbackPlanner(session, project, Carriers(session, project), Registry).PlanAsync(new RollbackOptions("staging", to) { AcceptsDataLoss = acceptsDataLoss, From = from }, Cancel.Token);
    }

    public async Task<FsDeployment> UndoAsync(string? to = null, string? overriding = null, CancellationToken? cancel = null, bool acceptsDataLoss = false)
    {
        FsRollbackPlan plan = await PlanBackAsync(to, acceptsDataLoss);
        Now = Now.AddSeconds(1);
        return await WithAsync(d => d.UndoAsync(plan, overriding, TimeSpan.Zero, cancel ?? Cancel.Token));
    }

    /// <summary>Releases a tag, a second after whatever was before.</summary>
    public async Task<FsDeployment> ReleaseAsync(string tag)
    {
        Engine.Tag = tag;
        Now = Now.AddSeconds(1);
        return await DeployAsync(tag: tag);
    }

    public async Task<IReadOnlyList<FsRelease>> ReleasesAsync(FsReleaseSource from)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new RollbackPlanner(session, project, Carriers(session, project), Registry).ListAsync(new RollbackOptions("staging", null) { From = from }, Cancel.Token);
    }

    public Task<FsDeployment> WaitAsync(string id) => WithAsync(d => d.WaitAsync(id, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancel.Token));

    public async Task<T> WithAsync<T>(Func<LocalDeployments, Task<T>> work)
    {
        using OpsSession session = new(Host, Repository.Path);
        return await work(Deployments(session, await session.LoadProjectAsync(Cancel.Token)));
    }

    public bool CanTell(string environment) => Verdict is not null;

    public Task<IReadOnlyList<FsResult>> AskAsync(string environment, string? version, CancellationToken cancellationToken)
    {
        Engine.Done.Add("Verify");
        if (ErrorRate is { } rate)
        {
            FsMetricState state = double.IsNaN(rate) ? FsMetricState.Inconclusive : rate > 0.05 ? FsMetricState.Failed : rate > 0.01 ? FsMetricState.Warning : FsMetricState.Passed;
            FsOutcome outcome = state switch { FsMetricState.Passed => FsOutcome.Passed, FsMetricState.Warning => FsOutcome.Warning, FsMetricState.Failed => FsOutcome.Failed, _ => FsOutcome.Inconclusive };
            return Task.FromResult<IReadOnlyList<FsResult>>([new FsMetric { Subject = "error-rate", Name = "error-rate", State = state, Outcome = outcome, Value = rate, Summary = "measured" }]);
        }

        return Task.FromResult<IReadOnlyList<FsResult>>([new FsResult { Subject = "health", Outcome = Verdict!.Value, Summary = "answered 503" }]);
    }

    public void Dispose() => Repository.Dispose();

    private LocalPlanner Planner(OpsSession session, Project project) => new(session, project, Carriers(session, project), Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host), () => Now);

    private LocalDeployments Deployments(OpsSession session, Project project) => new(session, project, Carriers(session, project), () => Now);

    private Carriers Carriers(OpsSession session, Project project) => new(session, project, this, (_, release) =>
    {
        Engine.Rendered = () => release.ImageTag;
        return Engine;
    });
}
