using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>A Terraform that hangs, breaks off, contradicts itself or is killed; played by a script in its real words.</summary>
public sealed class TerraformFaultTests : IDisposable
{
    private const string Summary = """{"@level":"info","@message":"Plan: 1 to add","type":"change_summary","changes":{"add":1,"change":0,"import":0,"remove":0,"operation":"plan"}}""";
    private const string Planned = """{"@level":"info","type":"planned_change","change":{"resource":{"addr":"thing.a"},"action":"create"}}""";
    private const string Shown = """{"format_version":"1.2","applyable":true,"complete":true,"errored":false,"planned_values":{"root_module":{"resources":[{"address":"thing.a"}]}},"resource_changes":[{"address":"thing.a","change":{"actions":["create"]}}]}""";

    private readonly TempFolder _tools = new();
    private readonly PlanProject _project = new("terraform: [{ folder: tf }]");

    public TerraformFaultTests()
    {
        _project.Write("tf/main.tf", "# played\n");
        _project.Engines = project => [new TerraformEngine(project, new TerraformDefinition("tf"), environment: null, Real.Processes, new ToolLocator(_tools.Path, untrustedRoot: null))];
    }

    public void Dispose()
    {
        _project.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task What_is_said_whole_is_a_plan()
    {
        Play(plan: $"echo '{Planned}'; echo '{Summary}'; exit 2", show: $"echo '{Shown}'");

        Assert.Equal(FsInfrastructurePlanState.Changes, (await _project.PlanAsync()).State);
    }

    [Theory]
    [InlineData("""echo '{"type":"planned_change","change":{"reso'; exit 2""")]
    [InlineData("exit 2")]
    [InlineData("exit 0")]
    [InlineData("kill -9 $$")]
    [InlineData("echo 'panic: runtime error'; exit 11")]
    public async Task What_breaks_off_is_inconclusive(string plan)
    {
        Play(plan, show: $"echo '{Shown}'");

        FsInfrastructurePlan made = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, made.State);
        Assert.NotEmpty(made.Reasons);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
    }

