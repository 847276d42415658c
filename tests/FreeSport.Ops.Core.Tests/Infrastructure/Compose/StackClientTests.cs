using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

/// <summary>The classes of keys of a stack, held against docker's own client, which needs no engine for that.</summary>
public sealed class StackClientTests
{
    [Theory]
    [InlineData("build: .", false)]
    [InlineData("restart: always", false)]
    [InlineData("container_name: a", false)]
    [InlineData("depends_on: [b]", false)]
    [InlineData("oom_score_adj: 1", false)]
    [InlineData("cgroupns_mode: private", false)]
    [InlineData("mem_limit: 1g", true)]
    [InlineData("extends: b", true)]
    [InlineData("volumes_from: [b]", true)]
    [InlineData("profiles: [x]", true)]
    [InlineData("depends_on: {b: {condition: service_started}}", true)]
    [InlineData("platform: linux/amd64", true)]
    [InlineData("pull_policy: always", true)]
    [InlineData("scale: 2", true)]
    [InlineData("deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}", true)]
    [InlineData("networks: {default: {priority: 1}}", true)]
    [InlineData("networks: {default: {aliases: [web]}}", false)]
    [InlineData("ports: [{target: 80, host_ip: 127.0.0.1}]", true)]
    [InlineData("ports: [{target: 80, published: \"8080\"}]", true)]
    [InlineData("ports: [{target: 80, published: 8080, mode: host}]", false)]
    [InlineData("env_file: [{path: none.env}]", true)]
    [InlineData("extra_hosts: {one: [10.0.0.1]}", true)]
    [InlineData("extra_hosts: {one: 10.0.0.1}", false)]
    public Task What_docker_refuses_of_a_service_is_an_error_here_and_nothing_else(string key, bool isRefused) =>
        AgreeAsync($"services:\n  a:\n    image: x:1\n    {key}\n  b: {{image: \"x:1\"}}\n", isRefused);

    [Theory]
    [InlineData("version: '3.8'", false)]
    [InlineData("version: '3.13'", false)]
    [InlineData("version: '2.4'", true)]
    [InlineData("version: '3.14'", true)]
    [InlineData("name: shop", true)]
    [InlineData("configs: {c: {content: x}}", true)]
    [InlineData("configs: {c: {file: ./c}}", false)]
    [InlineData("secrets: {s: {environment: S}}", true)]
    [InlineData("networks: {n: {enable_ipv6: true}}", true)]
    [InlineData("networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]}}}", true)]
    [InlineData("networks: {n: {attachable: true, ipam: {config: [{subnet: 10.0.0.0/8}]}}}", false)]
    public Task What_docker_refuses_at_the_top_is_an_error_here_and_nothing_else(string key, bool isRefused) =>
        AgreeAsync($"{key}\nservices:\n  a: {{image: \"x:1\"}}\n", isRefused);

    private static async Task AgreeAsync(string stack, bool isRefused)
    {
        string? docker = Real.Tools.Find("docker");
        Assert.SkipWhen(docker is null, "docker is not installed.");
        using ComposeFolder folder = new ComposeFolder().With("stack.yaml", stack);
        string file = Path.Combine(folder.Path, "stack.yaml");

        ProcessResult asked = await Real.Processes.RunAsync(new ProcessRequest(docker!, ["stack", "config", "-c", file]) { WorkingDirectory = folder.Path }, Cancel.Token);
        ComposeFinding[] found = [.. ComposeChecker.Check(new ComposeSet([file]) { Target = FsComposeTarget.Swarm }, folder.Path).Project.Findings];

        Assert.Equal(isRefused, asked.ExitCode != 0);
        Assert.Equal(isRefused, found.Any(static f => f.Severity == FsFindingSeverity.Error && f.Rule.StartsWith("swarm", StringComparison.Ordinal)));
    }
}
