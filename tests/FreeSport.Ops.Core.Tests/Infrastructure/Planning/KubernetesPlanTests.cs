using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of manifests through a kubectl that is played in its documented words.</summary>
public sealed class KubernetesPlanTests : IDisposable
{
    private const string Differs = """
        [ "$KUBECTL_EXTERNAL_DIFF" = 'diff -rq' ] || { echo 'password: kanarienvogel'; exit 1; }
        echo 'Files /tmp/LIVE-1234/apps.v1.Deployment.shop.web and /tmp/MERGED-5678/apps.v1.Deployment.shop.web differ'
        echo 'Only in /tmp/MERGED-5678: v1.ConfigMap.shop.app.settings'
        exit 1
        """;

    private readonly TempFolder _tools = new();
    private readonly PlanProject _project = new("kubernetes: [{ manifests: [k8s], context: prod, namespace: shop }]");

    public KubernetesPlanTests()
    {
        _project.Write("k8s/app.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app.settings }\n");
        _project.Engines = project => [new KubernetesEngine(project, project.Infrastructure.Kubernetes[0], environment: null, Real.Processes, new ToolLocator(_tools.Path, untrustedRoot: null))];
    }

    public void Dispose()
    {
        _project.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task What_differs_is_named_and_applied()
    {
        Play(Differs, "echo 'deployment.apps/web configured'; echo 'configmap/app.settings created'; echo 'service/web unchanged'");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(["Update deployment/web", "Create configmap/app.settings"], plan.Changes.Select(static c => c.ToString()));
        Assert.Equal("prod/shop", plan.Target);
        Assert.Equal(FsPlanBinding.Predicted, plan.Binding);
        Assert.NotEmpty(plan.Coverage);
        FsInfrastructureChange change = await _project.ApplyAsync(plan);
        Assert.Equal(FsOutcome.Passed, change.Outcome);
        Assert.Equal(2, change.DoneCount);
        string[] calls = await File.ReadAllLinesAsync(_tools.At("calls"), Cancel.Token);
        Assert.Contains(calls, c => c == $"apply --context prod --namespace shop --recursive --filename {_project.Repository.At("k8s")}");
        Assert.DoesNotContain("kanarienvogel", _project.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_differs_is_no_change()
    {
        Play("exit 0", "exit 1");

        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);
    }

    [Theory]
    [InlineData("exit 1", "code 1")]
    [InlineData("echo 'The connection to the server 10.0.0.1:6443 was refused: connection refused' >&2; exit 1", "no answer")]
    [InlineData("echo 'error: You must be logged in to the server (Unauthorized)' >&2; exit 1", "account")]
    [InlineData("echo 'The ConfigMap \"x\" is invalid: data: Forbidden: field is immutable when `immutable` is set: kanarienvogel' >&2; exit 2", "")]
    [InlineData("kill -9 $$", "")]
    public async Task What_proves_nothing_is_inconclusive(string diff, string why)
    {
        Play(diff, "exit 1");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(why, plan.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarienvogel", _project.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_diff_program_a_dry_run_on_the_server_tells()
    {
        Play("exit 3", "case \"$*\" in *--dry-run=server*) echo 'deployment.apps/web configured (server dry run)'; echo 'configmap/app unchanged (server dry run)' ;; esac", hasDiff: false);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal("Update deployment/web", Assert.Single(plan.Changes).ToString());
        Assert.Contains("diff", Assert.Single(plan.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_half_way_is_told_object_by_object()
    {
        Play(Differs, "echo 'deployment.apps/web configured'; echo 'Error from server (Forbidden): no' >&2; exit 1");

        FsInfrastructureChange change = await _project.ApplyAsync(await _project.PlanAsync());

        Assert.Equal(FsOutcome.Failed, change.Outcome);
        Assert.Equal((1, 1), (change.DoneCount, change.NotReachedCount));
    }

    [Fact]
    public async Task Another_cluster_behind_the_same_context_makes_the_plan_stale()
    {
        Play(Differs, "exit 1");
        FsInfrastructurePlan plan = await _project.PlanAsync();
        Play(Differs, "exit 1", server: "https://other:6443");

        Assert.Equal(ErrorIds.PlanStale, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task Manifests_without_an_object_are_inconclusive()
    {
        Play("exit 0", "exit 0");
        _project.Write("k8s/app.yaml", "# nothing\n");

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, (await _project.PlanAsync()).State);
    }

    private void Play(string diff, string apply, string server = "https://cluster:6443", bool hasDiff = true)
    {
        Posix.Script(_tools, "kubectl", $$"""
            echo "$*" >> "{{_tools.Path}}/calls"
            case "$1" in
              version) echo 'Client Version: v1.30.1' ;;
              config) case "$2" in current-context) echo other ;; view) echo '{{server}}' ;; esac ;;
              diff) {{diff}} ;;
              apply) {{apply}} ;;
            esac
            """);
        if (hasDiff)
        {
            Posix.Script(_tools, "diff", "exit 0");
        }
    }
}
