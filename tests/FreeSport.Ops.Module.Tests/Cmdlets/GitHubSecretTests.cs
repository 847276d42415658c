using System.Text;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Setting secrets through the real engine: what arrives, and what never shows.</summary>
public sealed class GitHubSecretTests
{
    private const string Value = "qz7Kan4rei9 \"aa\\bb$HOME%41+&<x>'яΩ";
    private const string Key = "-----BEGIN KEY-----\nzq8Feder3+строка/первая==\nzq9Feder4второй%20ряд\n-----END KEY-----";

    [Fact]
    public async Task No_value_is_in_any_stream_file_request_or_record()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync(name: "Проект [1]");
        project.Server.Hub.AddEnvironment("production");
        project.Repository.Write(".env.prod", $"API_KEY='{Value.Replace("'", string.Empty, StringComparison.Ordinal)}'\nDEPLOY_KEY=\"{Key}\"\nBAD-NAME=zq8Feder3\n");

        PwshRun run = await project.RunAsync(
            "$s = [securestring]::new(); foreach ($c in $env:CANARY.ToCharArray()) { $s.AppendChar($c) }; Set-FsSecret PASSWORD $s -Verbose -Debug; "
            + "Set-FsSecret -EnvFile .env.prod -Environment production -Verbose -Debug -SkipUnchanged | ForEach-Object { $_.PSObject.Properties | ForEach-Object { \"$($_.Name)=$($_.Value)\" } }; Set-FsSecret -EnvFile .env.prod -Environment production -WhatIf; "
            + "Set-FsSecret CANARY -FromEnvironment -SkipUnchanged; Get-FsEvidence | ForEach-Object { $_.PSObject.Properties | ForEach-Object { \"$($_.Name)=$($_.Value)\" } }; foreach ($e in @($error)) { \"$e $($e.ScriptStackTrace) $($e.TargetObject)\" }",
            ("CANARY", Value),
            ("XDG_STATE_HOME", Path.Combine(project.Repository.Folder, ".state")));

        Assert.True(project.Server.Hub.Environments[0].Secrets.Names.Contains("DEPLOY_KEY"), run.Output + run.Error);
        Assert.Equal(Value, project.Server.Hub.Secrets.Reveal("PASSWORD"));
        Assert.Equal(Value, project.Server.Hub.Secrets.Reveal("CANARY"));
        Assert.Equal(Key, project.Server.Hub.Environments[0].Secrets.Reveal("DEPLOY_KEY"));
        string[] places =
        [
            run.Output,
            run.Error,
            .. project.Server.Log.Select(static e => e.RequestBody ?? string.Empty),
            .. Directory.GetFiles(project.Repository.Folder, "*", SearchOption.AllDirectories).Where(static f => !f.EndsWith(".env.prod", StringComparison.Ordinal)).Select(File.ReadAllText),
        ];
        foreach (string secret in new[] { "qz7Kan4rei9", "zq8Feder3", "zq9Feder4" })
        {
            string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4];
            Assert.All(places, p => Assert.DoesNotContain(secret, p, StringComparison.Ordinal));
            Assert.All(places, p => Assert.DoesNotContain(base64, p, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_was_just_set_is_not_taken_for_somebody_elses_change()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Repository.Write(".github/workflows/deploy.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo', env: { K: '${{ secrets.API_KEY }}' } }]\n");
        project.Server.Hub.Secrets.Arrange("API_KEY", DateTimeOffset.UtcNow.AddDays(-3));

        PwshRun run = await project.RunAsync(
            "(Compare-FsSecret -Name API_KEY).State; $null = Set-FsSecret API_KEY -FromEnvironment; (Compare-FsSecret -Name API_KEY).State", ("API_KEY", "neu-und-geheim"));
        project.Server.Hub.Secrets.Arrange("API_KEY", DateTimeOffset.UtcNow.AddMinutes(3));
        PwshRun later = await project.RunAsync("(Compare-FsSecret -Name API_KEY).State");

        Assert.Equal(["Present", "Present", "ChangedElsewhere"], (run.Output + later.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
    }

    [Theory]
    [InlineData("-Environment production -Dependabot")]
    [InlineData("-Environment production -Organization acme")]
    [InlineData("-SecretScope Environment")]
    [InlineData("-SecretScope Repository -Environment production")]
    [InlineData("-SecretScope Repository -Dependabot")]
    public async Task Scopes_that_contradict_each_other_set_nothing(string scope)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync($"Set-FsSecret API_KEY -FromEnvironment {scope} -ErrorAction SilentlyContinue; try {{ Set-FsSecret API_KEY -FromEnvironment {scope} }} catch {{ $_.FullyQualifiedErrorId }}", ("API_KEY", "geheim-0123"));

        Assert.Contains("SecretScopeContradiction", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Empty(project.Server.Log);
    }

    [Fact]
    public async Task A_pipeline_in_which_nothing_is_missing_sets_nothing()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Repository.Write(".env.prod", "API_KEY=one\n");

        PwshRun run = await project.RunAsync("Compare-FsSecret | Where-Object { $false } | Set-FsSecret -EnvFile .env.prod; Get-FsSecret | Where-Object { $false } | Remove-FsSecret -Confirm:$false; 'over'");

        Assert.Equal("over", run.Output.Trim());
        Assert.Empty(run.Error);
        Assert.All(project.Server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Theory]
    [InlineData("FsSecret")]
    [InlineData("FsSecretComparison")]
    public async Task What_came_from_another_repository_goes_back_to_it(string type)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Server.Hub.Secrets.Arrange("OLD");

        await project.RunAsync($"[FreeSport.Ops.{type}]@{{ Name = 'OLD'; SecretScope = 'Repository'; Repository = 'acme/other' }} | Remove-FsSecret -Confirm:$false");

        Assert.Equal("/repos/acme/other/actions/secrets/OLD", Assert.Single(project.Server.Requests("DELETE", "/")).PathAndQuery);
        Assert.Equal(["OLD"], project.Server.Hub.Secrets.Names);
    }

    [Fact]
    public async Task Objects_of_two_repositories_are_refused_before_anything_is_sent()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync("try { 'acme/shop', 'acme/other' | ForEach-Object { [FreeSport.Ops.FsSecret]@{ Name = 'OLD'; SecretScope = 'Repository'; Repository = $_ } } | Remove-FsSecret -Confirm:$false } catch { $_.FullyQualifiedErrorId }");

        Assert.Contains("SecretRepositoriesMixed", run.Output, StringComparison.Ordinal);
        Assert.Empty(project.Server.Log);
    }

    [Theory]
    [InlineData("-Visibility all")]
    [InlineData("-RepositoryId 7")]
    [InlineData("-Organization acme -Visibility all -RepositoryId 7")]
    public async Task An_audience_that_means_nothing_is_refused(string audience)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync($"try {{ Set-FsSecret API_KEY -FromEnvironment {audience} }} catch {{ $_.FullyQualifiedErrorId }}", ("API_KEY", "geheim-0123"));

        Assert.Contains("SecretScopeContradiction", run.Output, StringComparison.Ordinal);
        Assert.Empty(project.Server.Log);
    }
}
