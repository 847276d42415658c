using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>Git's identity and remotes with the real git, proxy variables as a table.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class SmallChecksTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null, null, FsOutcome.Failed, "user.name, user.email")]
    [InlineData("Анна", null, FsOutcome.Failed, "user.email")]
    [InlineData(null, "anna@example.com", FsOutcome.Failed, "user.name")]
    [InlineData("Анна", "anna@example.com", FsOutcome.Passed, "Анна <anna@example.com>")]
    public async Task Who_commits(string? name, string? mail, FsOutcome outcome, string expected)
    {
        using TempFolder folder = Repository();
        using IDisposable alone = InheritedEnvironment.Set(("GIT_CONFIG_GLOBAL", folder.At("none")), ("GIT_CONFIG_NOSYSTEM", "1"));
        Configure(folder, "user.name", name);
        Configure(folder, "user.email", mail);

        FsResult result = await Probe(folder).TestIdentityAsync(Limit, Cancel.Token);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(expected, result.Summary, StringComparison.Ordinal);
        Assert.Equal(outcome == FsOutcome.Failed, result.NextCommand is not null);
    }

    [Theory]
    [InlineData(null, FsOutcome.Failed, "no remote")]
    [InlineData("git@github.com:freesport/platform.git", FsOutcome.Passed, "origin git@github.com:freesport/platform.git")]
    [InlineData("https://anna:geheim%40123@github.com/f/p.git", FsOutcome.Passed, "origin https://github.com/f/p.git")]
    [InlineData("https://ghp_0123456789abcdef@github.com/f/p.git", FsOutcome.Passed, "origin https://github.com/f/p.git")]
    public async Task Where_commits_go(string? url, FsOutcome outcome, string expected)
    {
        using TempFolder folder = Repository();
        Configure(folder, "remote.origin.url", url);

        FsResult result = await Probe(folder).TestRemoteAsync(Limit, Cancel.Token);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(expected, result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_git_that_cannot_read_its_configuration_decides_nothing()
    {
        using TempFolder folder = Repository();
        folder.Write(".git/config", "[user\nname = x");

        FsResult identity = await Probe(folder).TestIdentityAsync(Limit, Cancel.Token);
        FsResult remote = await Probe(folder).TestRemoteAsync(Limit, Cancel.Token);

        Assert.Equal((FsOutcome.Inconclusive, FsOutcome.Inconclusive), (identity.Outcome, remote.Outcome));
        Assert.NotNull(remote.NextCommand);
    }

    [Fact]
    public async Task Without_git_that_is_what_is_missing()
    {
        GitSettingsProbe probe = new(Real.Processes, Real.NoTools, new SecretRedactor(), Path.GetTempPath());

        Assert.Equal(FsOutcome.Failed, (await probe.TestIdentityAsync(Limit, Cancel.Token)).Outcome);
        Assert.Equal(FsOutcome.Failed, (await probe.TestRemoteAsync(Limit, Cancel.Token)).Outcome);
    }

    [Theory]
    [InlineData("", FsOutcome.Passed, "No proxy is set.")]
    [InlineData("HTTPS_PROXY=http://proxy:3128", FsOutcome.Passed, "HTTPS_PROXY=http://proxy:3128")]
    [InlineData("HTTPS_PROXY=proxy:3128 NO_PROXY=localhost", FsOutcome.Passed, "HTTPS_PROXY=proxy:3128; NO_PROXY=localhost")]
    [InlineData("https_proxy=http://anna:geheim@123@proxy:3128", FsOutcome.Passed, "https_proxy=http://proxy:3128")]
    [InlineData("HTTP_PROXY=http://a:1 http_proxy=http://b:1", FsOutcome.Warning, "HTTP_PROXY=http://a:1, http_proxy=http://b:1")]
    [InlineData("ALL_PROXY=ftp://proxy:21", FsOutcome.Failed, "ALL_PROXY")]
    [InlineData("HTTP_PROXY=http://anna:geheim123@", FsOutcome.Failed, "HTTP_PROXY")]
    public void Proxy_variables(string variables, FsOutcome outcome, string expected)
    {
        Dictionary<string, string> set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static v => v.Split('=', 2)).ToDictionary(static v => v[0], static v => v[1], StringComparer.Ordinal);

        FsResult result = new ProxySettings(set.GetValueOrDefault, new SecretRedactor(), ofSystem: null, foldsNames: false).Test();

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(expected, result.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", result.Summary, StringComparison.Ordinal);
        Assert.Equal(outcome == FsOutcome.Passed, result.NextCommand is null);
    }

    [Fact]
    public void On_Windows_both_spellings_are_one_variable() =>
        Assert.Equal("HTTPS_PROXY=http://proxy:3128", new ProxySettings(
            static name => name.Equals("HTTPS_PROXY", StringComparison.OrdinalIgnoreCase) ? "http://proxy:3128" : null, new SecretRedactor(), ofSystem: null, foldsNames: true).Test().Summary);

    [Fact]
    public void The_systems_proxy_is_named_with_those_who_do_not_use_it()
    {
        FsResult result = new ProxySettings(static _ => null, new SecretRedactor(), "proxy.example:3128", foldsNames: true).Test();

        Assert.Equal(FsOutcome.Passed, result.Outcome);
        Assert.Contains("proxy.example:3128", result.Summary, StringComparison.Ordinal);
        Assert.Contains("docker", result.Summary, StringComparison.Ordinal);
    }

    private static TempFolder Repository()
    {
        Assert.SkipUnless(CommandLine.Find("git") is not null, "There is no git on PATH.");
        TempFolder folder = new("репозиторий [1]");
        CommandLine.Run("git", ["init", "-q"], folder.Path);
        return folder;
    }

    private static void Configure(TempFolder folder, string key, string? value)
    {
        if (value is not null)
        {
            CommandLine.Run("git", ["config", key, value], folder.Path);
        }
    }

    private static GitSettingsProbe Probe(TempFolder folder) => new(Real.Processes, Real.Tools, new SecretRedactor(), folder.Path);
}
