namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Completion fits what stands before it.</summary>
public sealed class CompletionContextTests
{
    [Theory]
    [InlineData("Invoke-FsActDryRun -Workflow deploy -Job ", "build,deploy-production,setup", "lint")]
    [InlineData("Invoke-FsActDryRun deploy.yml -Job ", "setup", "lint")]
    [InlineData("Invoke-FsActDryRun ./.github/workflows/deploy.yml -Job ", "setup", "lint")]
    [InlineData("Invoke-FsActDryRun backend-ci -Event ", "pull_request", "push")]
    [InlineData("Invoke-FsActDryRun deploy -MockOutput ", "setup.plan.needs_build=", "")]
    [InlineData("Invoke-FsActDryRun backend-ci -MockOutput ", "", "setup.plan.needs_build=")]
    [InlineData("Set-FsSecret -Name ", "SSH_PRIVATE_KEY", "PRODUCTION_URL")]
    [InlineData("Set-FsVariable -Name ", "PRODUCTION_URL", "SSH_PRIVATE_KEY")]
    [InlineData("Get-FsVariable ", "PRODUCTION_URL", "SSH_PRIVATE_KEY")]
    [InlineData("Remove-FsSecret ", "SSH_PRIVATE_KEY", "PRODUCTION_URL")]
    [InlineData("Add-FsEvidence -Box TestsPassed -Subject ", "integration,unit", "team-slack")]
    [InlineData("Add-FsEvidence -Item TestsPassed -Subject ", "integration,unit", "team-slack")]
    [InlineData("Add-FsEvidence TeamNotified -Subject ", "ops-email,team-slack", "unit")]
    [InlineData("Get-FsEvidence SecretsSynchronized -Subject ", "SSH_PRIVATE_KEY,vars.PRODUCTION_URL", "unit")]
    [InlineData("Add-FsEvidence -Box MonitoringActive -Environment staging -Subject ", "", "prometheus")]
    [InlineData("Add-FsEvidence -Box MonitoringActive -Environment production -Subject ", "prometheus", "")]
    [InlineData("Start-FsDeployment production -WorkflowInput ", "image_tag", "")]
    [InlineData("Start-FsDeployment production -RollbackTo v", "v1.2.3", "")]
    [InlineData("Test-FsDocker -Context ", "default,the farm", "")]
    public void It_offers_what_fits_and_not_the_rest(string line, string there, string absent)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Git("tag", "v1.2.3");
        string docker = Path.Combine(repository.Folder, ".git", "docker");
        repository.Write(".git/docker/contexts/meta/ab12/meta.json", "{\"Name\":\"the farm\"}");
        repository.Write(".git/docker/contexts/meta/cd34/meta.json", "{");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$env:DOCKER_CONFIG = $d; try { (TabExpansion2 $l $l.Length).CompletionMatches } finally { $env:DOCKER_CONFIG = $null }", ("l", line), ("d", docker));

        string[] offered = [.. result.Texts("ListItemText")];
        Assert.Empty(result.Errors);
        Assert.All(there.Split(',', StringSplitOptions.RemoveEmptyEntries), name => Assert.Contains(name, offered));
        Assert.DoesNotContain(offered, name => absent.Length > 0 && name == absent);
    }

    [Fact]
    public void Evidence_is_offered_by_its_id()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        string id = engine.Run("Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason told").Text(0, "EvidenceId");

        Assert.Equal(id, Assert.Single(engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", "Get-FsEvidence -EvidenceId ")).Texts("CompletionText")));
    }

    [Theory]
    [InlineData("Invoke-FsActDryRun -Workflow '[' -Job ")]
    [InlineData("Invoke-FsActDryRun -LiteralPath 'a:b?*|' -Job ")]
    [InlineData("Get-FsChecklist -Path $undefined -Environment ")]
    [InlineData("Get-FsEvidence Nonsense -Subject ")]
    [InlineData("Invoke-FsActDryRun -Workflow (Get-Item x) -MockOutput ")]
    public void Half_a_line_never_throws(string line)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/broken.yml", "on: [\n");
        repository.Write("freesport.ops.yml", "environments: [\n");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$Error.Clear(); [void](TabExpansion2 $l $l.Length); $Error | Where-Object { $_.Exception.StackTrace -match 'FreeSport' }", ("l", line));

        Assert.Null(result.Terminated);
        Assert.Empty(result.Output);
    }
}
