using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>The smoke tests of a project: from its configuration, side by side, recorded.</summary>
public sealed class SmokeServiceTests
{
    private const string Commit = "4f0c1d2e3b4a59687786950413223140deadbeef";

    private static readonly SmokeOptions Quick = SmokeAsking.Quick;

    [Fact]
    public async Task The_checks_of_an_environment_are_asked_and_recorded_as_one_event_the_worst_first()
    {
        using UnkindWebServer server = new(static r => r.Target switch
        {
            "/health/" => Unkind.Json("{\"status\":\"healthy\",\"version\":\"1.4.0\"}"),
            "/" => Unkind.Reply(200, "<h1>Магазин</h1>"),
            _ => Unkind.Reply(404),
        });
        using ChecklistProject sample = ChecklistProject.Of($$"""
            name: x
            environments:
              staging:
                urls: {{server.Address}}/
                healthChecks: [{{server.Address}}/health/]
                smoke:
                  - { name: shop, url: "{{server.Address}}/catalog/", expect: { status: 200 } }
                  - { name: port, tcp: "127.0.0.1:{{server.Port}}" }
                  - { name: name, dns: localhost, expect: { addresses: 127.0.0.1 } }
                  - { name: versioned, url: "{{server.Address}}/health/", expect: { json: { $.status: healthy } }, version: { json: $.version } }
            """);

        (FsSmokeTest[] tests, RecordingHost host) = await RunAsync(sample, Quick with { Targets = [new SmokeTarget("staging", "1.4.0")] });

        Assert.Equal(
            [("shop", FsOutcome.Failed), ("port", FsOutcome.Passed), ("name", FsOutcome.Passed), ("versioned", FsOutcome.Passed), (server.Address + "/", FsOutcome.Passed)],
            tests.Select(static t => (t.Name, t.Outcome)));
        Assert.Single(tests.Select(static t => t.EvidenceId).Distinct());
        Assert.NotNull(tests[0].EvidenceId);
        Assert.All(tests, static t => Assert.Equal("staging", t.Environment));
        Assert.True(host.Progress.Last().Completed);
    }

    [Theory]
    [InlineData("name: x\n", null)]
    [InlineData("name: x\nenvironments: { staging: { kind: staging } }\n", "staging")]
    public async Task Nothing_to_ask_is_nothing_known(string configuration, string? environment)
    {
        using ChecklistProject sample = ChecklistProject.Of(configuration);

        (FsSmokeTest[] tests, _) = await RunAsync(sample, Quick with { Targets = environment is null ? [] : [new SmokeTarget(environment, null)] });

        FsSmokeTest none = Assert.Single(tests);
        Assert.Equal(FsOutcome.Inconclusive, none.Outcome);
        Assert.NotNull(none.Remedy);
    }

