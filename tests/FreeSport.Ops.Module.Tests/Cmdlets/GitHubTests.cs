using System.Text.Json.Nodes;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What people see of GitHub, through the real engine and a GitHub on loopback.</summary>
public sealed class GitHubTests
{
    [Fact]
    public async Task Access_tells_who_one_is_and_what_one_may_do_without_showing_the_token()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Server.Hub.AddEnvironment("production", "anna");

        PwshRun run = await project.RunAsync("$s = Test-FsGitHubAccess; \"$($s.Outcome)|$($s.State)|$($s.Login)|$($s.Repository)|$($s.TokenVariable)|$($s.Rights)\"; $s | Format-List; Test-FsGitHubAccess Approve -Quiet");

        Assert.Contains("Passed|Ready|anna|acme/shop|GH_ENTERPRISE_TOKEN|Read: Granted Secrets: Granted Dispatch: Granted Approve: Granted", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("True", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain(GitHubServer.OwnerToken, run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(project.Server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task The_token_of_github_com_never_goes_to_another_server()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync("(Test-FsGitHubAccess).State; Get-FsCommitCheck -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].FullyQualifiedErrorId", token: null);

        Assert.Contains("TokenMissing", run.Output, StringComparison.Ordinal);
        Assert.Empty(project.Server.Log);
    }

    [Fact]
    public async Task A_token_comes_from_a_vault_through_the_pipeline_and_a_plain_one_is_refused_in_words_that_do_not_repeat_it()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        const string Secure = "$s = [securestring]::new(); foreach ($c in '" + GitHubServer.OwnerToken + "'.ToCharArray()) { $s.AppendChar($c) };";

        PwshRun run = await project.RunAsync(Secure + "($s | Test-FsGitHubAccess).TokenSource; ([pscredential]::new('x', $s) | Test-FsGitHubAccess).State; Test-FsGitHubAccess -Token ('plain' + 'Text123')", token: null);

        Assert.Contains("Parameter", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ready", run.Output, StringComparison.Ordinal);
        Assert.Contains("SecureString", run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("plainText123", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.TokenExpires, "TokenRefused|Failed")]
    [InlineData(FaultKind.Html, "Unreadable|Inconclusive")]
    [InlineData(FaultKind.BrokenJson, "Unreadable|Inconclusive")]
    [InlineData(FaultKind.SlowLoris, "TimedOut|Inconclusive")]
    public async Task What_the_server_does_is_told_apart(FaultKind kind, string expected)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Server.Break(new Fault("GET", "/user", kind) { Times = 10 });

        PwshRun run = await project.RunAsync("$s = Test-FsGitHubAccess -TimeoutSeconds 1; \"$($s.State)|$($s.Outcome)\"");

        Assert.Equal(expected, run.Output.Trim());
    }

    [Fact]
    public async Task Green_checks_of_this_commit_tick_the_box_without_a_database_here()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        string file = Path.Combine(project.Repository.Folder, "freesport.ops.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("marker: unit }", "marker: unit, checks: \"test (*)\" }", StringComparison.Ordinal).Replace("marker: integration }", "marker: integration, checks: integration }", StringComparison.Ordinal));
        project.Repository.Commit("checks");
        project.Server.Hub.RequiredChecks["main"] = ["integration", "e2e"];
        project.Server.Hub.Checks[project.Commit] =
        [
            Check("test (3.11)", "success"), Check("test (3.12)", "success"), Check("integration", "success"),
        ];

        PwshRun run = await project.RunAsync(
            "Get-FsCommitCheck | ForEach-Object { \"$($_.GetType().Name)|$($_.Subject)|$($_.Outcome)\" }; Get-FsChecklist production | Where-Object Box -eq TestsPassed | ForEach-Object { \"$($_.State)|$($_.Assurance)\" }");

        Assert.Equal(
            [
                "FsCommitCheck|e2e|Inconclusive", "FsCommitCheck|integration|Passed", "FsCommitCheck|test (3.11)|Passed", "FsCommitCheck|test (3.12)|Passed",
                "FsCommitSuite|unit|Passed", "FsCommitSuite|integration|Passed", "Done|Independent",
            ],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
    }

    private static JsonObject Check(string name, string conclusion) => new()
    {
        ["name"] = name,
        ["conclusion"] = conclusion,
        ["app"] = null,
    };
}
