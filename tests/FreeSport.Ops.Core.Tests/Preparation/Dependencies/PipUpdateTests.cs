using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Tests.Preparation.Dependencies;

/// <summary>What people get from an update, with real pip on a folder of wheels.</summary>
public sealed class PipUpdateTests
{
    [Fact]
    public async Task An_environment_is_made_filled_with_reasons_and_found_in_order_the_second_time()
    {
        using DependencyProject project = DependencyProject.Create("\uFEFF# Зависимости\r\napp[x]>=1\r\n");
        project.Wheel("app", "1.0", "lib>=1", "Extra.Thing; extra == 'x'", "never; python_version < '3'");
        project.Wheel("lib", "1.5");
        project.Wheel("extra-thing", "1.0");
        project.Repository.Commit();

        FsDependencyUpdate none = await project.UpdateAsync();
        FsDependencyUpdate made = await project.UpdateAsync(static o => o with { CreateEnvironment = true });
        FsDependencyUpdate again = await project.UpdateAsync(static o => o with { CreateEnvironment = true });

        Assert.Equal((FsDependencyState.NoEnvironment, FsOutcome.Failed), (none.State, none.Outcome));
        Assert.Contains("-CreateEnvironment", none.NextCommand, StringComparison.Ordinal);
        Assert.Equal((FsDependencyState.Updated, FsOutcome.Passed, true), (made.State, made.Outcome, made.CreatedEnvironment));
        Assert.Equal(["app==1.0", "extra-thing==1.0", "lib==1.5"], project.Freeze());
        FsDependencyChange lib = made.Changes.Single(static c => c.Name == "lib");
        Assert.Equal((FsDependencyAction.Added, null, "1.5", FsDependencySource.Package, false), (lib.Action, lib.From, lib.To, lib.Source, lib.RunsCode));
        Assert.Equal("app 1.0 needs lib>=1", lib.Reason);
        Assert.StartsWith("sha256:", lib.Hash, StringComparison.Ordinal);
        Assert.Equal(["backend/requirements.txt:2"], made.Changes.Single(static c => c.Name == "app").RequiredBy);
        Assert.Equal((FsDependencyState.UpToDate, FsOutcome.Passed, false), (again.State, again.Outcome, again.CreatedEnvironment));
        Assert.Empty(again.Changes);
        FsEvidence recorded = EvidenceStore.Open(await Real.LoadAsync(project.Repository.Path), project.Host).NewestFirst().Single(e => e.EvidenceId == made.EvidenceId);
        Assert.Equal((null, FsOutcome.Passed, "backend/requirements.txt"), (recorded.Box, recorded.Outcome, recorded.Subjects[0].Inputs[0].Name));
        Assert.Empty(project.Repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_would_break_a_third_package_is_refused_before_anything_changes()
    {
        using DependencyProject project = DependencyProject.Create("app\n").MakeEnvironment();
        project.Wheel("app", "1.0", "lib<2");
        project.Wheel("lib", "1.0");
        await project.UpdateAsync();
        project.Wheel("lib", "2.0");
        project.Wheel("tool", "1.0", "lib>=2");
        project.Require("tool\n");

        FsDependencyUpdate refused = await project.UpdateAsync();

        Assert.Equal((FsDependencyState.WouldBreak, FsOutcome.Failed), (refused.State, refused.Outcome));
        FsDependencyConflict conflict = Assert.Single(refused.Conflicts);
        Assert.Equal(("app", "1.0", "lib<2", "2.0", true), (conflict.Name, conflict.Version, conflict.Requires, conflict.Found, conflict.IsNew));
        Assert.Equal(["app==1.0", "lib==1.0"], project.Freeze());

        FsDependencyUpdate synced = await project.UpdateAsync(static o => o with { Sync = true });

        Assert.Equal(FsDependencyState.Updated, synced.State);
        Assert.Equal(["app Removed", "lib Upgraded", "tool Added"], synced.Changes.Select(static c => c.Name + " " + c.Action).Order());
        Assert.Equal(["lib==2.0", "tool==1.0"], project.Freeze());
    }

    [Fact]
    public async Task Includes_constraints_and_hashes_count_and_an_older_version_is_a_downgrade()
    {
        using DependencyProject project = DependencyProject.Create("-r more/base.txt\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        project.Wheel("lib", "2.0");
        project.Repository.Write("backend/more/base.txt", "lib\n");
        await project.UpdateAsync();
        string constraints = project.Repository.Write("backend/constraints.txt", "lib<2\n");

        FsDependencyUpdate down = await project.UpdateAsync(o => o with { Constraints = [constraints] });

        FsDependencyChange lib = Assert.Single(down.Changes);
        Assert.Equal((FsDependencyAction.Downgraded, "2.0", "1.0"), (lib.Action, lib.From, lib.To));
        Assert.Equal(["backend/more/base.txt:1", "backend/constraints.txt:1"], lib.RequiredBy);

        project.Require("lib==2.0 --hash=sha256:" + new string('0', 64) + "\n");
        FsDependencyUpdate wrong = await project.UpdateAsync();

        Assert.Equal((FsDependencyState.HashMismatch, FsOutcome.Failed), (wrong.State, wrong.Outcome));
        Assert.Equal(["lib==1.0"], project.Freeze());
    }

    [Fact]
    public async Task Requirements_that_exclude_one_another_are_told_in_pips_words()
    {
        using DependencyProject project = DependencyProject.Create("app\nlib==2.0\n").MakeEnvironment();
        project.Wheel("app", "1.0", "lib<2");
        project.Wheel("lib", "1.0");
        project.Wheel("lib", "2.0");

        FsDependencyUpdate refused = await project.UpdateAsync();
        project.Require("nowhere\n");
        FsDependencyUpdate unknown = await project.UpdateAsync();
        project.Require("-r missing.txt\n");
        FsDependencyUpdate missing = await project.UpdateAsync();
        FsDependencyUpdate named = await project.UpdateAsync(o => o with { Requirements = [project.Repository.At("nothing.txt")] });

        Assert.Equal((FsDependencyState.Unresolved, FsOutcome.Failed), (refused.State, refused.Outcome));
        Assert.Contains("lib==2.0", refused.Summary, StringComparison.Ordinal);
        Assert.Contains("app 1.0 depends on lib<2", refused.Summary, StringComparison.Ordinal);
        Assert.Equal(FsDependencyState.Unresolved, unknown.State);
        Assert.Contains("nowhere", unknown.Summary, StringComparison.Ordinal);
        Assert.Equal((FsDependencyState.RequirementsUnreadable, FsDependencyState.RequirementsUnreadable), (missing.State, named.State));
        Assert.Contains("missing.txt", missing.Summary, StringComparison.Ordinal);
        Assert.Empty(project.Freeze());
    }

    [Fact]
    public async Task A_trial_plans_and_changes_nothing_even_where_no_environment_is()
    {
        using DependencyProject project = DependencyProject.Create("lib\n");
        project.Wheel("lib", "1.0");
        RecordingHost no = new() { Answer = false };

        FsDependencyPlan plan = Assert.IsType<FsDependencyPlan>(await project.RunAsync(static o => o with { CreateEnvironment = true, IsTrial = true }, no));

        Assert.Equal((true, project.Environment), (plan.CreatesEnvironment, plan.Target));
        Assert.Equal("lib 1.0", Assert.Single(plan.Changes).ToString());
        Assert.False(Directory.Exists(project.Environment));

        project.MakeEnvironment();
        plan = Assert.IsType<FsDependencyPlan>(await project.RunAsync(with: null, no));

        Assert.False(plan.CreatesEnvironment);
        Assert.Contains(no.Questions, q => q.Target == project.Environment && q.Action.Contains("added 1", StringComparison.Ordinal));
        Assert.Empty(project.Freeze());
    }

    [Fact]
    public async Task Who_wants_no_environment_finds_no_folder_of_it()
    {
        using DependencyProject project = DependencyProject.Create("lib\n");
        RecordingHost no = new() { Answer = false };

        FsDependencyPlan plan = Assert.IsType<FsDependencyPlan>(await project.RunAsync(static o => o with { CreateEnvironment = true }, no));

        Assert.True(plan.CreatesEnvironment);
        Assert.Equal(project.Environment, Assert.Single(no.Questions).Target);
        Assert.False(Directory.Exists(project.Environment));
    }

    [Fact]
    public async Task Folders_that_are_built_are_said_beforehand_and_an_archive_of_sources_is_left_out_on_request()
    {
        using DependencyProject project = DependencyProject.Create("-e ./own\n").MakeEnvironment();
        project.Source("own", "0.1");

        FsDependencyUpdate built = await project.UpdateAsync(static o => o with { OnlyBinary = true });

        FsDependencyChange own = Assert.Single(built.Changes);
        Assert.Equal((FsDependencySource.Editable, true, "0.1", null), (own.Source, own.RunsCode, own.To, own.Hash));
        Assert.Contains(project.Host.Warnings, static w => w.Contains("./own", StringComparison.Ordinal));
        Assert.Contains(project.Host.Warnings, static w => w.Contains("-OnlyBinary", StringComparison.Ordinal));
        Assert.Equal(FsDependencyState.UpToDate, (await project.UpdateAsync()).State);
    }
}
