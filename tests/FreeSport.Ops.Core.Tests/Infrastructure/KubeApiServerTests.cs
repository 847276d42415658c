using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

/// <summary>Snapshots and plans of manifests against a real kube-apiserver.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class KubeApiServerTests(KubeApiServer cluster) : IClassFixture<KubeApiServer>
{
    private const string Canary = InfrastructureProject.Canary;

    private static readonly string Manifests = $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 0
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: web, image: "nginx:1.27", env: [ { name: DB_PASSWORD, value: {{Canary}} } ] } ] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { LOG_LEVEL: info }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: database }
        stringData: { PASSWORD: {{Canary}} }
        """;

    [Fact]
    public async Task A_snapshot_tells_what_somebody_changed_in_the_cluster_and_no_value()
    {
        cluster.Require();
        using InfrastructureProject project = new(("KUBECONFIG", cluster.Configuration));
        string space = Namespace();
        project.Write("freesport.ops.yml", $"infrastructure: {{ kubernetes: [ {{ manifests: [k8s], namespace: {space}, context: prod }} ] }}\n");
        project.Write("k8s/app.yaml", Manifests);
        cluster.Kubectl(Manifests, "--namespace", space, "apply", "--filename", "-");

        FsInfrastructureSnapshot same = await project.OneAsync(FsInfrastructureKind.Kubernetes);
        cluster.Kubectl(null, "--namespace", space, "set", "image", "deployment/web", "web=nginx:1.25");
        cluster.Kubectl(null, "--namespace", space, "create", "configmap", "stray", "--from-literal=A=1");
        FsInfrastructureSnapshot drifted = await project.OneAsync(FsInfrastructureKind.Kubernetes);

        Assert.Equal((FsInfrastructureReading.Read, 0), (same.Running, same.Differences.Length));
        Assert.Equal(["PASSWORD"], same.Resources.Single(static r => r is { Side: FsInfrastructureSide.Running, Address: "Secret/database" }).Variables);
        Assert.Equal(
            [$"Drifted {drifted.Key}/ConfigMap/stray|-|ConfigMap", $"Drifted {drifted.Key}/Deployment/web/image|nginx:1.27|nginx:1.25"],
            drifted.Differences.Select(SnapshotDiffTests.Line));
        Assert.DoesNotContain(Canary, project.Everything([same, drifted]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_names_what_the_server_would_change_and_is_applied_once()
    {
        cluster.Require();
        PlanProject.Require("diff");
        using IDisposable variables = InheritedEnvironment.Set(("KUBECONFIG", cluster.Configuration));
        string space = Namespace();
        using PlanProject project = new($"kubernetes: [{{ manifests: [k8s], context: prod, namespace: {space} }}]");
        project.Write("k8s/app.yaml", Manifests);

        FsInfrastructurePlan first = await project.PlanAsync();
        Assert.Equal(["Create configmap/settings", "Create deployment/web", "Create secret/database"], first.Changes.Select(static c => c.ToString()).Order(StringComparer.Ordinal));
        FsInfrastructureChange applied = await project.ApplyAsync(first);
        Assert.Equal((FsOutcome.Passed, 3), (applied.Outcome, applied.DoneCount));
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await project.PlanAsync()).State);

        project.Write("k8s/app.yaml", Manifests.Replace("nginx:1.27", "nginx:1.28", StringComparison.Ordinal));
        FsInfrastructurePlan second = await project.PlanAsync();
        Assert.Equal("Update deployment/web", Assert.Single(second.Changes).ToString());
        project.Write("k8s/app.yaml", Manifests.Replace("nginx:1.27", "nginx:1.29", StringComparison.Ordinal));
        Assert.Equal(ErrorIds.PlanStale, (await project.RefusalAsync(second)).ErrorId);
        Assert.Equal("nginx:1.27", cluster.Kubectl(null, "--namespace", space, "get", "deployment/web", "--output", "jsonpath={.spec.template.spec.containers[0].image}"));
        Assert.DoesNotContain(Canary, project.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_inconclusive()
    {
        cluster.Require();
        using IDisposable variables = InheritedEnvironment.Set(("KUBECONFIG", cluster.Configuration));
        using PlanProject project = new($"kubernetes: [{{ manifests: [k8s], context: prod, namespace: {Namespace()} }}]");
        project.Write("k8s/app.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: Wrong_Name }}\ndata: {{ A: {Canary} }}\n");

        FsInfrastructurePlan plan = await project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.DoesNotContain(Canary, project.Said, StringComparison.Ordinal);
    }

    // Each test its own: none sees what another left.
    private string Namespace()
    {
        string name = "t" + Guid.NewGuid().ToString("N")[..8];
        cluster.Kubectl(null, "create", "namespace", name);
        return name;
    }
}
