using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Evidence;

public sealed class EvidenceRecorderTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public async Task One_invocation_is_one_event_whose_id_every_result_carries()
    {
        using TestRepository repository = TestRepository.Create("магазин");
        repository.Write("a.txt", "a");
        repository.Commit();
        FsResult[] results =
        [
            new() { Subject = "unit", Outcome = FsOutcome.Passed, Scope = FsScope.Full, Tools = [new FsTool { Name = "pytest", Version = "8.0" }] },
            new() { Subject = "integration", Outcome = FsOutcome.Failed, LeftOut = ["half"], Tools = [new FsTool { Name = "pytest", Version = "8.0" }] },
        ];

        Project project = await RecordAsync(repository.Path, results);

        FsEvidence recorded = Assert.Single(EvidenceStore.Open(project, _host).NewestFirst());
        Assert.Matches("^[0-9a-f]{32}$", recorded.EvidenceId);
        Assert.All(results, r => Assert.Equal(recorded.EvidenceId, r.EvidenceId));
        Assert.Equal((FsEvidenceKind.Measurement, FsOutcome.Failed, FsAssurance.Measured), (recorded.Kind, recorded.Outcome, recorded.Assurance));
        Assert.Equal([("unit", FsScope.Full), ("integration", FsScope.Partial)], recorded.Subjects.Select(static s => (s.Name, s.Scope)));
        Assert.Equal("8.0", Assert.Single(recorded.Tools).Version);
        Assert.Equal((repository.Git("rev-parse", "HEAD"), repository.Git("rev-parse", "HEAD^{tree}"), false), (recorded.Commit, recorded.Tree, recorded.Dirty));
        Assert.Equal((EvidenceRecorder.Writer, 1L, string.Empty), (recorded.Writer, recorded.Sequence, recorded.Project));
        Assert.Empty(repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_feeds_no_box_is_recorded_and_read_back_as_such()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("a.txt", "a");
        repository.Commit();
        FsResult result = new() { Subject = "dependencies", Outcome = FsOutcome.Passed, Scope = FsScope.Full };

        Project project = await RecordAsync(repository.Path, [result], item: null);

        FsEvidence recorded = Assert.Single(EvidenceStore.Open(project, _host).NewestFirst());
        Assert.Equal((result.EvidenceId, null), (recorded.EvidenceId, recorded.Box));
    }

    [Fact]
    public async Task No_secret_reaches_the_disk_or_the_shown_result()
    {
        const string Secret = "hunter22-and-more";
        using TestRepository repository = TestRepository.Create();
        FsResult result = new() { Subject = "unit", Summary = "failed with " + Secret, LeftOut = [Secret], Detail = Secret };

        await RecordAsync(repository.Path, [result], Secret);

        string ledger = Assert.Single(LedgerFolder.Files(repository.Paths));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(ledger, Cancel.Token), StringComparison.Ordinal);
        Assert.Equal(("failed with ***", "***"), (result.Summary, result.Detail));
    }

    [Fact]
    public async Task Before_the_first_commit_and_on_changes_the_event_says_so()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("a.txt", "a");

        Project project = await RecordAsync(repository.Path, [new FsResult { Subject = "unit" }]);

        FsEvidence recorded = EvidenceStore.Open(project, _host).NewestFirst().Single();
        Assert.Equal((null, null, true), (recorded.Commit, recorded.Tree, recorded.Dirty));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_repository_the_result_stays_and_a_warning_says_that_it_is_not_recorded(bool hasGit)
    {
        using TempFolder folder = new();
        GitReader git = hasGit ? Real.Git : new GitReader(Real.Processes, Real.NoTools);
        Project project = await new ProjectLoader(git, _host).LoadAsync(folder.Path, Cancel.Token);
        FsResult result = new() { Subject = "unit", Outcome = FsOutcome.Passed };

        await new EvidenceRecorder(git, new SecretRedactor(), _host).RecordAsync(project, FsChecklistItem.TestsPassed, [result], Cancel.Token);

        Assert.Equal((FsOutcome.Passed, null), (result.Outcome, result.EvidenceId));
        Assert.StartsWith("Not recorded as evidence", Assert.Single(_host.Warnings), StringComparison.Ordinal);
        Assert.Empty(_host.Errors);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_is_an_error_and_the_result_stays_without_id()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write(".git/freesport-ops", "a file where the folder belongs");
        FsResult result = new() { Subject = "unit", Outcome = FsOutcome.Passed };

        await RecordAsync(repository.Path, [result]);

        Assert.Equal("LedgerNotWritable", Assert.Single(_host.Errors).ErrorId);
        Assert.Equal((FsOutcome.Passed, null), (result.Outcome, result.EvidenceId));
    }

    [Fact]
    public async Task A_persons_word_that_cannot_be_recorded_is_an_error()
    {
        using TempFolder folder = new();
        Project project = await Real.LoadAsync(folder.Path);

        OpsFailure failure = await Real.FailureAsync(() => new EvidenceRecorder(Real.Git, new SecretRedactor(), _host).RecordAsync(project, Events.Said(), Cancel.Token));

        Assert.Equal("EvidenceNotRecorded", failure.ErrorId);
    }

    [Fact]
    public async Task The_ledger_lies_where_all_working_trees_share_it()
    {
        using TestRepository repository = TestRepository.Create();
        using TempFolder other = new();
        repository.Commit();
        repository.Git("worktree", "add", "-q", other.At("two"), "-b", "two");

        await RecordAsync(other.At("two"), [new FsResult { Subject = "unit" }]);

        Assert.StartsWith(repository.At(".git"), Assert.Single(LedgerFolder.Files(repository.Paths)), StringComparison.Ordinal);
    }

    private async Task<Project> RecordAsync(string folder, FsResult[] results, string? secret = null, FsChecklistItem? item = FsChecklistItem.TestsPassed)
    {
        Project project = await Real.LoadAsync(folder);
        SecretRedactor redactor = new();
        redactor.Register(secret);
        await new EvidenceRecorder(Real.Git, redactor, _host).RecordAsync(project, item, results, Cancel.Token);
        return project;
    }
}
