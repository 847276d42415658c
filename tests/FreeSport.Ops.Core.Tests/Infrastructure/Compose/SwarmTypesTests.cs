using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

/// <summary>What <c>docker stack config</c> 28.2 refuses for its type, each tried there, and what it takes.</summary>
public sealed class SwarmTypesTests
{
    [Theory]
    [InlineData("deploy: {resources: {limits: {cpus: 0.5}}}")]
    [InlineData("deploy: {resources: {reservations: {cpus: 1}}}")]
    [InlineData("deploy: {resources: {limits: {memory: 50}}}")]
    [InlineData("deploy: {replicas: \"2\"}")]
    [InlineData("deploy: {update_config: {parallelism: \"2\"}}")]
    [InlineData("deploy: {restart_policy: {max_attempts: \"3\"}}")]
    [InlineData("deploy: {x-note: a}")]
    [InlineData("deploy: {resources: {x-note: a}}")]
    [InlineData("deploy: {labels: {a: true}}")]
    [InlineData("healthcheck: {test: a, retries: '3'}")]
    [InlineData("healthcheck: {test: a, x-note: a}")]
    [InlineData("ports: [{target: \"80\"}]")]
    [InlineData("ports: [\"80:80\", \"80:80\"]")]
    [InlineData("environment: {B: true}")]
    [InlineData("environment: [A=1, A=1]")]
    [InlineData("labels: {a: false}")]
    [InlineData("tty: yes")]
    [InlineData("init: 'true'")]
    [InlineData("read_only: null")]
    [InlineData("command: null")]
    [InlineData("hostname:")]
    [InlineData("cap_add: [SYS_TIME, SYS_TIME]")]
    [InlineData("dns: [1.1.1.1, 1.1.1.1]")]
    [InlineData("ulimits: {nofile: \"5\"}")]
    public void What_a_stack_does_not_take_is_an_error(string key)
    {
        FsFindingSeverity[] found = Check(key);

        Assert.Contains(FsFindingSeverity.Error, found);
    }

    [Theory]
    [InlineData("deploy: {resources: {limits: {cpus: '0.5', memory: 50M}}}")]
    [InlineData("deploy: {resources: {limits: {cpus: \"${X:-0.5}\"}}}")]
    [InlineData("deploy: {replicas: 2, labels: {a: 1}}")]
    [InlineData("deploy: {replicas: \"${X:-2}\"}")]
    [InlineData("healthcheck: {test: a, retries: \"${X:-3}\"}")]
    [InlineData("deploy: null")]
    [InlineData("environment: {A: 1.5, B: null, C: 'true'}")]
    [InlineData("tty: \"${X:-true}\"")]
    [InlineData("read_only: TRUE")]
    [InlineData("command: [a, a]")]
    [InlineData("ulimits: {nofile: {soft: 1, hard: 2}}")]
    [InlineData("x-note: null")]
    public void What_it_takes_is_none(string key)
    {
        FsFindingSeverity[] found = Check(key);

        Assert.DoesNotContain(FsFindingSeverity.Error, found);
    }

    private static FsFindingSeverity[] Check(string key)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.At("stack.yml"), "services:\n  a:\n    image: web:1\n    " + key + "\n");
        return [.. ComposeChecker.Check(new ComposeSet([folder.At("stack.yml")]) { Target = FsComposeTarget.Swarm }, folder.Path).Project.Findings.Select(static f => f.Severity)];
    }
}
