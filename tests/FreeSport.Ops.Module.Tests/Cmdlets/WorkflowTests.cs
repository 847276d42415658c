namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Get-FsWorkflow on good and bad files.</summary>
public sealed class WorkflowTests
{
    [Fact]
    public void Reads_the_deployment_chain_of_the_sample()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult jobs = engine.Run("(Get-FsWorkflow deploy).Jobs");
        EngineResult secrets = engine.Run("(Get-FsWorkflow deploy).Secrets | Where-Object { -not $_.IsAutomatic }");

        Assert.Equal(["setup", "build", "deploy-production"], jobs.Texts("Id"));
        Assert.Equal([string.Empty, "production", "production"], jobs.Texts("Environment"));
        Assert.Equal(
            ["NEXT_PUBLIC_API_URL", "PRODUCTION_DEPLOY_PATH", "PRODUCTION_SERVER_HOST", "PRODUCTION_SERVER_USER", "SSH_PRIVATE_KEY"],
            secrets.Texts("Name").Order());
        string[] lines = File.ReadAllLines(Path.Combine(repository.Folder, ".github/workflows/deploy.yml"));
        Assert.All(secrets.Output, s => Assert.Contains(
            "secrets." + s.Properties["Name"].Value, lines[(int)s.Properties["Line"].Value - 1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "WorkflowEmpty")]
    [InlineData("on: [push\njobs: {", "WorkflowNotYaml")]
    [InlineData("just text", "WorkflowNotMapping")]
    [InlineData("on: push\non: push\njobs:\n  a: {runs-on: x}\n", "WorkflowDuplicateKey")]
    [InlineData("on: push\n", "WorkflowWithoutJob")]
    [InlineData("jobs:\n  a: {runs-on: x}\n", "WorkflowWithoutTrigger")]
    [InlineData("on: push\0", "WorkflowBinary")]
    public void A_bad_file_is_one_error_with_file_line_and_column_and_the_others_are_still_read(string text, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/bad.yml", text);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-FsWorkflow");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Contains("bad.yml', line ", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, result.Output.Length);
        Assert.Equal("Failed", result.Texts("Outcome").ElementAt(1));
    }

    [Fact]
    public void Ten_thousand_jobs_are_read()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(
            ".github/workflows/big.yml",
            "on: push\njobs:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"  j{i}:\n    runs-on: x\n    env:\n      A: ${{{{ secrets.S{i} }}}}\n")));
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$w = Get-FsWorkflow big; $w.Jobs.Count; $w.Secrets.Count; $w.Secrets[9999].Line");

        Assert.Equal(["10000", "10000", "40002"], result.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void A_name_that_is_not_there_is_an_error_and_a_wildcard_is_not()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal("WorkflowNotFound", engine.Run("Get-FsWorkflow nosuch").ErrorId);
        Assert.Null(engine.Run("Get-FsWorkflow nosuch*").ErrorId);
        Assert.Single(engine.Run("Get-FsWorkflow 'Backend CI'").Output);
    }
}
