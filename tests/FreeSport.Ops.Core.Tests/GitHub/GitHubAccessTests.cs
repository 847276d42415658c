using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.GitHub;

/// <summary>Which repository it is, and which token goes where.</summary>
public sealed class GitHubAccessTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", "https://api.github.com/", "github.com")]
    [InlineData("git@github.com:acme/shop.git", "https://api.github.com/", "github.com")]
    [InlineData("ssh://git@ssh.github.com:443/acme/shop.git", "https://api.github.com/", "github.com")]
    [InlineData("https://anna@git.acme.example/acme/shop", "https://git.acme.example/api/v3/", "git.acme.example")]
    [InlineData("git@acme.ghe.com:acme/shop.git", "https://api.acme.ghe.com/", "acme.ghe.com")]
    public void Follows_the_remotes_host(string remote, string api, string host)
    {
        GitHubAddress address = GitHubAddress.From(RemoteAddress.Parse(remote)!);

        Assert.Equal((api, host, "acme/shop"), (address.Api.AbsoluteUri, address.Host, address.FullName));
    }

    [Theory]
    [InlineData("https://github.com/acme/shop.git", "GH_TOKEN=public GITHUB_TOKEN=other GH_ENTERPRISE_TOKEN=own", "public")]
    [InlineData("https://github.com/acme/shop.git", "GITHUB_TOKEN=other", "other")]
    [InlineData("https://acme.ghe.com/acme/shop.git", "GH_TOKEN=public", "public")]
    [InlineData("https://git.acme.example/acme/shop.git", "GH_TOKEN=public GITHUB_TOKEN=other GH_ENTERPRISE_TOKEN=own", "own")]
    [InlineData("https://github.com.acme.example/acme/shop.git", "GH_TOKEN=public GITHUB_TOKEN=other", null)]
    [InlineData("https://evil-ghe.com/acme/shop.git", "GH_TOKEN=public", null)]
    public async Task The_token_of_GitHub_com_goes_nowhere_else(string remote, string variables, string? token)
    {
        Dictionary<string, string> environment = variables.Split(' ').Select(static v => v.Split('=')).ToDictionary(static v => v[0], static v => v[1]);
        GitHubTokenFinder finder = new(Real.Processes, new ToolLocator(string.Empty, untrustedRoot: null), new SecretRedactor(), name => environment.GetValueOrDefault(name));

        Assert.Equal(token, (await finder.FindAsync(GitHubAddress.From(RemoteAddress.Parse(remote)!), Cancel.Token))?.Value);
    }

    [Theory]
    [InlineData("echo gho_fromTheCli", "gho_fromTheCli")]
    [InlineData("echo 'no oauth token found' >&2; exit 1", null)]
    [InlineData("echo 'two words'", null)]
    [InlineData("true", null)]
    public async Task Asks_gh_for_that_host(string script, string? token)
    {
        using TempFolder bin = new();
        Posix.Script(bin, "gh", $"[ \"$*\" = 'auth token --hostname github.com' ] || exit 3\n{script}");
        SecretRedactor redactor = new();
        GitHubTokenFinder finder = new(Real.Processes, new ToolLocator(bin.Path + Path.PathSeparator + "/usr/bin" + Path.PathSeparator + "/bin", untrustedRoot: null), redactor, static _ => null);

        GitHubToken? found = await finder.FindAsync(GitHubAddress.From(RemoteAddress.Parse("git@github.com:acme/shop")!), Cancel.Token);

        Assert.Equal(token, found?.Value);
        Assert.Equal(token is null ? "gho_fromTheCli" : "***", redactor.Redact("gho_fromTheCli"));
    }

    [Theory]
    [InlineData("name: shop", null, "GitHubRepositoryUnknown")]
    [InlineData("name: shop", "acme", "GitHubRepositoryInvalid")]
    [InlineData("name: shop", "acme/../shop", "GitHubRepositoryInvalid")]
    [InlineData("github: { repository: acme/shop, api: \"http://git.acme.example/api/v3\" }", null, "GitHubApiInsecure")]
    public async Task Says_what_it_cannot_work_with(string configuration, string? repository, string errorId)
    {
        using TestRepository clone = TestRepository.Create();
        clone.Write("freesport.ops.yml", configuration);

        OpsException wrong = await Assert.ThrowsAsync<OpsException>(() => FindAsync(clone, repository));

        Assert.Equal(errorId, wrong.Failure.ErrorId);
    }

    [Fact]
    public async Task The_configurations_word_is_above_the_remote()
    {
        using TestRepository clone = TestRepository.Create();
        clone.Git("remote", "add", "origin", "https://github.com/fork/shop.git");
        clone.Write("freesport.ops.yml", "github: { repository: acme/shop, api: \"https://git.acme.example:8443/api/v3\" }");

        GitHubAddress address = await FindAsync(clone, repository: null);

        Assert.Equal(("acme/shop", "https://git.acme.example:8443/api/v3/", "git.acme.example:8443", false), (address.FullName, address.Api.AbsoluteUri, address.Host, address.IsGitHubOwned));
    }

    private static async Task<GitHubAddress> FindAsync(TestRepository clone, string? repository)
    {
        using OpsSession session = new(new RecordingHost(), clone.Path);
        return await new GitHubAccess(session, await session.LoadProjectAsync(Cancel.Token)).FindRepositoryAsync(repository, Cancel.Token);
    }
}