    [Theory]
    [InlineData("0", """{"format_version":"1.2","resource_changes":[{"address":"thing.a","change":{"actions":["create"]}}]}""")]
    [InlineData("2", """{"format_version":"1.2","resource_changes":[{"address":"thing.b","change":{"actions":["create"]}}]}""")]
    [InlineData("2", """{"format_version":"1.2","errored":true,"resource_changes":[{"address":"thing.a","change":{"actions":["create"]}}]}""")]
    [InlineData("2", """{"format_version":"1.2","resource_cha""")]
    [InlineData("2", """[]""")]
    [InlineData("2", "")]
    public async Task What_contradicts_itself_is_inconclusive(string code, string shown)
    {
        Play($"echo '{Planned}'; echo '{Summary}'; exit {code}", $"echo '{shown}'");

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, (await _project.PlanAsync()).State);
    }

    [Fact]
    public async Task An_action_that_nobody_knows_counts_as_one_that_loses_something()
    {
        Play($"echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown.Replace("[\"create\"]", "[\"vaporize\"]", StringComparison.Ordinal)}'");

        FsResourceChange change = Assert.Single((await _project.PlanAsync()).Changes);

        Assert.Equal(FsInfrastructureAction.Unknown, change.Action);
        Assert.True(change.IsDestructive);
    }

    [Fact]
    public async Task One_that_hangs_is_stopped_with_all_it_started()
    {
        Play("echo $$ > pid; sleep 600 & echo $! > child; wait", show: "exit 1");

        FsInfrastructurePlan plan = await _project.PlanAsync(timeout: TimeSpan.FromMilliseconds(500));

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("-Timeout", plan.Remedy, StringComparison.Ordinal);
        await Until.GoneAsync(int.Parse(File.ReadAllText(_project.Repository.At("tf/pid")), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task One_that_is_killed_while_it_applies_leaves_what_was_begun_uncertain()
    {
        Play(
            $"echo '{Planned}'; echo '{Summary}'; exit 2",
            $"echo '{Shown}'",
            """echo '{"type":"apply_start","hook":{"resource":{"addr":"thing.a"},"action":"create"}}'; kill -9 $$""");

        FsInfrastructureChange change = await _project.ApplyAsync(await _project.PlanAsync());

        Assert.Equal(FsOutcome.Failed, change.Outcome);
        Assert.Equal(FsResourceChangeState.Uncertain, Assert.Single(change.Changes).State);
        Assert.Contains("uncertain: 1", change.Summary, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Failed, Assert.Single(_project.Evidence()).Outcome);
    }

    // Exit code 0 and no word of how the thing ended.
    [Fact]
    public async Task One_that_says_all_is_well_without_a_word_on_each_is_inconclusive()
    {
        Play(
            $"echo '{Planned}'; echo '{Summary}'; exit 2",
            $"echo '{Shown}'",
            """echo '{"type":"change_summary","changes":{"add":0,"change":0,"remove":0,"operation":"apply"}}'""");

        FsInfrastructureChange change = await _project.ApplyAsync(await _project.PlanAsync());

        Assert.Equal(FsOutcome.Inconclusive, change.Outcome);
        Assert.Equal(1, change.NotReachedCount);
    }

    [Fact]
    public async Task Another_version_of_the_program_makes_the_plan_stale()
    {
        Play($"echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown}'");
        FsInfrastructurePlan plan = await _project.PlanAsync();
        Play($"echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown}'", version: "1.12.0");

        Assert.Equal(ErrorIds.PlanStale, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task What_changes_while_it_is_planned_makes_the_plan_inconclusive()
    {
        Play($"echo '# more' >> main.tf; echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown}'");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("tf/main.tf", plan.Summary, StringComparison.Ordinal);
    }

    // What is left of a kill of the whole session: a claim that nobody holds, with what was done by then.
    [Fact]
    public async Task An_application_that_was_killed_with_its_session_is_told_and_put_on_record_next_time()
    {
        Play($"echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown}'");
        FsInfrastructurePlan plan = await _project.PlanAsync();
        string folder = _project.Store.FolderOf(plan.PlanId);
        using (PlanClaim claim = _project.Store.Claim(plan.PlanId)!)
        {
            claim.Write(new FsResourceChange { Address = "thing.a", Action = FsInfrastructureAction.Create, State = FsResourceChangeState.Uncertain });
            Directory.CreateDirectory(folder + "-kept");
            foreach (string file in Directory.GetFiles(folder))
            {
                CommandLine.Run("/bin/cp", [file, folder + "-kept"], folder);
            }

            // While it runs, nobody sweeps it away.
            Assert.Empty(_project.Store.Sweep());
        }

        Directory.Move(folder + "-kept", folder);
        await File.AppendAllTextAsync(Path.Combine(folder, "claim"), "{\"Address\":\"thi", Cancel.Token);

        await _project.PlanAsync();

        string warning = Assert.Single(_project.Host.Warnings);
        Assert.Contains("Create thing.a (Uncertain)", warning, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Failed, Assert.Single(_project.Evidence()).Outcome);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(ErrorIds.PlanUsed, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task What_a_killed_planning_left_behind_is_swept_away()
    {
        Play($"echo '{Planned}'; echo '{Summary}'; exit 2", $"echo '{Shown}'");
        string left = Directory.CreateDirectory(Path.Combine(_project.StateFolder, new string('a', 32))).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "terraform.tfplan"), "secret", Cancel.Token);
        await File.WriteAllTextAsync(Path.Combine(left, "making"), string.Empty, Cancel.Token);
        string foreign = Directory.CreateDirectory(Path.Combine(_project.StateFolder, "something-else")).FullName;

        await _project.PlanAsync();

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public async Task Of_two_who_apply_one_plan_one_does()
    {
        Play(
            $"echo '{Planned}'; echo '{Summary}'; exit 2",
            $"echo '{Shown}'",
            """echo once >> applied; echo '{"type":"apply_start","hook":{"resource":{"addr":"thing.a"},"action":"create"}}'; echo '{"type":"apply_complete","hook":{"resource":{"addr":"thing.a"},"action":"create"}}'; echo '{"type":"change_summary","changes":{"add":1,"change":0,"remove":0}}'""");
        FsInfrastructurePlan plan = await _project.PlanAsync();

        string?[] ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await _project.RunAsync(plan, new PlanSequence());
                return null;
            }
            catch (OpsException refused)
            {
                return refused.Failure.ErrorId;
            }
        })));

        Assert.Single(ends, static e => e is null);
        Assert.All(ends.Where(static e => e is not null), static e => Assert.Equal(ErrorIds.PlanUsed, e));
        Assert.Equal("once\n", await File.ReadAllTextAsync(_project.Repository.At("tf/applied"), Cancel.Token));
    }

    private void Play(string plan, string show, string apply = "exit 1", string version = "1.11.4") => Posix.Script(_tools, "terraform", $$"""
        case "$1" in
          version) echo '{"terraform_version":"{{version}}"}' ;;
          workspace) echo default ;;
          plan) for a in "$@"; do case "$a" in -out=*) echo plan > "${a#-out=}" ;; esac; done
            {{plan}} ;;
          show) {{show}} ;;
          apply) {{apply}} ;;
        esac
        """);
}
