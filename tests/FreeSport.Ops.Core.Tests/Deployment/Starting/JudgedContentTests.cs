using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Policies;

namespace FreeSport.Ops.Core.Tests.Deployment.Starting;

/// <summary>Boxes count for a release only when the files that they were judged by are the commit's.</summary>
public sealed class JudgedContentTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();
    private string _commit;

    public JudgedContentTests()
    {
        _repository.Write("freesport.ops.yml", "environments:\n  production:\n    deployment: { target: github, trigger: push, branch: main, from: develop, requireChecklist: true, workflow: deploy.yml }\n");
        _repository.Write("backend/app.py", "good");
        _repository.Write("README.md", "one");
        _repository.Write(".gitignore", "venv/\n");
        _repository.Commit("good");
        _repository.Write("backend/app.py", "bad");
        _repository.Commit("bad");
        _repository.Write("venv/lib.py", "ignored");
        _commit = _repository.Git("rev-parse", "HEAD");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task What_is_checked_out_and_released_is_judged() => Assert.Equal(FsPolicyState.Allowed, (await AskAsync()).State);

    [Fact]
    public async Task Another_commit_of_the_same_content_is_the_same_content()
    {
        _repository.Git("commit", "-q", "--allow-empty", "-m", "nothing");
        _commit = _repository.Git("rev-parse", "HEAD");
        _repository.Git("checkout", "-q", "--detach", "HEAD~1");

        Assert.Equal(FsPolicyState.Allowed, (await AskAsync()).State);
    }

    [Theory]
    [InlineData("changed", true)]
    [InlineData("staged", true)]
    [InlineData("staged and taken back", true)]
    [InlineData("untracked in the suite", true)]
    [InlineData("assumed unchanged", true)]
    [InlineData("skipped in the work tree", true)]
    [InlineData("older commit", true)]
    [InlineData("removed", true)]
    [InlineData("assumed unchanged and as it was", true)]
    [InlineData("hidden by a filter", true)]
    [InlineData("hidden by a person's exclusions", true)]
    [InlineData("a repository of its own", true)]
    [InlineData("untracked elsewhere", false)]
    [InlineData("policy", false)]
    [InlineData("not fetched", false)]
    public async Task What_was_judged_by_other_files_does_not_count(string how, bool isOfSuite)
    {
        Arrange(how);

        FsPolicyAnswer answer = await AskAsync();

        Assert.Equal(FsPolicyState.Refused, answer.State);
        Assert.Equal(isOfSuite, answer.Reason.Contains("unit tests", StringComparison.Ordinal));
        Assert.Contains("Get-FsChecklist production", answer.Remedy, StringComparison.Ordinal);
    }

    private void Arrange(string how)
    {
        switch (how)
        {
            case "older commit":
                _repository.Git("checkout", "-q", "--detach", "HEAD~1");
                return;
            case "not fetched":
                _commit = new string('d', 40);
                return;
            case "removed":
                File.Delete(Path.Combine(_repository.Path, "backend", "app.py"));
                return;
            case "untracked in the suite":
                _repository.Write("backend/conftest.py", "x");
                return;
            case "untracked elsewhere":
                _repository.Write("notes.txt", "x");
                return;
            case "policy":
                _repository.Write("freesport.ops.yml", "environments: { production: {} }\n");
                return;
            case "a repository of its own":
                TestRepository.Configure(_repository.Folder("backend/own"));
                _repository.Write("backend/own/conftest.py", "x");
                return;
            case "hidden by a person's exclusions":
                Directory.CreateDirectory(_repository.At(".git/info"));
                File.WriteAllText(_repository.At(".git/info/exclude"), "conftest.py\n");
                _repository.Write("backend/conftest.py", "x");
                return;
            case "hidden by a filter":
                _repository.Git("config", "filter.mine.clean", "printf bad");
                Directory.CreateDirectory(_repository.At(".git/info"));
                File.WriteAllText(_repository.At(".git/info/attributes"), "*.py filter=mine\n");
                break;
            case "assumed unchanged and as it was":
                _repository.Git("update-index", "--assume-unchanged", "backend/app.py");
                return;
            case "assumed unchanged":
                _repository.Git("update-index", "--assume-unchanged", "backend/app.py");
                break;
            case "skipped in the work tree":
                _repository.Git("update-index", "--skip-worktree", "backend/app.py");
                break;
        }

        _repository.Write("backend/app.py", "good");
        if (how.StartsWith("staged", StringComparison.Ordinal) || how == "hidden by a filter")
        {
            _repository.Git("add", "backend/app.py");
        }

        if (how == "staged and taken back")
        {
            _repository.Write("backend/app.py", "bad");
        }
    }

    private async Task<FsPolicyAnswer> AskAsync()
    {
        using OpsSession session = new(new RecordingHost(), _repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        EnvironmentDefinition environment = new("production", IsProduction: true) { Deployment = new DeploymentDefinition { RequireChecklist = true } };
        FsPolicyAnswer[] answers = await new DeploymentPolicies(new DoneChecklist(), new JudgedContent(session.Git, project), static () => DateTime.UtcNow)
            .AskAsync(environment, new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Allowed }, _commit, isRollback: false, Cancel.Token);
        return answers.Single(static a => a.Policy == FsPolicyKind.Checklist);
    }

    private sealed class DoneChecklist : IChecklist
    {
        public Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FsChecklistStatus>>(
            [
                new FsChecklistStatus
                {
                    State = FsChecklistState.Done,
                    Evidence = [new FsEvidence { Subjects = [new FsEvidenceSubject { Name = "unit tests", Inputs = [new FsInput { Name = "backend" }] }] }],
                },
            ]);
    }
}
