namespace FreeSport.Ops.Core.Tests.Infrastructure;

[Collection(InheritedEnvironment.Name)]
public sealed class KubernetesSnapshotTests : IDisposable
{
    private const string Canary = InfrastructureProject.Canary;

    private readonly InfrastructureProject _project = new();

    public KubernetesSnapshotTests()
    {
        _project.Write("freesport.ops.yml", "infrastructure: { kubernetes: [ { manifests: [k8s], namespace: shop, context: prod } ] }\n");
        _project.Write("k8s/web.yaml", $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            spec:
              replicas: 2
              selector: { matchLabels: { app: web } }
              template:
                metadata: { labels: { app: web } }
                spec:
                  containers:
                    - name: web
                      image: nginx:1.27
                      env: [ { name: DB_PASSWORD, value: {{Canary}} } ]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: settings }
            data: { LOG_LEVEL: {{Canary}} }
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: database }
            stringData: { PASSWORD: {{Canary}} }
            """);
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Manifests_are_read_without_a_value()
    {
        FsInfrastructureSnapshot found = Assert.Single(await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Kubernetes]) with { DeclaredOnly = true }));

        Assert.Equal(["ConfigMap/settings", "Deployment/web", "Secret/database"], found.Resources.Select(static r => r.Address));
        Assert.Equal(["PASSWORD"], found.Resources[2].Variables);
        Assert.Equal(("nginx:1.27", 2, 1), (found.Resources[1].Image, found.Resources[1].Replicas, found.Resources[1].Line));
        Assert.DoesNotContain(Canary, _project.Everything([found]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_kubectl_builds_a_kustomization()
    {
        Assert.SkipWhen(CommandLine.Find("kubectl") is null, "There is no kubectl on PATH.");
        _project.Write("k8s/kustomization.yaml", "resources: [web.yaml]\nnamePrefix: new-\nnamespace: shop\n");

        FsInfrastructureSnapshot found = Assert.Single(await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Kubernetes]) with { DeclaredOnly = true }));

        Assert.Equal(["ConfigMap/new-settings", "Deployment/new-web", "Secret/new-database"], found.Resources.Select(static r => r.Address));
        Assert.DoesNotContain(Canary, _project.Everything([found]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cluster_runs_is_held_against_the_manifests()
    {
        _project.Program("kubectl", $$$$"""
            case "$*" in
              *deployments*) cat <<'JSON'
            {"items":[
              {"kind":"Deployment","metadata":{"name":"web","namespace":"shop","generation":2},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
                "template":{"spec":{"containers":[{"name":"web","image":"nginx:1.25","env":[{"name":"DB_PASSWORD","value":"{{{{Canary}}}}"}]}]}}},
                "status":{"observedGeneration":2,"readyReplicas":1,"updatedReplicas":2}},
              {"kind":"Deployment","metadata":{"name":"old","namespace":"shop"},"spec":{"replicas":1,"template":{"spec":{"containers":[{"name":"o","image":"old:1"}]}}},"status":{"readyReplicas":1}},
              {"kind":"Pod","metadata":{"name":"web-1","namespace":"shop","labels":{"app":"web"},"ownerReferences":[{"kind":"ReplicaSet"}]},"spec":{},
                "status":{"phase":"Running","containerStatuses":[{"name":"web","restartCount":4,"imageID":"docker.io/nginx@sha256:abc"}]}}]}
            JSON
              ;;
              *configmaps*) printf 'settings\t\tLOG_LEVEL \nkube-root-ca.crt\t\tca.crt \n' ;;
              *secrets*) printf 'database\tOpaque\tPASSWORD \n' ;;
            esac
            """);

        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Kubernetes);

        Assert.Equal((FsOutcome.Warning, FsInfrastructureReading.Read), (found.Outcome, found.Running));
        Assert.Equal(
            [
                "Drifted kubernetes:k8s/shop@prod/Deployment/old|-|old:1",
                "Drifted kubernetes:k8s/shop@prod/Deployment/web/image|nginx:1.27|nginx:1.25",
                "Drifted kubernetes:k8s/shop@prod/Deployment/web/replicas|2|1",
            ],
            found.Differences.Select(SnapshotDiffTests.Line));
        FsInfrastructureResource web = found.Resources.Single(static r => r is { Side: FsInfrastructureSide.Running, Address: "Deployment/web" });
        Assert.Equal((FsInfrastructureState.Degraded, 4, "sha256:abc"), (web.State, web.Restarts, web.Digest));
        Assert.DoesNotContain(Canary, _project.Everything([found]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_inconclusive()
    {
        Assert.SkipWhen(CommandLine.Find("kubectl") is null, "There is no kubectl on PATH.");

        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Kubernetes);

        Assert.Equal((FsOutcome.Inconclusive, FsInfrastructureReading.Unreachable), (found.Outcome, found.Running));
        Assert.Empty(found.Differences);
    }
}
