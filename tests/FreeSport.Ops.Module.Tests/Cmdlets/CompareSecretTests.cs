using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What is needed against what GitHub has, through the real engine.</summary>
public sealed class CompareSecretTests
{
    [Fact]
    public async Task What_is_missing_goes_down_the_pipeline_to_be_set_and_then_ticks_its_box()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using SampleRepository repository = Deploying(server);
        using Engine engine = new(repository.Folder);
        const string Token = "$t = [System.Net.NetworkCredential]::new('', '" + GitHubServer.OwnerToken + "').SecurePassword; ";

        EngineResult missing = engine.Run(Token + "Compare-FsSecret -Token $t");
        EngineResult set = engine.Run(Token + "Compare-FsSecret -Token $t | Where-Object State -eq Missing | Set-FsSecret -EnvFile .env.prod -Token $t");
        EngineResult present = engine.Run(Token + "Compare-FsSecret -Token $t");
        EngineResult box = engine.Run("Get-FsChecklist | Where-Object Box -eq SecretsSynchronized");

        Assert.Equal(("Missing", "Environment", "production"), (missing.Text(0, "State"), missing.Text(0, "SecretScope"), missing.Text(0, "Environment")));
        Assert.Empty(set.Errors);
        Assert.Equal("Present", present.Text(0, "State"));
        Assert.Equal("value-0123", server.Hub.Environments.Single(static e => e.Name == "production").Secrets.Reveal("KEY"));
        Assert.Equal("Done", box.Text(0, "State"));
    }

    [Fact]
    public void Without_a_repository_on_github_the_names_come_as_a_list_and_one_error_says_why()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Compare-FsSecret -Name SSH_PRIVATE_KEY");

        Assert.Equal("GitHubRepositoryUnknown", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(("Unknown", "Inconclusive", "Partial"), (result.Text(0, "State"), result.Text(0, "Outcome"), result.Text(0, "Scope")));
        Assert.Contains("deploy.yml:123", result.Text(0, "Detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_go_to_the_cmdlet_of_secrets_and_variables_to_that_of_variables()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using SampleRepository repository = Deploying(server);
        repository.Write(".github/workflows/a.yml", "on: push\njobs:\n  deploy:\n    runs-on: x\n    environment: production\n    env: { A: '${{ secrets.KEY }}', B: '${{ vars.PLACE }}' }\n");
        repository.Write(".env.prod", "KEY=value-0123\nPLACE=somewhere\n");
        using Engine engine = new(repository.Folder);
        const string Missing = "$t = [System.Net.NetworkCredential]::new('', '" + GitHubServer.OwnerToken + "').SecurePassword; $m = Compare-FsSecret -Token $t | Where-Object State -eq Missing; ";

        EngineResult secrets = engine.Run(Missing + "$m | Set-FsSecret -EnvFile .env.prod -Token $t");
        EngineResult variables = engine.Run(Missing + "$m | Set-FsVariable -EnvFile .env.prod -Token $t");
        EngineResult typed = engine.Run(Missing + "Set-FsSecret PLACE -Kind Variable -EnvFile .env.prod -Token $t");

        Assert.Equal(("KEY", "Created"), (Assert.Single(secrets.Texts("Name")), secrets.Text(0, "State")));
        Assert.Contains("PLACE", Assert.Single(secrets.Warnings), StringComparison.Ordinal);
        Assert.Contains("Set-FsVariable", secrets.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(secrets.Errors);
        Assert.Equal("PLACE", Assert.Single(variables.Texts("Name")));
        Assert.Equal("somewhere", server.Hub.Environments.Single(static e => e.Name == "production").Variables["PLACE"].Value);
        Assert.DoesNotContain("KEY", server.Hub.Environments.Single(static e => e.Name == "production").Variables.Keys);
        Assert.Equal("SecretKindWrong", typed.ErrorId);
    }

    [Fact]
    public async Task Without_a_token_the_objects_come_first_and_then_the_error()
    {
        await using GitHubServer server = await GitHubServer.StartAsync();
        using SampleRepository repository = Deploying(server);

        PwshRun run = await PwshRun.CommandAsync(
            "$ErrorActionPreference = 'Stop'; try { Compare-FsSecret | ForEach-Object { $_.Outcome } } catch { $_.FullyQualifiedErrorId }",
            repository.Folder,
            ("GH_ENTERPRISE_TOKEN", null),
            ("GITHUB_ENTERPRISE_TOKEN", null),
            ("GH_CONFIG_DIR", Path.Combine(repository.Folder, ".git", "no-gh")));

        Assert.Equal("Inconclusive", run.Lines[0]);
        Assert.StartsWith("GitHubTokenMissing", run.Lines[^1], StringComparison.Ordinal);
    }

    private static SampleRepository Deploying(GitHubServer server)
    {
        server.Hub.AddEnvironment("production");
        SampleRepository repository = SampleRepository.Empty();
        repository.Write("freesport.ops.yml", $"name: x\ngithub: {{ repository: acme/shop, api: \"{server.Api}\" }}\n");
        repository.Write(".github/workflows/a.yml", "on: push\njobs:\n  deploy:\n    runs-on: x\n    environment: production\n    env: { A: '${{ secrets.KEY }}' }\n");
        repository.Write(".gitignore", ".env.prod\n");
        repository.Write(".env.prod", "KEY=value-0123\n");
        repository.Git("init", "-q");
        repository.Commit("x");
        return repository;
    }
}
