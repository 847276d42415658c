using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Tests.Deployment.Locks;

public sealed class LockTests
{
    private static readonly TimeSpan Ttl = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task Who_takes_a_lock_is_told_to_everybody_else_until_it_is_given_back(string format)
    {
        using LockWorld world = new(format);
        LockWorld.Taker anna = world.Clone("Анна");
        LockWorld.Taker boris = world.Clone("Boris");

        using IHeldLock held = await anna.TakeAsync();

        OpsFailure refusal = await Real.FailureAsync(() => boris.TakeAsync());
        Assert.Equal((ErrorIds.DeploymentLockHeld, FailureKind.ResourceBusy), (refusal.ErrorId, refusal.Kind));
        Assert.Contains("Анна on Анна-pc", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Анна deploys", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("-LockWait", refusal.Remedy, StringComparison.Ordinal);
        FsDeploymentLock seen = await boris.ReadAsync();
        Assert.Equal((FsDeploymentLockState.Held, FsOutcome.Warning, "Анна", held.Token, false, true), (seen.State, seen.Outcome, seen.Owner, seen.Token, seen.IsOwn, seen.Shared));

        Assert.True(await held.ReleaseAsync(Cancel.Token));
        Assert.Equal((FsDeploymentLockState.Free, FsOutcome.Passed), ((await boris.ReadAsync()).State, (await boris.ReadAsync()).Outcome));
        using IHeldLock next = await boris.TakeAsync();
        Assert.True(next.Token > held.Token);
        Assert.Empty(TestRepository.Run(world.Remote, "for-each-ref", "refs/heads", "refs/tags"));
        Assert.Empty(TestRepository.Run(anna.Path, "for-each-ref"));
        Assert.False(File.Exists(Path.Combine(anna.Path, ".git", "FETCH_HEAD")));
    }

    [Fact]
    public async Task A_lock_is_taken_with_two_git_commands()
    {
        using LockWorld world = new();
        LockWorld.Watching git = new(Real.Processes);
        LockWorld.Taker anna = world.Clone("anna", processes: git);
        using IHeldLock first = await anna.TakeAsync();
        Assert.Equal(["config", "hash-object", "push"], Names(git));
        Assert.True(await first.ReleaseAsync(Cancel.Token));
        git.Commands.Clear();

        using IHeldLock second = await anna.TakeAsync();

        Assert.Equal(["hash-object", "push"], Names(git));

        static string[] Names(LockWorld.Watching git) => [.. git.Commands.Select(static c => c.First(static a => a is "config" or "hash-object" or "push" or "ls-remote" or "fetch" or "cat-file"))];
    }

    [Fact]
    public async Task Settings_and_hooks_of_a_person_do_not_stand_in_the_way()
    {
        using LockWorld world = new();
        LockWorld.Taker anna = world.Clone("anna");
        Posix.Script(world.Folder, "hooks/pre-push", "exit 1");
        Posix.Script(world.Folder, "hooks/reference-transaction", "exit 1");
        foreach ((string key, string value) in new[] { ("core.hooksPath", world.Folder.At("hooks")), ("push.gpgSign", "true"), ("push.pushOption", "ci.skip"), ("push.followTags", "true"), ("push.useForceIfIncludes", "true"), ("fetch.prune", "true") })
        {
            TestRepository.Run(anna.Path, "config", key, value);
        }

        using IHeldLock held = await anna.TakeAsync();
        Assert.Equal("anna", (await world.Clone("boris").ReadAsync()).Owner);
        Assert.True(await held.ReleaseAsync(Cancel.Token));
    }

    [Theory]
    [InlineData("pre-receive", "echo 'locks are not allowed here' >&2; exit 1")]
    [InlineData("update", "echo 'locks are not allowed here' >&2; exit 1")]
    public async Task A_server_that_does_not_take_it_is_named_with_its_own_words(string hook, string body)
    {
        using LockWorld world = new();
        world.Hook(hook, body);

        OpsFailure refusal = await Real.FailureAsync(() => world.Clone("anna").TakeAsync());

        Assert.Equal(ErrorIds.DeploymentLockRefused, refusal.ErrorId);
        Assert.Contains("locks are not allowed here", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("deployment.lock.ref", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_serves_where_a_host_forbids_anything_but_moves_forward()
    {
        using LockWorld world = new();
        TestRepository.Run(world.Remote, "config", "receive.denyNonFastForwards", "true");
        world.Hook("update", "case $1 in refs/heads/*) exit 0 ;; esac; echo 'only branches' >&2; exit 1");
        const string Branch = "refs/heads/fsops-lock-production";
        LockWorld.Taker anna = world.Clone("anna", reference: Branch);
        LockWorld.Taker boris = world.Clone("boris", reference: Branch);
        Assert.Equal(ErrorIds.DeploymentLockRefused, (await Real.FailureAsync(() => world.Clone("vera").TakeAsync())).ErrorId);

        using (IHeldLock first = await anna.TakeAsync())
        {
            await first.VerifyAsync(TimeSpan.Zero, Cancel.Token);
            Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync())).ErrorId);
            Assert.True(await first.ReleaseAsync(Cancel.Token));
        }

        using IHeldLock second = await boris.TakeAsync();
        Assert.Equal("boris", world.Now(Branch).Owner);
        Assert.Equal("3", TestRepository.Run(world.Remote, "rev-list", "--count", Branch));
    }

    [Fact]
    public async Task A_remote_that_is_gone_is_no_free_lock()
    {
        using LockWorld world = new();
        LockClock clock = new LockWorld.Clock().Of();
        LockWorld.Taker anna = world.Clone("anna", clock: clock);
        IHeldLock held = await anna.TakeAsync();
        Directory.Move(world.Remote, world.Remote + ".away");

        Assert.Equal(ErrorIds.DeploymentLockUnknown, (await Real.FailureAsync(() => world.Clone("boris", clock: clock).ReadAsync())).ErrorId);
        Assert.Equal(ErrorIds.DeploymentLockUnknown, (await Real.FailureAsync(() => world.Clone("boris", clock: clock).TakeAsync())).ErrorId);
        Assert.False(await held.ReleaseAsync(Cancel.Token));
        Assert.Contains(anna.Host.Warnings, static w => w.Contains("could not be given back", StringComparison.Ordinal));
        held.Dispose();
        Directory.Move(world.Remote + ".away", world.Remote);
        Assert.Equal("anna", (await world.Clone("boris").ReadAsync()).Owner);
    }

    [Fact]
    public async Task A_push_that_arrives_although_nobody_heard_of_it_is_the_takers_own()
    {
        using LockWorld world = new();
        LockWorld.Watching git = new(Real.Processes);
        LockWorld.Taker anna = world.Clone("anna", processes: git, clock: new LockWorld.Clock().Of());
        git.Push = static async (_, push) =>
        {
            await push();
            return new ProcessResult(null, string.Empty, string.Empty, false, TimeSpan.FromSeconds(60));
        };

        using IHeldLock held = await anna.TakeAsync();

        Assert.Equal((held.Token, "anna"), (world.Now().Token, world.Now().Owner));
        Assert.Single(git.Commands, static c => c.Contains("push"));
    }

    [Fact]
    public async Task A_push_that_arrives_after_a_second_one_was_tried_leaves_one_holder()
    {
        using LockWorld world = new();
        LockWorld.Watching git = new(Real.Processes);
        LockWorld.Taker anna = world.Clone("anna", processes: git, clock: new LockWorld.Clock().Of());
        Func<Task<ProcessResult>>? late = null;
        git.Push = async (_, push) =>
        {
            if (late is null)
            {
                late = push;
                return new ProcessResult(null, string.Empty, string.Empty, false, TimeSpan.FromSeconds(60));
            }

            await late();
            git.Push = null;
            return await push();
        };

        using IHeldLock held = await anna.TakeAsync();

        Assert.Equal(world.Now().Token, held.Token);
        await held.VerifyAsync(TimeSpan.Zero, Cancel.Token);
        Assert.True(await held.ReleaseAsync(Cancel.Token));
    }

    [Fact]
    public async Task What_is_about_to_be_sent_lies_on_the_disk_before_it_is_sent()
    {
        using LockWorld world = new();
        LockWorld.Watching git = new(Real.Processes);
        LockWorld.Taker anna = world.Clone("anna", processes: git);
        string? noted = null;
        string? sent = null;
        git.Push = async (request, push) =>
        {
            noted = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(anna.Path, ".git", "freesport-ops", "locks", "sessions"))));
            sent = request.Arguments[^1].Split(':')[0];
            return await push();
        };

        using IHeldLock held = await anna.TakeAsync();

        Assert.Contains(sent!, noted, StringComparison.Ordinal);
        Assert.Contains(held.Variables["FSOPS_LOCK_SESSION"]!, noted, StringComparison.Ordinal);
        Assert.True((await anna.ReadAsync()).IsHolderAlive);
        Assert.Null((await world.Clone("boris").ReadAsync()).IsHolderAlive);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task Clocks_that_are_five_minutes_off_change_nothing(int fast)
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Taker anna = world.Clone("anna", clock: time.Of(TimeSpan.FromSeconds(-fast)));
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of(TimeSpan.FromSeconds(fast)));
        using IHeldLock held = await anna.TakeAsync();

        // Anna's sign of life is ten minutes away from Boris's time of day.
        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync(TimeSpan.FromSeconds(100)))).ErrorId);
        await held.VerifyAsync(TimeSpan.Zero, Cancel.Token);
        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync(TimeSpan.FromSeconds(100)))).ErrorId);

        using IHeldLock taken = await boris.TakeAsync(Ttl + TimeSpan.FromSeconds(60));
        Assert.True(taken.Token > held.Token);
    }

    [Fact]
    public async Task A_holder_without_signs_of_life_is_taken_over_after_that_time_and_no_earlier()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Taker anna = world.Clone("anna", clock: time.Of());
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of());
        using IHeldLock held = await anna.TakeAsync();
        Assert.Equal(FsDeploymentLockState.Held, (await boris.ReadAsync()).State);
        time.Pass(Ttl - TimeSpan.FromSeconds(1));
        FsDeploymentLock almost = await boris.ReadAsync();
        Assert.Equal((FsDeploymentLockState.Held, TimeSpan.FromSeconds(1)), (almost.State, almost.ExpiresIn));
        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync())).ErrorId);
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(FsDeploymentLockState.Expired, (await boris.ReadAsync()).State);

        using IHeldLock taken = await boris.TakeAsync();

        Assert.True(taken.Token > held.Token);
        OpsFailure lost = await Real.FailureAsync(() => held.VerifyAsync(TimeSpan.Zero, Cancel.Token));
        Assert.Equal(ErrorIds.DeploymentLockLost, lost.ErrorId);
        Assert.Contains("boris on boris-pc", lost.Message, StringComparison.Ordinal);
        Assert.True(held.Lost.IsCancellationRequested);
        Assert.False(await held.ReleaseAsync(Cancel.Token));
        Assert.Contains(anna.Host.Warnings, static w => w.Contains("lost before it was given back: boris", StringComparison.Ordinal));
        Assert.Equal("boris", world.Now().Owner);
    }

    [Fact]
    public async Task Who_slept_and_was_not_taken_over_holds_on()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        using IHeldLock held = await world.Clone("anna", clock: time.Of()).TakeAsync();
        time.Sleep(TimeSpan.FromHours(8));

        await held.VerifyAsync(TimeSpan.Zero, Cancel.Token);

        Assert.False(held.Lost.IsCancellationRequested);
        Assert.Equal(2, world.Now().Seq);
    }

    [Fact]
    public async Task A_step_is_not_started_when_nobody_can_tell_whether_the_lock_is_held()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Watching git = new(Real.Processes);
        using IHeldLock held = await world.Clone("anna", clock: time.Of(), processes: git).TakeAsync();
        await held.VerifyAsync(TimeSpan.FromMinutes(1), Cancel.Token);
        Assert.Single(git.Commands, static c => c.Contains("push"));
        time.Pass(TimeSpan.FromSeconds(30));
        Directory.Move(world.Remote, world.Remote + ".away");

        Assert.Equal(ErrorIds.DeploymentLockUnknown, (await Real.FailureAsync(() => held.VerifyAsync(TimeSpan.FromMinutes(1), Cancel.Token))).ErrorId);
        Assert.False(held.Lost.IsCancellationRequested);
        Directory.Move(world.Remote + ".away", world.Remote);
        await held.VerifyAsync(TimeSpan.FromMinutes(1), Cancel.Token);
    }

    [Fact]
    public async Task A_lock_shows_signs_of_life_by_itself()
    {
        using LockWorld world = new();
        using IHeldLock held = await world.Clone("anna", ttl: TimeSpan.FromSeconds(1)).TakeAsync();

        await Until.TrueAsync(() => world.Now().Seq >= 3, "two signs of life came");

        Assert.Equal(held.Token, world.Now().Token);
    }

    [Fact]
    public async Task Maintenance_stops_everybody_at_once_with_its_message()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Taker anna = world.Clone("anna", clock: time.Of());
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of());
        using (IHeldLock held = await anna.TakeAsync(change: static r => r with { IsMaintenance = true, Message = "disk change until 9" }))
        {
            held.Leave();
        }

        OpsFailure refusal = await Real.FailureAsync(() => boris.TakeAsync(TimeSpan.FromHours(1)));
        Assert.Equal(ErrorIds.DeploymentLockMaintenance, refusal.ErrorId);
        Assert.Contains("disk change until 9", refusal.Message, StringComparison.Ordinal);
        time.Pass(TimeSpan.FromDays(30));
        Assert.Equal(FsDeploymentLockState.Maintenance, (await boris.ReadAsync()).State);
        Assert.Equal(ErrorIds.DeploymentLockNotYours, (await Real.FailureAsync(() => boris.UnlockAsync())).ErrorId);

        FsDeploymentLock? free = await anna.UnlockAsync();
        Assert.Equal(FsDeploymentLockState.Free, free!.State);
        using IHeldLock next = await boris.TakeAsync();
    }

    [Fact]
    public async Task A_lock_of_somebody_else_is_freed_when_it_has_expired_or_by_force_with_a_reason()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Taker anna = world.Clone("anna", clock: time.Of());
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of());
        using IHeldLock first = await anna.TakeAsync();
        OpsFailure refusal = await Real.FailureAsync(() => boris.UnlockAsync());
        Assert.Equal(ErrorIds.DeploymentLockNotYours, refusal.ErrorId);
        Assert.Contains("-Force -Reason", refusal.Remedy, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.DeploymentLockNotYours, (await Real.FailureAsync(() => anna.UnlockAsync())).ErrorId);

        FsDeploymentLock? forced = await boris.UnlockAsync(force: true, "anna's laptop is dead");
        Assert.Equal((FsDeploymentLockState.Free, "anna's laptop is dead", "boris"), (forced!.State, forced.Reason, forced.Owner));
        Assert.True(forced.Token > first.Token);
        (string target, _) = Assert.Single(boris.Host.Questions);
        Assert.Contains("anna on anna-pc", target, StringComparison.Ordinal);
        OpsFailure lost = await Real.FailureAsync(() => Later(first, time));
        Assert.Equal(ErrorIds.DeploymentLockLost, lost.ErrorId);
        Assert.Contains("anna's laptop is dead", lost.Message, StringComparison.Ordinal);

        using IHeldLock second = await anna.TakeAsync();
        await boris.ReadAsync();
        time.Pass(Ttl + TimeSpan.FromSeconds(1));
        Assert.Equal(FsDeploymentLockState.Free, (await boris.UnlockAsync())!.State);

        static Task Later(IHeldLock held, LockWorld.Clock time)
        {
            time.Pass(TimeSpan.FromSeconds(30));
            return held.VerifyAsync(TimeSpan.Zero, Cancel.Token);
        }
    }

    [Fact]
    public async Task A_lock_that_changes_hands_while_a_person_is_asked_is_not_freed()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        using IHeldLock held = await world.Clone("anna", clock: time.Of()).TakeAsync();
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of());
        boris.Host.Meanwhile = () => TestRepository.Run(world.Remote, "update-ref", "refs/fsops/locks/production", TestRepository.Run(world.Remote, "-c", "user.name=x", "-c", "user.email=x@x", "commit-tree", "-m", Text(world.Now() with { Owner = "vera", Seq = 99, Session = "ffff" }), Tree(world.Remote)));

        Assert.Equal(ErrorIds.DeploymentLockMoved, (await Real.FailureAsync(() => boris.UnlockAsync(force: true, "now"))).ErrorId);
        Assert.Equal("vera", world.Now().Owner);

        static string Text(LockBody body) => body.Write();

        static string Tree(string remote) => CommandLine.Run(CommandLine.Find("git")!, ["hash-object", "-w", "-t", "tree", "--stdin"], remote, string.Empty).Trim();
    }

    [Fact]
    public async Task A_run_that_goes_on_keeps_the_lock_without_signs_of_life_and_one_that_is_over_frees_it()
    {
        using LockWorld world = new();
        LockWorld.Clock time = new();
        LockWorld.Taker anna = world.Clone("anna", clock: time.Of());
        LockWorld.Taker boris = world.Clone("boris", clock: time.Of());
        using (IHeldLock held = await anna.TakeAsync())
        {
            Assert.True(await held.NameRunAsync("acme/freesport", 4711, Cancel.Token));
            held.Leave();
        }

        bool? isBusy = true;
        List<long?> asked = [];
        Func<LockRequest, LockRequest> ask = r => r with
        {
            IsBusyAsync = (current, _) =>
            {
                asked.Add(current.RunId);
                return Task.FromResult(isBusy);
            },
        };
        OpsFailure running = await Real.FailureAsync(() => boris.TakeAsync(TimeSpan.FromMinutes(10), ask));
        Assert.Equal(ErrorIds.DeploymentLockHeld, running.ErrorId);
        Assert.Contains("4711", running.Message, StringComparison.Ordinal);
        isBusy = null;
        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync(change: ask))).ErrorId);
        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => boris.TakeAsync())).ErrorId);
        isBusy = false;

        using IHeldLock taken = await boris.TakeAsync(change: ask);
        Assert.All(asked, static run => Assert.Equal(4711, run));
    }

    [Fact]
    public async Task What_runs_inside_a_lock_does_not_wait_for_itself_and_gives_nothing_back()
    {
        using LockWorld world = new();
        LockWorld.Taker anna = world.Clone("anna");
        using IHeldLock held = await anna.TakeAsync();

        using IHeldLock inner = await anna.Lock.TakeAsync(new LockRequest(LockWorld.Environment, "anna", "a hook"), held.Variables["FSOPS_LOCK_SESSION"], Cancel.Token);

        Assert.Equal(held.Token, inner.Token);
        await inner.VerifyAsync(TimeSpan.Zero, Cancel.Token);
        Assert.True(await inner.ReleaseAsync(Cancel.Token));
        Assert.Equal(LockState.Held, world.Now().State);
        Assert.True(await held.ReleaseAsync(Cancel.Token));
        Assert.Equal(ErrorIds.DeploymentLockLost, (await Real.FailureAsync(() => inner.VerifyAsync(TimeSpan.Zero, Cancel.Token))).ErrorId);
    }

    [Fact]
    public async Task Who_is_stopped_while_the_lock_is_sent_gives_it_back()
    {
        using LockWorld world = new();
        using CancellationTokenSource stop = new();
        LockWorld.Watching git = new(Real.Processes);
        LockWorld.Taker anna = world.Clone("anna", processes: git);
        git.Push = async (_, push) =>
        {
            git.Push = null;
            await push();
            await stop.CancelAsync();
            throw new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => anna.TakeAsync(token: stop.Token));

        Assert.Equal(LockState.Free, world.Now().State);
    }

    [Fact]
    public async Task What_lies_there_and_is_no_lock_is_neither_free_nor_overwritten()
    {
        using LockWorld world = new();
        LockWorld.Taker anna = world.Clone("anna");
        string tree = CommandLine.Run(CommandLine.Find("git")!, ["hash-object", "-w", "-t", "tree", "--stdin"], world.Remote, string.Empty).Trim();
        foreach (string text in new[] { "hello", "{}", """{"v":2,"env":"production","state":"held","token":7,"session":"aa"}""", """{"v":1,"env":"staging","state":"free","token":7,"session":"aa"}""" })
        {
            string commit = TestRepository.Run(world.Remote, "-c", "user.name=x", "-c", "user.email=x@x", "commit-tree", "-m", "x\n\n" + text, tree);
            TestRepository.Run(world.Remote, "update-ref", "refs/fsops/locks/production", commit);

            Assert.Equal(ErrorIds.DeploymentLockInvalid, (await Real.FailureAsync(() => anna.TakeAsync())).ErrorId);
            Assert.Equal(ErrorIds.DeploymentLockInvalid, (await Real.FailureAsync(() => anna.ReadAsync())).ErrorId);
            Assert.Equal(commit, TestRepository.Run(world.Remote, "rev-parse", "refs/fsops/locks/production"));
        }
    }

    [Fact]
    public async Task A_counter_that_was_lost_with_its_ref_goes_on_above_what_it_had_reached()
    {
        using LockWorld world = new();
        LockWorld.Taker anna = world.Clone("anna");
        long token;
        using (IHeldLock held = await anna.TakeAsync())
        {
            token = held.Token;
            Assert.True(await held.ReleaseAsync(Cancel.Token));
        }

        TestRepository.Run(world.Remote, "update-ref", "-d", "refs/fsops/locks/production");
        using IHeldLock again = await anna.TakeAsync();
        Assert.True(again.Token >= token);
        Assert.Equal(again.Token, world.Now().Token);
    }

    [Theory]
    [InlineData("production", null, "refs/fsops/locks/production")]
    [InlineData("Production", null, "refs/fsops/locks/production")]
    [InlineData("eu-1.prod_x", null, "refs/fsops/locks/eu-1.prod_x")]
    [InlineData("prod/eu", "refs/heads/lock-prod-eu", "refs/heads/lock-prod-eu")]
    public void An_environment_has_a_ref(string environment, string? configured, string expected) => Assert.Equal(expected, LockName.Of(environment, configured));

    [Theory]
    [InlineData("prod/eu", null)]
    [InlineData("прод", null)]
    [InlineData("-x", null)]
    [InlineData("a..b", null)]
    [InlineData("a.lock", null)]
    [InlineData("a.", null)]
    [InlineData("x", "refs/heads/../x")]
    [InlineData("x", "main")]
    [InlineData("x", "refs/heads/a b")]
    [InlineData("x", "refs/--upload-pack=x/y")]
    public void An_environment_that_can_have_no_ref_is_told(string environment, string? configured) =>
        Assert.Equal(ErrorIds.DeploymentLockNameInvalid, Assert.Throws<OpsException>(() => LockName.Of(environment, configured)).Failure.ErrorId);

    [Fact]
    public async Task Without_a_remote_a_file_of_the_clone_keeps_two_sessions_apart_and_says_that_nobody_else_sees_it()
    {
        using TempFolder folder = new();
        LockJournal journal = new(folder.At("locks"));
        FileLockStore store = new(folder.At("locks/production.lock"));
        EnvironmentLock Lock() => new(store, "production", Ttl, journal, LockClock.Real, new LockObservations(LockClock.Real), new RecordingHost(), "pc");
        using IHeldLock held = await Lock().TakeAsync(new LockRequest("production", "anna", "deploys"), outer: null, Cancel.Token);

        Assert.Equal(ErrorIds.DeploymentLockHeld, (await Real.FailureAsync(() => Lock().TakeAsync(new LockRequest("production", "boris", "too"), outer: null, Cancel.Token))).ErrorId);
        FsDeploymentLock seen = await Lock().ReadAsync("boris", Cancel.Token);
        Assert.Equal((false, FsDeploymentLockState.Held, "anna"), (seen.Shared, seen.State, seen.Owner));
        Assert.Contains("this clone alone", seen.Summary, StringComparison.Ordinal);
        await held.VerifyAsync(TimeSpan.Zero, Cancel.Token);
        Assert.True(await held.ReleaseAsync(Cancel.Token));
        using IHeldLock next = await Lock().TakeAsync(new LockRequest("production", "boris", "deploys"), outer: null, Cancel.Token);
        Assert.True(next.Token > held.Token);
    }
}
