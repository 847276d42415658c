using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

namespace FreeSport.Ops.Core.Tests.Prerequisites.GitHub;

/// <summary>What a token may do, concluded from scopes, role and what can be read.</summary>
public sealed class GitHubProbeTests : IDisposable
{
    private readonly ScriptedGitHub _github = new();
    private readonly TestRepository _repository = TestRepository.Create();
    private readonly RecordingHost _host = new();

    public GitHubProbeTests()
    {
        _repository.Git("remote", "add", "origin", "git@github.com:acme/shop.git");
        User("repo, workflow");
        Repository("push");
        _github.At("actions/secrets/public-key", new { key_id = "1", key = "x" })
            .At("actions/workflows", new { total_count = 0, workflows = Array.Empty<object>() })
            .At("environments", new { total_count = 1, environments = new[] { Guarded("anna") } });
    }

    public void Dispose()
    {
        _repository.Dispose();
        _github.Dispose();
    }

    [Fact]
    public async Task A_classic_token_with_scope_and_role_is_ready()
    {
        FsGitHubStatus status = await TestAsync(FsGitHubRightKind.Approve);

        Assert.Equal((FsGitHubState.Ready, FsOutcome.Passed), (status.State, status.Outcome));
        Assert.Equal(("anna", "acme/shop", "write", FsGitHubTokenKind.Classic), (status.Login, status.Repository, status.Role, status.TokenKind));
        Assert.Equal(["repo", "workflow"], status.Scopes);
        Assert.Equal((5000, 4321), (status.RateLimit, status.RateRemaining));
        FsGitHubEnvironment production = Assert.Single(status.Environments);
        Assert.Equal(("production", true, true, TimeSpan.FromMinutes(30)), (production.Name, production.CanApprove, production.PreventsSelfReview, production.WaitTimer));
    }

    [Theory]
    [InlineData("read:org", "push", true, "RightMissing")]
    [InlineData("public_repo", "push", true, "RightMissing")]
    [InlineData("public_repo", "push", false, "Ready")]
    [InlineData("repo", "pull", true, "RightMissing")]
    [InlineData("repo", "admin", true, "Ready")]
    public async Task Scope_and_role_decide_together(string scopes, string role, bool isPrivate, string state)
    {
        User(scopes);
        Repository(role, isPrivate);

        Assert.Equal(state, (await TestAsync()).State.ToString());
    }

    [Fact]
    public async Task What_a_fine_grained_token_may_write_is_not_guessed()
    {
        User(scopes: null);

        FsGitHubStatus status = await TestAsync(token: "github_pat_0123456789");

        Assert.Equal((FsGitHubState.RightUnknown, FsOutcome.Warning, FsGitHubTokenKind.FineGrained), (status.State, status.Outcome, status.TokenKind));
    }

    [Fact]
    public async Task A_fine_grained_token_that_may_not_even_read_the_key_is_told()
    {
        User(scopes: null);
        _github.At("actions/secrets/public-key", 403, new { message = "Resource not accessible by personal access token" });

        FsGitHubStatus status = await TestAsync(token: "github_pat_0123456789");

        Assert.Equal((FsGitHubState.RightMissing, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("Secrets", status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/user", 401, "TokenRefused", "Failed")]
    [InlineData("", 404, "RepositoryNotFound", "Failed")]
    [InlineData("", 403, "RightMissing", "Failed")]
    [InlineData("", 500, "ServerError", "Inconclusive")]
    [InlineData("", 429, "RateLimited", "Inconclusive")]
    public async Task Each_refusal_is_told_apart(string path, int status, string state, string outcome)
    {
        _github.At(path, status, new { message = "no" }, status == 429 ? [("Retry-After", "9000")] : []);

        FsGitHubStatus found = await TestAsync();

        Assert.Equal((state, outcome), (found.State.ToString(), found.Outcome.ToString()));
        Assert.NotNull(found.Remedy);
        Assert.NotNull(found.NextCommand);
    }

    [Fact]
    public async Task Single_sign_on_is_told_apart_from_a_missing_right()
    {
        _github.At(string.Empty, 403, new { message = "Resource protected by organization SAML enforcement." }, ("X-GitHub-SSO", "required; url=https://github.example/sso"));

        Assert.Equal(FsGitHubState.SingleSignOnRequired, (await TestAsync()).State);
    }

    [Fact]
    public async Task Nobody_being_there_is_unreachable()
    {
        _github.Dispose();

        FsGitHubStatus status = await TestAsync();

        Assert.Equal((FsGitHubState.Unreachable, FsOutcome.Failed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_reviewer_elsewhere_may_not_approve()
    {
        _github.At("environments", new { total_count = 1, environments = new[] { Guarded("boris") } });

        FsGitHubStatus status = await TestAsync(FsGitHubRightKind.Approve);

        Assert.Equal(FsGitHubState.RightMissing, status.State);
        Assert.Contains("boris", status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team", true, "team")]
    [InlineData(null, true, "GitHub Enterprise")]
    [InlineData("enterprise", true, null)]
    [InlineData("team", false, null)]
    public async Task What_the_plan_does_not_offer_is_said(string? plan, bool isPrivate, string? said)
    {
        Repository("push", isPrivate, owner: "Organization");
        _github.At("/orgs/acme", new { login = "acme", plan = plan is null ? null : new { name = plan } });

        string[] limits = (await TestAsync()).Limits;

        Assert.Equal(said is null ? 0 : 1, limits.Length);
        Assert.Contains(said ?? string.Empty, string.Concat(limits), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_ends_soon_is_a_warning()
    {
        _github.At("/user", new { login = "anna" }, ("X-OAuth-Scopes", "repo"), ("github-authentication-token-expiration", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " UTC"));

        FsGitHubStatus status = await TestAsync();

        Assert.Equal((FsGitHubState.Ready, FsOutcome.Warning), (status.State, status.Outcome));
    }

    private static object Guarded(string reviewer) => new
    {
        id = 1,
        name = "production",
        protection_rules = new object[]
        {
            new { id = 1, type = "wait_timer", wait_timer = 30 },
            new { id = 2, type = "required_reviewers", prevent_self_review = true, reviewers = new[] { new { type = "User", reviewer = new { login = reviewer } } } },
        },
        deployment_branch_policy = (object?)null,
    };

    private void User(string? scopes) => _github.At(
        "/user",
        new { login = "anna", type = "User", plan = new { name = "free" } },
        [("x-ratelimit-limit", "5000"), ("x-ratelimit-remaining", "4321"), .. scopes is null ? [] : new[] { ("X-OAuth-Scopes", scopes) }]);

    private void Repository(string role, bool isPrivate = true, string owner = "User") => _github.At(string.Empty, new
    {
        id = 1,
        @private = isPrivate,
        owner = new { login = "acme", type = owner },
        permissions = new { admin = role == "admin", maintain = role == "admin", push = role is "admin" or "push", triage = role != "pull", pull = true },
    });

    private async Task<FsGitHubStatus> TestAsync(FsGitHubRightKind? needed = null, string token = ScriptedGitHub.Token)
    {
        _repository.Write("freesport.ops.yml", $"github: {{ api: \"{_github.Api}\" }}\n");
        using OpsSession session = new(_host, _repository.Path);
        GitHubAccess access = new(session, await session.LoadProjectAsync(Cancel.Token));
        GitHubOptions options = new() { Token = token, Patience = new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask } };
        return await new GitHubProbe(access, _host).TestAsync(options, needed is { } one ? [one] : GitHubProbe.DefaultRights, Cancel.Token);
    }
}
