using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

/// <summary>Engines that hang, refuse, break off or answer in another form, played by a docker of the tests' own.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class EngineFaultTests : IDisposable
{
    private const string Answers = """
        [ "$1" = --context ] && { context=$2; shift 2; }
        case "$context $1 $2" in
          hangs*) exec sleep 600 ;;
          refuses*) echo "Cannot connect to the Docker daemon at tcp://10.0.0.1:2375. Is the docker daemon running?" >&2; exit 1 ;;
          broken*" ps "*) echo '{"ID":"a","Image":'; exit 0 ;;
          slow*" ps "*) until [ -e "$HOME/go" ]; do sleep 0.05; done ;;
          array*" ps "*) echo '[{"ID":"a","Image":"nginx:1"},{"ID":"b","Image":"nginx:1"}]' ;;
          *" ps "*) printf '{"ID":"a","Image":"nginx:1"}\n\n{"ID":"b","Image":"nginx:1"}\n' ;;
          *" container inspect") echo '[{"Name":"/one","State":{"Status":"running"},"Config":{"Image":"nginx:1","Labels":{}}},{"Name":"/two","State":{"Status":"running"},"Config":{"Image":"nginx:1","Labels":{}}}]' ;;
          *proxied*" volume "* | *proxied*" network "*) echo "Error response from daemon: 403 Forbidden" >&2; exit 1 ;;
          owned*" volume ls") printf '{"Name":"shop_data","Driver":"local","Scope":"local","Labels":"com.docker.compose.project=shop,com.docker.compose.volume=data"}\n{"Name":"shop_old","Driver":"local","Labels":"com.docker.compose.volume=old,com.docker.compose.project=shop"}\n' ;;
          owned*" network ls") printf '[{"Name":"shop_default","Driver":"overlay","Scope":"swarm","Labels":"com.docker.compose.network=default,com.docker.compose.project=shop"}]' ;;
          *" volume ls" | *" network ls") ;;
          *" image inspect") echo '[]'; echo "Error: No such image: nginx:1" >&2; exit 1 ;;
          *) echo "This node is not a swarm manager." >&2; exit 1 ;;
        esac
        """;

    private readonly InfrastructureProject _project = new();

    public EngineFaultTests() => _project.Program("docker", Answers);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task One_that_hangs_is_named_and_keeps_no_other_from_answering()
    {
        IReadOnlyList<FsInfrastructureSnapshot> found = await _project.LookAsync(new SnapshotOptions(TimeSpan.FromSeconds(5)) { Kinds = [FsInfrastructureKind.Compose], Contexts = ["hangs", "well"] });

        Assert.Equal([(FsOutcome.Inconclusive, FsInfrastructureReading.TimedOut), (FsOutcome.Passed, FsInfrastructureReading.Read)], found.Select(static s => (s.Outcome, s.Running)));
        Assert.Contains("'hangs'", found[0].Summary, StringComparison.Ordinal);
        Assert.Equal("docker --context hangs info", found[0].NextCommand);
    }

    [Theory]
    [InlineData("refuses", FsInfrastructureReading.Unreachable)]
    [InlineData("broken", FsInfrastructureReading.Unreadable)]
    public async Task One_that_cannot_be_read_is_inconclusive(string context, FsInfrastructureReading expected)
    {
        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Compose, context);

        Assert.Equal((FsOutcome.Inconclusive, expected, 0), (found.Outcome, found.Running, found.Resources.Length));
    }

    [Theory]
    [InlineData("array")]
    [InlineData("lines")]
    public async Task Containers_come_as_an_array_or_one_a_line(string context)
    {
        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Compose, context);

        Assert.Equal(["container/one", "container/two"], found.Resources.Select(static r => r.Address));
    }

    [Fact]
    public async Task One_that_has_answered_is_shown_while_another_is_still_asked()
    {
        using TempFolder home = new();
        using IDisposable variables = InheritedEnvironment.Set([("HOME", home.Path)]);
        List<string> shown = [];

        await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Compose], ["slow", "well"]), found =>
        {
            Assert.NotNull(found.EvidenceId);
            shown.Add(found.Key);
            File.WriteAllText(home.At("go"), string.Empty);
        });

        Assert.Equal(["compose:@well", "compose:@slow"], shown);
    }

    [Fact]
    public async Task Volumes_and_networks_of_a_project_are_held_against_what_is_declared()
    {
        _project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: owned } } }\n");
        _project.Write("compose.yml", """
            name: shop
            services:
              web: { image: "nginx:1", volumes: ["data:/data", "cache:/cache"] }
            volumes:
              data:
              cache:
              given: { external: true }
            networks:
              default: { driver: bridge }
            """);

        FsInfrastructureSnapshot found = Assert.Single(await _project.LookAsync());

        Assert.Equal(
            ["network/default Drifted", "volume/cache OnlyDeclared", "volume/data Matched", "volume/given Unknown"],
            found.Resources.Where(static r => r.Side == FsInfrastructureSide.Declared && r.Type != "service").Select(static r => $"{r.Address} {r.Match}"));
        Assert.Equal(
            ["network/default Drifted", "volume/data Matched", "volume/old OnlyRunning"],
            found.Resources.Where(static r => r.Side == FsInfrastructureSide.Running && r.Type != "container").Select(static r => $"{r.Address} {r.Match}"));
        Assert.Contains("Drifted compose:production@owned/network/default/driver|bridge|overlay", found.Differences.Select(SnapshotDiffTests.Line));
        Assert.Contains("Drifted compose:production@owned/volume/old|-|volume", found.Differences.Select(SnapshotDiffTests.Line));
        Assert.DoesNotContain(found.Differences, static d => d.Path.Contains("cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_engine_that_tells_its_containers_and_nothing_else_is_read_and_what_is_missing_is_said()
    {
        FsInfrastructureSnapshot found = await _project.OneAsync(FsInfrastructureKind.Compose, "proxied");

        Assert.Equal((FsInfrastructureReading.Read, FsScope.Partial, 2), (found.Running, found.Scope, found.Resources.Length));
        Assert.Contains(found.LeftOut, static l => l.Contains("docker volume ls", StringComparison.Ordinal) && l.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_engine_in_no_swarm_is_told_only_who_asked_for_one()
    {
        FsInfrastructureSnapshot asked = await _project.OneAsync(FsInfrastructureKind.Swarm, "well");
        IReadOnlyList<FsInfrastructureSnapshot> all = await _project.LookAsync(InfrastructureProject.Options(contexts: ["well"]));

        Assert.Equal(FsOutcome.Skipped, asked.Outcome);
        Assert.Equal("compose:@well", Assert.Single(all).Key);
    }

    [Fact]
    public async Task A_host_that_falls_silent_has_lost_nothing()
    {
        FsInfrastructureSnapshot before = await _project.OneAsync(FsInfrastructureKind.Compose, "well");
        _project.Program("docker", "echo 'ssh: connect to host prod port 22: No route to host' >&2; exit 255");

        IReadOnlyList<FsInfrastructureDifference> found = await _project.CompareAsync(c => c.SinceAsync([before], InfrastructureProject.Options(), Cancel.Token));

        FsInfrastructureDifference told = Assert.Single(found);
        Assert.Equal((FsInfrastructureDifferenceKind.Unknown, FsOutcome.Inconclusive), (told.Change, told.Outcome));
        Assert.Contains("No route to host", told.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_project_does_not_have_is_an_error()
    {
        OpsFailure failure = await Real.FailureAsync(() => _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Terraform])));

        Assert.Equal(ErrorIds.InfrastructureNotFound, failure.ErrorId);
    }
}
