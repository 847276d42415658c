using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Evidence.Sharing;

/// <summary>Clones that share their evidence through a branch of one remote, with the real git.</summary>
public sealed class EvidenceExchangeTests
{
    [Fact]
    public async Task What_one_clone_recorded_the_other_reads_and_twice_changes_nothing()
    {
        using EvidenceTeam team = new("Проекты и копии");
        (string anna, string boris) = (team.Clone("анна"), team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 3);
        await EvidenceTeam.RecordAsync(boris, 2);

        FsEvidenceSync first = await EvidenceTeam.SyncWellAsync(anna);
        FsEvidenceSync second = await EvidenceTeam.SyncWellAsync(boris);
        FsEvidenceSync third = await EvidenceTeam.SyncWellAsync(anna);
        string? head = team.Head;
        FsEvidenceSync fourth = await EvidenceTeam.SyncWellAsync(anna);

        Assert.Equal([(3, 0), (2, 3), (0, 2), (0, 0)], new[] { first, second, third, fourth }.Select(static s => (s.Sent, s.Received)));
        Assert.Equal(5, (await EvidenceTeam.IdsAsync(anna)).Length);
        Assert.Equal(await EvidenceTeam.IdsAsync(anna), await EvidenceTeam.IdsAsync(boris));
        Assert.Equal((head, head), (team.Head, fourth.Head));
        Assert.Equal(2, fourth.Chains.Length);
    }

    [Fact]
    public async Task Neither_working_tree_nor_index_nor_branch_of_the_clone_is_touched()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        File.WriteAllText(Path.Combine(anna, "staged.txt"), "1");
        TestRepository.Run(anna, "add", "staged.txt");
        File.WriteAllText(Path.Combine(anna, "README.md"), "changed");
        File.WriteAllText(Path.Combine(anna, ".git", "hooks", "pre-push"), "#!/bin/sh\nexit 1\n");
        File.WriteAllText(Path.Combine(anna, ".git", "hooks", "reference-transaction"), "#!/bin/sh\nexit 1\n");
        EvidenceTeam.MakeExecutable(Path.Combine(anna, ".git", "hooks", "pre-push"));
        EvidenceTeam.MakeExecutable(Path.Combine(anna, ".git", "hooks", "reference-transaction"));
        await EvidenceTeam.RecordAsync(anna);
        string before = TestRepository.Run(anna, "status", "--porcelain=v2", "--branch") + TestRepository.Run(anna, "for-each-ref", "refs/heads", "refs/remotes");
        byte[] index = await File.ReadAllBytesAsync(Path.Combine(anna, ".git", "index"), Cancel.Token);

        await EvidenceTeam.SyncWellAsync(anna);

