using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of compose files through a docker that is played: it hangs, breaks off, or answers in another form.</summary>
public sealed class ComposeFaultTests : IDisposable
{
    private const string Row = """{"ID":"a1","State":"running","Labels":"com.docker.compose.project=shop,com.docker.compose.service=web,com.docker.compose.config-hash=1111"}""";
    private const string OtherRow = """{"ID":"b2","State":"running","Labels":"com.docker.compose.project=shop,com.docker.compose.service=old,com.docker.compose.config-hash=3333"}""";

    private readonly TempFolder _tools = new();
    private readonly PlanProject _project = new("terraform: []");

    public ComposeFaultTests()
    {
        _project.Write("compose.yml", "name: shop\nservices:\n  web: { image: 'web:1', environment: { TOKEN: '${TOKEN}' } }\n  worker: { image: 'worker:1' }\n").Write(".env", "TOKEN=1\n")
            .Write("freesport.ops.yml", "environments:\n  staging:\n    compose: { files: [compose.yml], envFiles: [.env] }\n");
        _project.Engines = project =>
            [.. ComposeSets.Find(project).Select(s => new ComposeEngine(project, s, project.Configuration.Environments[0].Compose!, Real.Processes, new ToolLocator(_tools.Path, untrustedRoot: null)))];
    }

    public void Dispose()
    {
        _project.Dispose();
        _tools.Dispose();
    }

    [Theory]
    [InlineData(Row + "\n" + OtherRow + "\n")]
    [InlineData(Row + "\r\n\r\n" + OtherRow)]
    [InlineData("[" + Row + ",\n" + OtherRow + "]")]
    public async Task Containers_come_one_a_line_or_as_an_array(string answer)
    {
        Docker(answer);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(["Create network default", "Create service worker", "Delete service old"], plan.Changes.Select(static c => c.ToString()));
    }

    [Theory]
    [InlineData("""{"ID":"a1","State":"run""")]
    [InlineData("""["a1"]""")]
    [InlineData("Warning: the daemon is not what it was")]
    public async Task An_answer_that_breaks_off_is_no_plan(string answer)
    {
        Docker(answer);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal((FsInfrastructurePlanState.Inconclusive, 0, "Test-FsDocker"), (plan.State, plan.Changes.Length, plan.NextCommand));
    }

    [Fact]
    public async Task One_that_hangs_while_it_is_asked_is_stopped_and_no_plan_is_kept()
    {
        Docker(Row, config: "exec sleep 600");

        FsInfrastructurePlan plan = await _project.PlanAsync(timeout: TimeSpan.FromSeconds(1));

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("docker compose config", plan.Summary, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
    }

    [Fact]
    public async Task One_that_hangs_while_it_changes_is_stopped_and_what_was_begun_is_told()
    {
        Docker(Row, up: "echo ' Container shop-worker-1  Creating'; exec sleep 600");
        FsInfrastructurePlan plan = await _project.PlanAsync();

        FsInfrastructureChange result = await _project.ApplyAsync(plan, timeout: TimeSpan.FromSeconds(2));

        Assert.NotEqual(FsOutcome.Passed, result.Outcome);
        Assert.Contains("docker compose up", result.Summary + result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Changes, static c => c.State == FsResourceChangeState.Done);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
        Assert.Equal(ErrorIds.PlanUsed, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task Files_that_are_for_an_environment_by_their_names_are_planned_for_who_asks_for_it()
    {
        _project.Engines = null;
        File.Delete(_project.Repository.At("compose.yml"));
        _project.Write("freesport.ops.yml", "environments: { production: { kind: production } }\n").Write("docker-compose.prod.yml", "name: shop\nservices:\n  web: { image: 'web:1' }\n");

        OpsFailure unasked = await Real.FailureAsync(() => _project.PlanAsync());
        FsInfrastructurePlan asked = await _project.PlanAsync("production");

        Assert.Equal(ErrorIds.InfrastructureNotConfigured, unasked.ErrorId);
        Assert.Equal((FsInfrastructureKind.Compose, "compose shop (production)", "production"), (asked.Kind, asked.Subject, asked.Environment));
    }

    private void Docker(string containers, string config = "echo 'web 1111'; echo 'worker 2222'", string up = "exit 1")
    {
        File.WriteAllText(_tools.At("ps"), containers);
        Posix.Script(_tools, "docker", $$"""
            case " $* " in
              " compose version "*) echo 'Docker Compose version v2.29.1' ;;
              *" config --hash "*) {{config}} ;;
              *" up "*) {{up}} ;;
              " ps "*) cat '{{_tools.At("ps")}}' ;;
              " image inspect "* | " inspect "*) echo sha256:1 ;;
              " info "*) echo engine-1 ;;
            esac
            """);
    }
}