    [Fact]
    public async Task A_version_that_nobody_can_see_is_not_taken_for_granted()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200));
        using ChecklistProject sample = ChecklistProject.Of($"name: x\nenvironments: {{ staging: {{ healthChecks: [\"{server.Address}/\"] }} }}\n");

        (FsSmokeTest[] tests, _) = await RunAsync(sample, Quick with { Targets = [new SmokeTarget("staging", Commit)] });

        Assert.Equal([("version", FsOutcome.Inconclusive), (server.Address + "/", FsOutcome.Passed)], tests.Select(static t => (t.Name, t.Outcome)));
        Assert.Contains("environments.staging.smoke.version", tests[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_test_has_and_an_unknown_environment_are_errors()
    {
        using ChecklistProject sample = ChecklistProject.Of("name: x\nenvironments: { staging: { healthChecks: [\"http://127.0.0.1:9/\"] } }\n");

        OpsException unknown = await Assert.ThrowsAsync<OpsException>(() => RunAsync(sample, Quick with { IsWanted = static (_, name) => name == "helth" }));
        Assert.Equal((ErrorIds.SmokeTestUnknown, true), (unknown.Failure.ErrorId, unknown.Failure.Remedy.Contains("http://127.0.0.1:9/", StringComparison.Ordinal)));
        Assert.Equal(ErrorIds.EnvironmentUnknown, (await Assert.ThrowsAsync<OpsException>(() => RunAsync(sample, Quick with { Targets = [new SmokeTarget("stagng", null)] }))).Failure.ErrorId);
    }

    [Theory]
    [InlineData("[\"CMD\", \"curl\", \"-f\", \"http://localhost:8000/api/v1/health/\"]", "healthChecks: [\"{0}/api/v1/health\"]", FsOutcome.Passed, null)]
    [InlineData("[\"CMD\", \"curl\", \"-f\", \"http://localhost:8000/api/v1/health/\"]", "urls: [\"{0}/\"]", FsOutcome.Warning, "asks for /api/v1/health/; no smoke test does")]
    [InlineData("curl -s http://localhost:8000/api/v1/health/ | grep -q ok", "healthChecks: [\"{0}/api/v1/health/\"]", FsOutcome.Warning, "looks into the answer of /api/v1/health/")]
    [InlineData("curl -s http://localhost:8000/api/v1/health/ | grep -q ok", "smoke: [{{ url: \"{0}/api/v1/health/\", expect: {{ text: fine }} }}]", FsOutcome.Passed, null)]
    [InlineData("[\"CMD\", \"curl\", \"-f\", \"http://localhost:8000/api/v1/health/\"]", "smoke: [{{ url: \"{0}/api/v1/health/\", expect: {{ status: [200, 503] }} }}]", FsOutcome.Warning, "fails where /api/v1/health/ answers 503")]
    [InlineData("[\"CMD\", \"pg_isready\"]", "urls: [\"{0}/\"]", FsOutcome.Passed, null)]
    [InlineData("[\"NONE\"]", "urls: [\"{0}/\"]", FsOutcome.Passed, null)]
    public async Task A_smoke_test_that_asks_less_than_the_container_asks_of_itself_says_so(string healthCheck, string checks, FsOutcome outcome, string? note)
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200, "fine"));
        using ChecklistProject sample = ChecklistProject.Of($"name: x\nenvironments:\n  production:\n    kind: production\n    compose: [docker-compose.prod.yml]\n    {string.Format(System.Globalization.CultureInfo.InvariantCulture, checks, server.Address)}\n");
        sample.Repository.Write("docker-compose.prod.yml", $"services:\n  backend:\n    image: x\n    healthcheck:\n      test: {healthCheck}\n");

        (FsSmokeTest[] tests, _) = await RunAsync(sample, Quick);

        FsSmokeTest test = Assert.Single(tests);
        Assert.Equal(outcome, test.Outcome);
        Assert.Equal(note is null ? FsScope.Full : FsScope.Partial, test.Scope);
        Assert.Contains(note ?? string.Empty, string.Concat(test.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_checks_go_side_by_side_and_no_more_of_them_than_is_allowed()
    {
        int open = 0;
        ConcurrentQueue<int> seen = new();
        using UnkindWebServer server = new(_ => async (stream, stop) =>
        {
            seen.Enqueue(Interlocked.Increment(ref open));
            await Task.Delay(50, stop);

            // Before the answer: whoever has it may ask the next one.
            Interlocked.Decrement(ref open);
            await Unkind.Reply(200)(stream, stop);
        });
        using ChecklistProject sample = ChecklistProject.Of("name: x\n");
        SmokeOptions options = Quick with { ThrottleLimit = 4, Checks = [.. Enumerable.Range(0, 24).Select(n => SmokeAsking.Check($"{server.Address}/{n}") with { Name = "check " + n })] };

        (FsSmokeTest[] tests, _) = await RunAsync(sample, options);

        Assert.All(tests, static t => Assert.Equal(FsOutcome.Passed, t.Outcome));
        Assert.InRange(seen.Max(), 2, 4);
    }

    [Theory]
    [InlineData("{ url: \"http://localhost/\", tcp: \"localhost:1\" }", "Exactly one of these keys must be here: url, tcp, dns.")]
    [InlineData("{ name: x }", "Exactly one of these keys must be here: url, tcp, dns.")]
    [InlineData("{ url: \"http://localhost/\", expect: { status: ok } }", "200 or 2xx")]
    [InlineData("{ url: \"http://localhost/\", expect: { maxLatency: fast } }", "500ms, 2s or 1m")]
    public void A_wrong_check_is_told_at_its_place(string check, string said)
    {
        OpsException wrong = Assert.Throws<OpsException>(() => ConfigurationReader.Read($"environments:\n  staging:\n    smoke:\n      - {check}\n", "f.yml", new RecordingHost()));

        Assert.Contains(said, wrong.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 4", wrong.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headers: { Authorization: Bearer abcdefgh }")]
    [InlineData("headers: { X-Api-Key: abcdefgh }")]
    public void A_secret_header_in_the_file_is_warned_of(string headers)
    {
        RecordingHost host = new();

        ConfigurationReader.Read($"environments: {{ staging: {{ smoke: [{{ url: \"http://localhost/\", {headers} }}] }} }}\n", "f.yml", host);

        Assert.Contains("looks like a secret", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    private static async Task<(FsSmokeTest[] Tests, RecordingHost Host)> RunAsync(ChecklistProject sample, SmokeOptions options)
    {
        RecordingHost host = new();
        using OpsSession session = new(host, sample.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        await new SmokeService(session, project).RunAsync(options, Cancel.Token);
        return ([.. host.Results.Cast<FsSmokeTest>()], host);
    }
}
