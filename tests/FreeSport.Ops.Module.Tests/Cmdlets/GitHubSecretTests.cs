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

        ShellRun run = await project.RunAsync(
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

        ShellRun run = await project.RunAsync(
            "(Compare-FsSecret -Name API_KEY).State; $null = Set-FsSecret API_KEY -FromEnvironment; (Compare-FsSecret -Name API_KEY).State", ("API_KEY", "neu-und-geheim"));
        project.Server.Hub.Secrets.Arrange("API_KEY", DateTimeOffset.UtcNow.AddMinutes(3));
        ShellRun later = await project.RunAsync("(Compare-FsSecret -Name API_KEY).State");

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

        ShellRun run = await project.RunAsync($"Set-FsSecret API_KEY -FromEnvironment {scope} -ErrorAction SilentlyContinue; try {{ Set-FsSecret API_KEY -FromEnvironment {scope} }} catch {{ $_.FullyQualifiedErrorId }}", ("API_KEY", "geheim-0123"));

        Assert.Contains("SecretScopeContradiction", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Empty(project.Server.Log);
    }
}
