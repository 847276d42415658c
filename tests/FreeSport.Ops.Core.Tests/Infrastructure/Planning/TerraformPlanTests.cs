using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of the real Terraform: what they show, when they are applied, and when they are refused.</summary>
public sealed class TerraformPlanTests : IDisposable
{
    private const string Web = """
        resource "terraform_data" "web" {
          input = "web-1"
        }
        resource "terraform_data" "db" {
          triggers_replace = ["v1"]
          input            = "db"
        }
        output "web" { value = terraform_data.web.output }

        """;

    private PlanProject _project = null!;

    public void Dispose() => _project?.Dispose();

    [Fact]
    public async Task What_is_new_is_planned_applied_and_put_on_record()
    {
        _project = PlanProject.Terraform(Web);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(FsPlanBinding.Exact, plan.Binding);
        Assert.Equal(["Create terraform_data.db", "Create terraform_data.web", "Create output.web"], plan.Changes.Select(static c => c.ToString()));
        Assert.Equal("default", plan.Target);
        Assert.Equal("terraform", Assert.Single(plan.Tools).Name);
        Assert.Empty(_project.TerraformState());

        FsInfrastructureChange change = await _project.ApplyAsync(plan);

        Assert.Equal(FsOutcome.Passed, change.Outcome);
        Assert.Equal(3, change.DoneCount);
        Assert.Equal(["terraform_data.db", "terraform_data.web"], _project.TerraformState());
        FsEvidence evidence = Assert.Single(_project.Evidence());
        Assert.Null(evidence.Box);
        Assert.Equal(change.EvidenceId, evidence.EvidenceId);
        Assert.Equal(FsOutcome.Passed, Assert.Single(evidence.Subjects).Outcome);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
        Assert.Contains(_project.Host.Progress, static p => p.Status.Contains("terraform_data.web", StringComparison.Ordinal));
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);
    }

    [Fact]
    public async Task A_plan_is_kept_where_only_its_owner_can_read_it_and_outside_of_the_tree()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        _project = PlanProject.Terraform(Web);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        string folder = _project.Store.FolderOf(plan.PlanId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        foreach (string file in Directory.GetFiles(folder).Where(static f => Path.GetFileName(f) != "making"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Contains(Directory.GetFiles(folder), static f => f.EndsWith(".tfplan", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_project.Repository.Path, "*.tfplan", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_plan_is_applied_once()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        await _project.ApplyAsync(plan);

        OpsFailure refused = await _project.RefusalAsync(plan);

        Assert.Equal(ErrorIds.PlanUsed, refused.ErrorId);
        Assert.Contains("New-FsInfrastructurePlan Terraform -Folder tf", refused.Remedy, StringComparison.Ordinal);
    }

    // Terraform itself applies the old plan, exit code 0.
    [Theory]
    [InlineData("tf/main.tf")]
    [InlineData("tf/more.tf")]
    [InlineData("tf/site.auto.tfvars")]
    [InlineData("tf/modules/app/main.tf")]
    [InlineData("tf/files/motd.txt")]
    [InlineData("shared/prod.tfvars")]
    public async Task What_was_edited_after_planning_makes_the_plan_stale(string edited)
    {
        _project = new PlanProject("terraform: [{ folder: tf, varFiles: [../shared/prod.tfvars] }]");
        _project.Write("shared/prod.tfvars", "size = 1\n").Write("tf/files/motd.txt", "hello").Write("tf/modules/app/main.tf", "resource \"terraform_data\" \"a\" {}\n")
            .Write("tf/main.tf", "variable \"size\" { type = number }\nmodule \"app\" { source = \"./modules/app\" }\nresource \"terraform_data\" \"m\" { input = file(\"${path.module}/files/motd.txt\") }\n");
        _project.Run("terraform", "init", "-input=false");
        FsInfrastructurePlan plan = await _project.PlanAsync();
        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        _project.Write(edited, (File.Exists(_project.Repository.At(edited)) ? File.ReadAllText(_project.Repository.At(edited)) : string.Empty) + "\n# edited\n");

        OpsFailure refused = await _project.RefusalAsync(plan);

        Assert.Equal(ErrorIds.PlanStale, refused.ErrorId);
        Assert.Contains(edited, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_project.TerraformState());
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
    }

    [Fact]
    public async Task What_is_edited_while_the_question_stands_open_makes_the_plan_stale()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Host.Meanwhile = () => _project.Write("tf/main.tf", Web.Replace("web-1", "web-2", StringComparison.Ordinal));

        OpsFailure refused = await _project.RefusalAsync(plan);

        Assert.Equal(ErrorIds.PlanStale, refused.ErrorId);
        Assert.Empty(_project.TerraformState());
    }

    [Fact]
    public async Task Another_workspace_makes_the_plan_stale()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Run("terraform", "workspace", "new", "other");

        Assert.Equal(ErrorIds.PlanStale, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task A_state_that_moved_on_is_noticed_and_nothing_is_done()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Run("terraform", "apply", "-auto-approve", "-target=terraform_data.web");

        FsInfrastructureChange change = await _project.ApplyAsync(plan);

        Assert.Equal(FsOutcome.Failed, change.Outcome);
        Assert.Equal(3, change.NotReachedCount);
        Assert.Contains("Saved plan is stale", change.Detail, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Failed, Assert.Single(_project.Evidence()).Outcome);
    }

    [Fact]
    public async Task What_is_lost_has_to_be_allowed()
    {
        _project = PlanProject.Terraform(Web);
        await _project.ApplyAsync(await _project.PlanAsync());
        _project.Write("tf/main.tf", Web.Replace("v1", "v2", StringComparison.Ordinal).Replace("web-1", "web-2", StringComparison.Ordinal));
        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal("Replace terraform_data.db", Assert.Single(plan.Changes, static c => c.IsDestructive).ToString());
        Assert.Contains("triggers_replace", plan.Changes.Single(static c => c.IsDestructive).Reason, StringComparison.Ordinal);
        OpsFailure refused = await _project.RefusalAsync(plan);
        Assert.Equal(ErrorIds.PlanDestroys, refused.ErrorId);
        Assert.Contains("Replace terraform_data.db", refused.Message, StringComparison.Ordinal);

        FsInfrastructureChange change = await _project.ApplyAsync(plan, allowDestroy: true);
        Assert.Equal(FsOutcome.Passed, change.Outcome);
        Assert.All(change.Changes, static c => Assert.Equal(FsResourceChangeState.Done, c.State));
        Assert.Contains("terraform_data.db", _project.Host.Questions.Last().Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", FsInfrastructureAction.Delete)]
    [InlineData("removed {\n  from = terraform_data.db\n  lifecycle { destroy = false }\n}\n", FsInfrastructureAction.Forget)]
    public async Task What_is_taken_out_is_deleted_or_forgotten_and_both_lose_something(string instead, FsInfrastructureAction action)
    {
        _project = PlanProject.Terraform("resource \"terraform_data\" \"db\" {}\n");
        await _project.ApplyAsync(await _project.PlanAsync());
        _project.Write("tf/main.tf", instead + "resource \"terraform_data\" \"other\" {}\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        FsResourceChange change = Assert.Single(plan.Changes, static c => c.IsDestructive);
        Assert.Equal((action, "terraform_data.db"), (change.Action, change.Address));
        Assert.Equal(ErrorIds.PlanDestroys, (await _project.RefusalAsync(plan)).ErrorId);
        FsInfrastructureChange done = await _project.ApplyAsync(plan, allowDestroy: true);
        Assert.Equal(FsOutcome.Passed, done.Outcome);
        Assert.Equal(["terraform_data.other"], _project.TerraformState());
    }

    [Fact]
    public async Task A_plan_expires_and_is_swept_away()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Now += TimeSpan.FromMinutes(61);

        Assert.Equal(ErrorIds.PlanExpired, (await _project.RefusalAsync(plan)).ErrorId);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
        Assert.Equal(ErrorIds.PlanExpired, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task A_plan_that_is_not_the_one_that_was_shown_is_refused()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        plan.Changes = [.. plan.Changes.Take(1)];

        Assert.Equal(ErrorIds.PlanAltered, (await _project.RefusalAsync(plan)).ErrorId);
        plan.PlanId = "../" + plan.PlanId;
        Assert.Equal(ErrorIds.PlanNotFound, (await _project.RefusalAsync(plan)).ErrorId);
    }

    [Fact]
    public async Task A_plan_of_another_project_is_refused()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        using PlanProject other = PlanProject.Terraform(Web);
        PlanStore store = _project.Store;

        OpsFailure refused = await Real.FailureAsync(async () =>
        {
            using OpsSession session = new(other.Host, other.Repository.Path);
            await new PlanApplication(new PlanSetting(session, await session.LoadProjectAsync(Cancel.Token), store, () => DateTime.UtcNow, static (_, _) => []))
                .RunAsync(plan, new PlanSequence(), allowDestroy: false, TimeSpan.FromMinutes(1), Cancel.Token);
        });

        Assert.Equal(ErrorIds.PlanMisplaced, refused.ErrorId);
    }

    [Fact]
    public async Task Who_does_not_agree_gets_the_plan_back_and_can_still_apply_it()
    {
        _project = PlanProject.Terraform(Web);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        _project.Host = new RecordingHost { Answer = false };
        await _project.RunAsync(plan, new PlanSequence());

        Assert.Same(plan, Assert.Single(_project.Host.Results));
        Assert.Contains("create 3", Assert.Single(_project.Host.Questions).Action, StringComparison.Ordinal);
        _project.Host = new RecordingHost();
        Assert.Equal(FsOutcome.Passed, (await _project.ApplyAsync(plan)).Outcome);
    }

    [Fact]
    public async Task What_failed_half_way_is_told_part_by_part_and_nothing_follows()
    {
        _project = PlanProject.Terraform("""
            resource "terraform_data" "first" {}
            resource "terraform_data" "second" {
              depends_on = [terraform_data.first]
              provisioner "local-exec" { command = "exit 3" }
            }
            resource "terraform_data" "third" { depends_on = [terraform_data.second] }

            """);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        PlanSequence sequence = new();

        await _project.RunAsync(plan, sequence);

        FsInfrastructureChange change = _project.Host.Results.OfType<FsInfrastructureChange>().Single();
        Assert.Equal(FsOutcome.Failed, change.Outcome);
        Assert.Equal(
            ["terraform_data.first Done", "terraform_data.second Failed", "terraform_data.third NotReached"],
            change.Changes.Select(static c => $"{c.Address} {c.State}"));
        Assert.Contains("terraform_data.second", change.Detail, StringComparison.Ordinal);
        Assert.StartsWith("New-FsInfrastructurePlan", change.NextCommand, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.PlanAfterFailure, (await Real.FailureAsync(() => _project.RunAsync(plan, sequence))).ErrorId);

        FsInfrastructurePlan rest = await _project.PlanAsync();
        Assert.Equal(["Replace terraform_data.second", "Create terraform_data.third"], rest.Changes.Select(static c => c.ToString()));
    }

    [Fact]
    public async Task A_locked_state_names_its_holder()
    {
        Posix.Require();
        _project = PlanProject.Terraform("resource \"terraform_data\" \"slow\" {\n  provisioner \"local-exec\" { command = \"while [ ! -e go ]; do sleep 0.05; done\" }\n}\n");
        Task holder = Task.Run(() => _project.Run("terraform", "apply", "-auto-approve"), Cancel.Token);
        await Until.TrueAsync(() => File.Exists(_project.Repository.At("tf/.terraform.tfstate.lock.info")), "the state is locked");
        try
        {
            FsInfrastructurePlan plan = await _project.PlanAsync();

            Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
            Assert.Contains("OperationTypeApply", string.Join("\n", plan.Reasons), StringComparison.Ordinal);
            Assert.Contains(Environment.UserName, string.Join("\n", plan.Reasons), StringComparison.Ordinal);
            Assert.Contains("force-unlock", plan.Remedy, StringComparison.Ordinal);
            Assert.Equal(ErrorIds.PlanInconclusive, (await _project.RefusalAsync(plan)).ErrorId);
        }
        finally
        {
            _project.Write("tf/go", string.Empty);
            await holder;
        }
    }

    [Fact]
    public async Task A_provider_that_is_not_there_asks_for_init()
    {
        _project = new PlanProject("terraform: [{ folder: tf }]");
        PlanProject.Require("terraform");
        _project.Write("tf/main.tf", "terraform {\n  required_providers {\n    none = { source = \"example/none\" }\n  }\n}\nresource \"none_thing\" \"x\" {}\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.EndsWith("init -input=false", plan.NextCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("locals { a = 1 }\n", "declares nothing")]
    [InlineData("resource \"terraform_data\" \"x\" { input = var.none }\n", "main.tf:1")]
    [InlineData("variable \"token\" { type = string }\nresource \"terraform_data\" \"x\" {}\n", "'token'")]
    [InlineData("resource terraform_data {\n", "main.tf:1")]
    public async Task What_cannot_be_planned_is_inconclusive_and_says_why(string main, string why)
    {
        _project = PlanProject.Terraform("# nothing\n");
        _project.Write("tf/main.tf", main);

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(why, string.Join("\n", plan.Reasons), StringComparison.Ordinal);
        Assert.NotNull(plan.Remedy);
        Assert.Empty(Directory.GetDirectories(_project.StateFolder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_inconclusive()
    {
        PlanProject.Require("terraform");
        _project = new PlanProject("terraform: [{ folder: nowhere }]");

        Assert.Contains("nowhere", (await _project.PlanAsync()).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_with_nothing_to_plan_says_where_to_say_it()
    {
        _project = new PlanProject("terraform: []");

        OpsFailure failure = await Real.FailureAsync(() => _project.PlanAsync());

        Assert.Equal(ErrorIds.InfrastructureNotConfigured, failure.ErrorId);
    }

    [Fact]
    public async Task What_others_changed_is_named_and_what_was_tainted_is_replaced()
    {
        _project = PlanProject.Terraform(Web);
        await _project.ApplyAsync(await _project.PlanAsync());
        _project.Run("terraform", "taint", "terraform_data.web");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        FsResourceChange change = Assert.Single(plan.Changes, static c => c.Action == FsInfrastructureAction.Replace);
        Assert.Contains("tainted", change.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_it_is_told_what_was_done_and_it_is_put_on_record()
    {
        Posix.Require();
        _project = PlanProject.Terraform("""
            resource "terraform_data" "first" {}
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.first]
              provisioner "local-exec" { command = "touch begun; while [ ! -e go ]; do sleep 0.05; done" }
            }
            resource "terraform_data" "last" { depends_on = [terraform_data.slow] }

            """);
        FsInfrastructurePlan plan = await _project.PlanAsync();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task run = _project.RunAsync(plan, new PlanSequence(), cancellation: stop.Token);
        await Until.TrueAsync(() => File.Exists(_project.Repository.At("tf/begun")), "the second resource was begun");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Contains("Done: 1", Assert.Single(_project.Host.Warnings), StringComparison.Ordinal);
        FsEvidence evidence = Assert.Single(_project.Evidence());
        Assert.Equal(FsOutcome.Failed, evidence.Outcome);
        Assert.Contains(evidence.Subjects[0].LeftOut, static l => l.Contains("terraform_data.last (NotReached)", StringComparison.Ordinal));
        Assert.Equal(ErrorIds.PlanUsed, (await _project.RefusalAsync(plan)).ErrorId);

        // Asked to end, Terraform keeps its state and lets go of the lock.
        Assert.Contains("terraform_data.first", _project.TerraformState());
        Assert.NotEqual(FsInfrastructurePlanState.Inconclusive, (await _project.PlanAsync()).State);
        Assert.DoesNotContain(plan.PlanId, Directory.GetDirectories(_project.StateFolder).Select(static d => Path.GetFileName(d)));
    }
}
