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
    public async Task What_docker_refuses_is_an_error_here_and_nothing_else(string key, bool isRefused)
    {
        string? docker = Real.Tools.Find("docker");
        Assert.SkipWhen(docker is null, "docker is not installed.");
        using ComposeFolder folder = new ComposeFolder().With("stack.yaml", $"services:\n  a:\n    image: x:1\n    {key}\n  b: {{image: \"x:1\"}}\n");
        string file = Path.Combine(folder.Path, "stack.yaml");

        ProcessResult asked = await Real.Processes.RunAsync(new ProcessRequest(docker!, ["stack", "config", "-c", file]) { WorkingDirectory = folder.Path }, Cancel.Token);
        ComposeFinding[] found = [.. ComposeChecker.Check(new ComposeSet([file]) { Target = FsComposeTarget.Swarm }, folder.Path).Project.Findings];

        Assert.Equal(isRefused, asked.ExitCode != 0);
        Assert.Equal(isRefused, found.Any(static f => f.Severity == FsFindingSeverity.Error && f.Rule.StartsWith("swarm", StringComparison.Ordinal)));
    }
}