        Assert.Equal(before, TestRepository.Run(anna, "status", "--porcelain=v2", "--branch") + TestRepository.Run(anna, "for-each-ref", "refs/heads", "refs/remotes"));
        Assert.Equal(index, await File.ReadAllBytesAsync(Path.Combine(anna, ".git", "index"), Cancel.Token));
        Assert.NotNull(team.Head);
    }

    [Fact]
    public async Task A_thousand_events_of_three_clones_at_once_arrive_whole_in_few_pushes()
    {
        using EvidenceTeam team = new();
        string[] clones = [team.Clone("a"), team.Clone("b"), team.Clone("c")];
        await Task.WhenAll(clones.Select(static (c, i) => EvidenceTeam.RecordAsync(c, 1000, at: DateTime.UtcNow.AddHours(i - 2))));

        FsEvidenceSync[] syncs = await Task.WhenAll(clones.Select(static c => Task.Run(() => EvidenceTeam.SyncWellAsync(c))));
        foreach (string clone in clones)
        {
            await EvidenceTeam.SyncWellAsync(clone);
        }

        Assert.All(syncs, static s => Assert.Equal(1000, s.Sent));
        Assert.InRange(syncs.Sum(static s => s.Pushes), 3, 12);
        Assert.Equal("3", TestRepository.Run(team.Remote, "rev-list", "--count", EvidenceTeam.Branch));
        string[] ids = await EvidenceTeam.IdsAsync(clones[0]);
        Assert.Equal(3000, ids.Distinct().Count());
        Assert.Equal(ids, await EvidenceTeam.IdsAsync(clones[1]));
        Assert.Equal(ids, await EvidenceTeam.IdsAsync(clones[2]));
    }

    [Fact]
    public async Task Two_at_once_in_one_clone_send_everything_once()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 20);

        FsEvidenceSync[] both = await Task.WhenAll(Task.Run(() => EvidenceTeam.SyncWellAsync(anna)), Task.Run(() => EvidenceTeam.SyncWellAsync(anna)));

        Assert.Equal(20, both.Sum(static s => s.Sent));
        Assert.Equal("1", TestRepository.Run(team.Remote, "rev-list", "--count", EvidenceTeam.Branch));
    }

    [Fact]
    public async Task Without_the_remote_events_wait_and_are_sent_when_it_is_back()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        await EvidenceTeam.RecordAsync(anna, 3);
        Directory.Move(team.Remote, team.Remote + ".away");

        FsEvidenceSync offline = await EvidenceTeam.SyncAsync(anna);
        Directory.Move(team.Remote + ".away", team.Remote);
        FsEvidenceSync back = await EvidenceTeam.SyncWellAsync(anna);

        Assert.Equal((FsEvidenceSyncState.Offline, FsOutcome.Warning, 0, 3), (offline.State, offline.Outcome, offline.Sent, offline.Waiting));
        Assert.Contains("3", offline.Summary, StringComparison.Ordinal);
        Assert.Equal(3, back.Sent);
    }

    [Fact]
    public async Task A_kill_between_push_and_remembering_sends_nothing_twice()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        string[] refs = TestRepository.Run(anna, "for-each-ref", "--format=%(refname)", "refs/fsops").Split('\n');
        string? head = team.Head;
        foreach (string forgotten in refs)
        {
            TestRepository.Run(anna, "update-ref", "-d", forgotten);
        }

        FsEvidenceSync again = await EvidenceTeam.SyncWellAsync(anna);

        Assert.Equal((0, head), (again.Sent, team.Head));
    }

    [Theory]
    [InlineData("exit 1", ErrorIds.EvidencePushRefused)]
    [InlineData("echo 'error: GH006: Protected branch update failed for refs/heads/fsops/evidence.' >&2; exit 1", ErrorIds.EvidenceBranchProtected)]
    public async Task What_the_server_refuses_is_named_and_waits(string hook, string errorId)
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);
        string path = Path.Combine(team.Remote, "hooks", "update");
        await File.WriteAllTextAsync(path, "#!/bin/sh\necho 'Отдел безопасности: нельзя' >&2\n" + hook + "\n", Cancel.Token);
        EvidenceTeam.MakeExecutable(path);
        RecordingHost host = new();

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(anna, host);
        File.Delete(path);
        FsEvidenceSync later = await EvidenceTeam.SyncWellAsync(anna);

        OpsFailure failure = Assert.Single(host.Errors);
        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains("Отдел безопасности", failure.Message, StringComparison.Ordinal);
        Assert.Equal((FsEvidenceSyncState.Refused, FsOutcome.Failed, 0, 2), (sync.State, sync.Outcome, sync.Sent, sync.Waiting));
        Assert.Equal(2, later.Sent);
    }

    [Fact]
    public async Task Without_a_remote_the_error_says_how_to_add_one()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        TestRepository.Run(anna, "remote", "remove", "origin");

        OpsFailure failure = await Real.FailureAsync(() => EvidenceTeam.SyncAsync(anna));

        Assert.Equal(ErrorIds.EvidenceRemoteMissing, failure.ErrorId);
        Assert.Contains("git remote add", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_was_deleted_or_pushed_over_is_named_until_a_person_accepts_it()
    {
        using EvidenceTeam team = new();
        (string anna, string boris) = (team.Clone("anna"), team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.RecordAsync(boris, 4);
        await EvidenceTeam.SyncWellAsync(anna);
        string early = team.Head!;
        await EvidenceTeam.SyncWellAsync(boris);
        await EvidenceTeam.SyncWellAsync(anna);
        string late = team.Head!;
        TestRepository.Run(team.Remote, "update-ref", "refs/heads/" + EvidenceTeam.Branch, early);
        await EvidenceTeam.RecordAsync(anna);
        RecordingHost host = new();

        FsEvidenceSync rewritten = await EvidenceTeam.SyncAsync(anna, host);
        Assert.Equal((FsEvidenceSyncState.Rewritten, FsOutcome.Failed, 0, 1, early), (rewritten.State, rewritten.Outcome, rewritten.Sent, rewritten.Waiting, team.Head));
        OpsFailure failure = Assert.Single(host.Errors);
        Assert.Equal(ErrorIds.EvidenceBranchRewritten, failure.ErrorId);
        Assert.Contains("1-4", failure.Message, StringComparison.Ordinal);
        Assert.Contains(late, failure.Remedy, StringComparison.Ordinal);

        FsEvidenceSync accepted = await EvidenceTeam.SyncAsync(anna, request: new EvidenceSharingRequest(TimeSpan.FromMinutes(1), "секрет вычищен из истории"));
        Assert.Equal((FsEvidenceSyncState.Synchronized, 2), (accepted.State, accepted.Sent));
        Assert.Contains(EvidenceStore.Open(await Real.LoadAsync(anna), host).NewestFirst(), static e => e.Reason == "секрет вычищен из истории");
        FsEvidenceSync again = await EvidenceTeam.SyncAsync(boris, request: new EvidenceSharingRequest(TimeSpan.FromMinutes(1), "то же"));
        Assert.Equal((FsEvidenceSyncState.Synchronized, 5), (again.State, again.Sent));

        TestRepository.Run(team.Remote, "update-ref", "-d", "refs/heads/" + EvidenceTeam.Branch);
        Assert.Equal(FsEvidenceSyncState.Rewritten, (await EvidenceTeam.SyncAsync(boris)).State);
        Assert.Null(team.Head);
    }

    [Fact]
    public async Task A_batch_that_was_taken_out_by_a_later_commit_is_found_missing()
    {
        using EvidenceTeam team = new();
        (string anna, string boris) = (team.Clone("anna"), team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        await EvidenceTeam.SyncWellAsync(boris);
        team.Meddle(static work => File.Delete(Directory.GetFiles(Path.Combine(work, "chains"), "*.jsonl", SearchOption.AllDirectories).Single()));
        RecordingHost host = new();

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(boris, host);

        Assert.Equal(FsEvidenceSyncState.Rewritten, sync.State);
        Assert.Contains("1-2", Assert.Single(host.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await EvidenceTeam.IdsAsync(boris)).Length);
    }

    [Fact]
    public async Task A_copied_clone_is_a_fork_that_is_named_and_loses_nothing()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        string copy = team.Folder("anna-copy");
        EvidenceTeam.Copy(anna, copy);
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.RecordAsync(copy, 3);
        await EvidenceTeam.SyncWellAsync(anna);
        RecordingHost host = new();

        FsEvidenceSync fork = await EvidenceTeam.SyncAsync(copy, host);

        Assert.Equal(ErrorIds.EvidenceChainForked, Assert.Single(host.Errors).ErrorId);
        Assert.Contains("3", host.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal((FsEvidenceSyncState.Incomplete, 0), (fork.State, fork.Waiting));
        Assert.Contains(fork.Chains, static c => c is { IsOwn: true, Fault: FsLedgerFault.Forked });
        await EvidenceTeam.RecordAsync(copy);
        Assert.Equal(1, (await EvidenceTeam.SyncWellAsync(copy)).Sent);
        await EvidenceTeam.SyncWellAsync(anna);
        Assert.Equal(8, (await EvidenceTeam.IdsAsync(anna)).Length);
        Assert.Equal(await EvidenceTeam.IdsAsync(copy), await EvidenceTeam.IdsAsync(anna));
    }

    [Fact]
    public async Task A_chain_that_lost_its_end_here_is_named_and_read_from_the_branch()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 5);
        await EvidenceTeam.SyncWellAsync(anna);
        string ledger = Assert.Single(EvidenceTeam.Ledgers(anna));
        await File.WriteAllLinesAsync(ledger, (await File.ReadAllLinesAsync(ledger, Cancel.Token)).Take(2), Cancel.Token);
        RecordingHost host = new();

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(anna, host);

        Assert.Equal(ErrorIds.EvidenceChainTruncated, Assert.Single(host.Errors).ErrorId);
        Assert.Equal(FsLedgerFault.Truncated, Assert.Single(sync.Chains, static c => c.IsOwn).Fault);
        Assert.Equal(5, (await EvidenceTeam.IdsAsync(anna)).Length);
        await EvidenceTeam.RecordAsync(anna);
        Assert.Equal(1, (await EvidenceTeam.SyncAsync(anna)).Sent);
    }

    [Fact]
    public async Task A_shallow_clone_shares_and_stays_shallow_and_a_whole_one_stays_whole()
    {
        using EvidenceTeam team = new();
        string first = team.Folder("first");
        for (int i = 0; i < 3; i++)
        {
            TestRepository.Run(first, "commit", "-q", "--allow-empty", "-m", "more");
        }

        TestRepository.Run(first, "push", "-q", "origin", "main");
        (string shallow, string whole) = (team.Clone("shallow", "--depth", "1"), team.Clone("whole"));
        await EvidenceTeam.RecordAsync(shallow, 2);
        await EvidenceTeam.RecordAsync(whole, 2);
        await EvidenceTeam.SyncWellAsync(whole);

        Assert.Equal((2, 2), (await EvidenceTeam.SyncWellAsync(shallow)) is var s ? (s.Sent, s.Received) : default);
        Assert.Equal(2, (await EvidenceTeam.SyncWellAsync(whole)).Received);
        Assert.Equal(("true", "false"), (TestRepository.Run(shallow, "rev-parse", "--is-shallow-repository"), TestRepository.Run(whole, "rev-parse", "--is-shallow-repository")));
    }

    [Fact]
    public async Task A_second_working_tree_shares_the_chain_of_its_clone()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        TestRepository.Run(anna, "worktree", "add", "-q", "-b", "side", team.Folder("side"));
        await EvidenceTeam.RecordAsync(anna);
        await EvidenceTeam.RecordAsync(team.Folder("side"));

        Assert.Equal(2, (await EvidenceTeam.SyncWellAsync(team.Folder("side"))).Sent);
        Assert.Equal(0, (await EvidenceTeam.SyncWellAsync(anna)).Sent);
        Assert.Single(EvidenceTeam.Ledgers(anna));
    }

    [Fact]
    public async Task A_remote_that_never_answers_is_given_up()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);
        using LoopbackListener silent = new(static (_, stop) => Task.Delay(Timeout.Infinite, stop));
        TestRepository.Run(anna, "remote", "set-url", "--push", "origin", $"git://127.0.0.1:{silent.Port}/x.git");

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(anna, request: new EvidenceSharingRequest(TimeSpan.FromSeconds(1), null));

        Assert.Equal((FsEvidenceSyncState.Offline, 2), (sync.State, sync.Waiting));
    }

    [Fact]
    public async Task Chains_of_another_repository_and_what_is_no_chain_are_refused_by_name()
    {
        using EvidenceTeam team = new();
        using EvidenceTeam other = new();
        (string anna, string stranger) = (team.Clone("anna"), other.Clone("stranger"));
        File.WriteAllText(Path.Combine(stranger, "other.txt"), "another history");
        TestRepository.Run(stranger, "checkout", "-q", "--orphan", "other");
        TestRepository.Run(stranger, "add", "--all");
        TestRepository.Run(stranger, "commit", "-q", "-m", "another history");
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.RecordAsync(stranger, 2, subject: "integration");
        await EvidenceTeam.SyncWellAsync(anna);
        await EvidenceTeam.SyncWellAsync(stranger);
        team.Meddle(work =>
        {
            string theirs = other.Folder("out");
            TestRepository.Run(other.Folder("."), "clone", "-q", "-b", EvidenceTeam.Branch, other.Remote, theirs);
            EvidenceTeam.Copy(Path.Combine(theirs, "chains"), Path.Combine(work, "chains"));
            File.WriteAllText(Path.Combine(work, "notes.txt"), "hello");
            Directory.CreateDirectory(Path.Combine(work, "chains", new string('a', 32)));
            File.WriteAllText(Path.Combine(work, "chains", new string('a', 32), "000000000001-000000000002.jsonl"), "{\"batch\":1\n" + new string('x', 1000));
            File.WriteAllBytes(Path.Combine(work, "chains", new string('a', 32), "000000000003-000000000004.jsonl"), [0xff, 0xfe, 0x00, (byte)'\n']);
        }, static work =>
            TestRepository.Run(work, "update-index", "--add", "--cacheinfo", "120000," + CommandLine.Run(CommandLine.Find("git")!, ["hash-object", "-w", "--stdin"], work, "/etc/passwd").Trim() + ",chains/link"));
        RecordingHost host = new();

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(anna, host);

        Assert.Equal(FsEvidenceSyncState.Incomplete, sync.State);
        Assert.Equal(
            [ErrorIds.EvidenceChainRefused, ErrorIds.EvidenceForeignFile, ErrorIds.EvidenceOtherRepository],
            host.Errors.Select(static e => e.ErrorId).Order(StringComparer.Ordinal));
        string foreign = host.Errors.Single(static e => e.ErrorId == ErrorIds.EvidenceForeignFile).Message;
        Assert.Contains("notes.txt", foreign, StringComparison.Ordinal);
        Assert.Contains("chains/link (link)", foreign, StringComparison.Ordinal);
        Assert.Equal(2, (await EvidenceTeam.IdsAsync(anna)).Length);
        await EvidenceTeam.RecordAsync(anna);
        Assert.Equal(1, (await EvidenceTeam.SyncAsync(anna)).Sent);
        Assert.Contains("notes.txt", TestRepository.Run(team.Remote, "ls-tree", "-r", "--name-only", EvidenceTeam.Branch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_was_edited_on_the_branch_is_received_up_to_there()
    {
        using EvidenceTeam team = new();
        (string anna, string boris) = (team.Clone("anna"), team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        team.Meddle(static work =>
        {
            string last = Directory.GetFiles(Path.Combine(work, "chains"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
            File.WriteAllText(last, File.ReadAllText(last).Replace("Passed", "Failed", StringComparison.Ordinal));
        });
        RecordingHost host = new();

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(boris, host);

        Assert.Equal(2, sync.Received);
        Assert.Equal((ErrorIds.EvidenceChainRefused, FsLedgerFault.Edited), (Assert.Single(host.Errors).ErrorId, Assert.Single(sync.Chains).Fault));
        Assert.Equal(2, (await EvidenceTeam.IdsAsync(boris)).Length);
    }

    [Fact]
    public async Task What_if_shows_what_would_be_exchanged_and_changes_nothing()
    {
        using EvidenceTeam team = new();
        string anna = team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 2);

        FsEvidenceSyncPlan plan = Assert.IsType<FsEvidenceSyncPlan>(await EvidenceTeam.RunAsync(anna, new RecordingHost { Answer = false }));

        Assert.Equal((FsEvidenceSyncState.Synchronized, 2, false, null), (plan.State, plan.Waiting, plan.HasNews, plan.Head));
        Assert.Null(team.Head);
        Assert.Empty(TestRepository.Run(anna, "for-each-ref", "refs/fsops"));
    }
}
