using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>Workloads of a cluster whose images are changed, against kubectl's documented forms.</summary>
public sealed class KubernetesTargetTests : IDisposable
{
    private readonly KubectlDouble _cluster;
    private readonly TempFolder _folder = new();
    private readonly RecordingHost _host = new();
    private long _token = 10;

    public KubernetesTargetTests()
    {
        Posix.Require();
        _cluster = new KubectlDouble();
        Configure("infrastructure: { kubernetes: [{ manifests: [k8s], context: prod, namespace: shop, environments: [staging] }] }");
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Images_are_changed_watched_and_put_back_by_digest()
    {
        IDeploymentTarget target = await OpenAsync("2");
        Assert.Empty(await target.ProblemsAsync([], Cancel.Token));

        (StageContext context, OpsFailure? failure) = await DeployAsync(target);

        Assert.Null(failure);
        Assert.All(context.Deployment.Services, static s => Assert.Equal((true, true), (s.IsHealthy, s.Now!.Reference.EndsWith(":2", StringComparison.Ordinal))));
        Assert.StartsWith("sha256:", context.Deployment.Services[0].Now!.Digest, StringComparison.Ordinal);
        Assert.NotEqual(context.Deployment.Services[0].Before!.Digest, context.Deployment.Services[0].Now!.Digest);

        Assert.Null(await DoAsync(target.PutBack(context.Deployment.Services), context));
        Assert.All(context.Deployment.Services, static s => Assert.True(DeploymentImages.IsSame(s.Before, s.Now)));
        Assert.Contains("reg/web@sha256:", _cluster.Text, StringComparison.Ordinal);
        Assert.Empty(target.PutBack(context.Deployment.Services));
    }

    [Theory]
    [InlineData("bad", "not well after 2 s")]
    [InlineData("crash", "starts again and again (3 restarts), ended last with 78")]
    public async Task Pods_that_are_not_well_fail_with_what_was_seen(string tag, string reason)
    {
        (StageContext context, OpsFailure? failure) = await DeployAsync(await OpenAsync(tag));

        Assert.Equal(ErrorIds.DeploymentServiceUnhealthy, failure?.ErrorId);
        Assert.Contains(reason, failure!.Message, StringComparison.Ordinal);
        Assert.False(context.Deployment.Services[0].IsHealthy);
    }

    [Fact]
    public async Task A_rollout_that_its_controller_gave_up_is_told_at_once()
    {
        IDeploymentTarget target = await OpenAsync("2");
        _cluster.Replace("\"rv\": 4", "\"rv\": 4, \"given\": true");

        Assert.Contains("timed out progressing", (await DeployAsync(target)).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_lower_token_and_whoever_comes_second_changes_nothing()
    {
        _cluster.Replace("\"annotations\": {}", "\"annotations\": {\"freesport.ops/fence-token\": \"11\"}");
        (_, OpsFailure? late) = await DeployAsync(await OpenAsync("2"));
        Assert.Equal(ErrorIds.DeploymentFenced, late?.ErrorId);
        Assert.DoesNotContain(_cluster.Calls, static c => c.Contains(" patch ", StringComparison.Ordinal));

        _token = 11;
        IDeploymentTarget target = await OpenAsync("2");
        StageContext context = Context([.. await target.LookAsync(Cancel.Token)]);
        Assert.Null(await DoAsync(target.Change(context.Deployment.Services).Take(1), context));
        _cluster.Replace("reg/web:2", "reg/web:stranger");
        OpsFailure? overtaken = await DoAsync(target.Change(context.Deployment.Services).Skip(1).Take(1), context);
        Assert.Equal(ErrorIds.DeploymentFenced, overtaken?.ErrorId);
    }

    [Fact]
    public async Task A_program_runs_in_a_pod_of_the_new_image_that_is_deleted_afterwards()
    {
        IDeploymentTarget target = await OpenAsync("2");
        StageContext context = Context([.. await target.LookAsync(Cancel.Token)]);

        Assert.Equal("applied 2 migrations", await target.RunAsync("deployment/api", null, ["python", "manage.py", "migrate"], context, TimeSpan.FromSeconds(20), Cancel.Token));

        Assert.Contains("\"image\": \"reg/api:2\"", _cluster.Text, StringComparison.Ordinal);
        Assert.Contains("\"command\": [\"python\", \"manage.py\", \"migrate\"]", _cluster.Text, StringComparison.Ordinal);
        Assert.Contains("FSOPS_FENCE_TOKEN", _cluster.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("readinessProbe", _cluster.Text, StringComparison.Ordinal);
        Assert.Contains("\"pods\": {}", _cluster.Text, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.DeploymentCommandFailed, (await Assert.ThrowsAsync<OpsException>(() => target.RunAsync("deployment/api", null, ["false"], context, TimeSpan.FromSeconds(20), Cancel.Token))).Failure.ErrorId);
        Assert.Equal("reload\nreload", await target.ExecuteAsync("deployment/web", ["reload"], context, Cancel.Token));
    }

    [Fact]
    public async Task Logs_name_the_workload_and_the_time()
    {
        List<FsDeploymentLogLine> lines = [];
        await (await OpenAsync("2")).ReadLogsAsync(["deployment/web"], null, lines.Add, Cancel.Token);

        Assert.Equal(2, lines.Count);
        Assert.Equal(("deployment/web", "applied 2 migrations", new DateTime(2026, 11, 27, 10, 0, 0, 500, DateTimeKind.Utc)), (lines[0].Job, lines[0].Text, lines[0].At));
    }

    [Fact]
    public async Task What_will_surely_fail_is_told_before()
    {
        _cluster.Replace("\"api\": {\"image\"", "\"other\": {\"image\"");
        _cluster.Replace("{\"pods\"", "{\"refuses\": true, \"pods\"");
        IDeploymentTarget target = await OpenAsync("2");

        IReadOnlyList<string> problems = await target.ProblemsAsync(await target.LookAsync(Cancel.Token), Cancel.Token);

        Assert.Equal(2, problems.Count);
        Assert.Contains("deployment/api is not in the cluster", problems[0], StringComparison.Ordinal);
        Assert.Contains("may not change deployment", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_is_silent_or_not_named_is_an_error()
    {
        _cluster.Replace("{\"pods\"", "{\"silent\": true, \"pods\"");
        OpsException silent = await Assert.ThrowsAsync<OpsException>(async () => await (await OpenAsync("2")).LookAsync(Cancel.Token));
        Assert.Equal(ErrorIds.DeploymentEngineSilent, silent.Failure.ErrorId);
        Assert.Contains("was refused", silent.Failure.Message, StringComparison.Ordinal);

        Configure(string.Empty);
        Assert.Equal(ErrorIds.DeploymentNotConfigured, (await Assert.ThrowsAsync<OpsException>(() => OpenAsync("2"))).Failure.ErrorId);
    }

    private void Configure(string more) => _folder.Write(
        "freesport.ops.yml",
        "environments:\n  staging:\n    deployment: { target: kubernetes, images: { deployment/web: \"reg/web:{tag}\", deployment/api: \"reg/api:{tag}\" }, health: { deadline: 2s, stable: 1s } }\n" + more + "\n");

    private StageContext Context(params FsDeployedService[] services) => new(new FsDeployment { Services = services }, new HeldLockDouble(_token), _host);

    private async Task<IDeploymentTarget> OpenAsync(string tag)
    {
        OpsSession session = new(_host, _folder.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return DeploymentTargets.Open(Real.Processes, new ToolLocator(_cluster.Path, untrustedRoot: null), session.Redactor, project, project.Configuration.Environments[0], new Release("staging", string.Empty, tag, new Dictionary<string, string>()), null);
    }

    private async Task<(StageContext Context, OpsFailure? Failure)> DeployAsync(IDeploymentTarget target)
    {
        StageContext context = Context([.. await target.LookAsync(Cancel.Token)]);
        foreach (FsDeployedService service in context.Deployment.Services)
        {
            service.Before = service.Now;
        }

        return (context, await DoAsync(target.Change(context.Deployment.Services), context));
    }

    private static async Task<OpsFailure?> DoAsync(IEnumerable<StageWork> parts, StageContext context)
    {
        try
        {
            foreach (StageWork part in parts)
            {
                await part.RunAsync(context, Cancel.Token);
            }

            return null;
        }
        catch (OpsException failed)
        {
            return failed.Failure;
        }
    }
}
