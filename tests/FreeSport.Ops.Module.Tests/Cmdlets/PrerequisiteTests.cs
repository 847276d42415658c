namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsPrerequisite, Test-FsServerAccess and Test-FsRegistryAccess as a person meets them.</summary>
public sealed class PrerequisiteTests
{
    [Fact]
    public async Task A_proxy_that_cannot_be_reached_is_named_and_not_who_is_asked_through_it()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            "(Test-FsRegistryAccess ghcr.io/freesport-example/backend:1).Summary; (Test-FsGitHubAccess -Repository a/b -TimeoutSeconds 2).Summary",
            repository.Folder,
            ("HOME", repository.Folder),
            ("GH_TOKEN", "not-a-token-of-anybody"),
            ("HTTPS_PROXY", "http://anna:geheim123@127.0.0.1:1"),
            ("NO_PROXY", null),
            ("no_proxy", null));

        Assert.Equal(2, run.Lines.Length);
        Assert.All(run.Lines, static line => Assert.Contains("proxy '127.0.0.1:1'", line, StringComparison.Ordinal));
        Assert.Contains("ghcr.io", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("api.github.com", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_bare_machine_everything_is_told_at_once_with_what_to_put_right_first()
    {
        using SampleRepository repository = SampleRepository.Create();
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "docker", "exec /bin/sleep 600");

        PwshRun run = await PwshRun.CommandAsync(
            "Test-FsPrerequisite deploy@prod -TimeoutSeconds 1 | ForEach-Object { \"$($_.Subject)|$($_.Outcome)|$($null -ne $_.NextCommand)\" }; Test-FsPrerequisite -Quiet -TimeoutSeconds 1",
            repository.Folder,
            ("PATH", bin),
            ("HOME", repository.Folder),
            ("HTTPS_PROXY", "http://anna:geheim123@proxy:3128"),
            ("NO_PROXY", "127.0.0.1"),
            ("https_proxy", null),
            ("HTTP_PROXY", null),
            ("http_proxy", null),
            ("ALL_PROXY", null),
            ("all_proxy", null));

        Assert.Equal(
            [
                "git identity|Failed|True",
                "git remote|Failed|True",
                "python|Failed|True",
                "github|Failed|True",
                "terraform|Failed|False",
                "ansible|Failed|False",
                "127.0.0.1:1/freesport-example/freesport/backend|Failed|True",
                "127.0.0.1:1/freesport-example/freesport/frontend|Failed|True",
                "deploy@prod|Failed|True",
                "docker|Inconclusive|True",
                "proxy|Passed|False",
                "False",
            ],
            run.Lines);
        Assert.Contains("Put right first: git identity.", run.Warnings, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim123", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-FsPrerequisite '-oProxyCommand=x'", "ServerNameInvalid")]
    [InlineData("Test-FsPrerequisite -Environment prodution", "EnvironmentUnknown")]
    [InlineData("Test-FsServerAccess -Environment prodution", "EnvironmentUnknown")]
    [InlineData("Test-FsRegistryAccess postgres:15", "ImageNameInvalid")]
    public void A_bad_name_is_told_before_anything_runs(string script, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run(script);

        Assert.Equal(errorId, run.ErrorId);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Servers_and_VPN_come_from_the_configuration()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("freesport.ops.yml", """
            vpn: { interface: no-such-vpn*, probe: "127.0.0.1:1" }
            environments:
              staging: { servers: ["deploy@127.0.0.1:1"] }
              production: { servers: ["deploy@127.0.0.1:2"] }
            """);
        using Engine engine = new(repository.Folder);

        EngineResult all = engine.Run("Test-FsServerAccess -TimeoutSeconds 5");
        EngineResult one = engine.Run("Test-FsServerAccess -Environment staging -TimeoutSeconds 5");

        Assert.Equal(["vpn", "deploy@127.0.0.1:1", "deploy@127.0.0.1:2"], all.Texts("Subject"));
        Assert.Equal("InterfaceMissing", all.Text(0, "State"));
        Assert.Equal(["vpn", "deploy@127.0.0.1:1"], one.Texts("Subject"));
        Assert.Equal("staging", one.Text(1, "Environment"));
        Assert.Equal("False", engine.Run("Test-FsServerAccess -Quiet -TimeoutSeconds 5").Output.Single().ToString());
    }

    [Fact]
    public void A_project_without_images_is_inconclusive_and_one_with_a_closed_registry_is_not()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult closed = engine.Run("Test-FsRegistryAccess");
        EngineResult quiet = engine.Run("Test-FsRegistryAccess -Quiet");
        repository.Write("freesport.ops.yml", "name: x\n");
        EngineResult none = engine.Run("Test-FsRegistryAccess");

        Assert.Equal(["Refused", "Refused"], closed.Texts("State"));
        Assert.Equal("False", quiet.Output.Single().ToString());
        Assert.Equal(("NoImage", "Inconclusive"), (none.Text(0, "State"), none.Text(0, "Outcome")));
    }

    [Fact]
    public void Servers_images_and_environments_are_completed_from_the_configuration()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Contains("deploy@127.0.0.1:2", Complete(engine, "Test-FsServerAccess dep"), StringComparison.Ordinal);
        Assert.Contains("freesport/frontend", Complete(engine, "Test-FsRegistryAccess 127"), StringComparison.Ordinal);
        Assert.Contains("staging", Complete(engine, "Invoke-FsRunbook st"), StringComparison.Ordinal);
    }

    private static string Complete(Engine engine, string line) =>
        string.Join(' ', engine.Run($"[System.Management.Automation.CommandCompletion]::CompleteInput('{line}', {line.Length}, $null).CompletionMatches.CompletionText").Output);
}
