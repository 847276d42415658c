namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Several environments at once.</summary>
public sealed class EnvironmentListTests
{
    [Theory]
    [InlineData("Get-FsChecklist staging, production")]
    [InlineData("'staging', 'production' | Get-FsChecklist")]
    [InlineData("'production' | Get-FsChecklist staging")]
    [InlineData("Get-FsChecklist staging, STAGING, production")]
    public void Each_environment_gets_its_six_boxes(string script)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(script);

        Assert.Empty(result.Errors);
        Assert.Equal([.. Enumerable.Repeat("staging", 6), .. Enumerable.Repeat("production", 6)], result.Texts("Environment"));
    }

    [Fact]
    public void A_slip_among_several_is_an_error_and_the_others_are_decided()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-FsChecklist staging, prodution");

        Assert.Equal("EnvironmentUnknown", result.ErrorId);
        Assert.Equal(6, result.Output.Length);
    }

    [Fact]
    public void What_is_neither_a_result_nor_a_name_is_refused()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal("ChecklistInputWrong", engine.Run("1 | Get-FsChecklist").ErrorId);
    }

    [Fact]
    public void Without_a_configuration_a_slip_in_production_is_not_decided_by_the_rules_of_a_test_stand()
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("docs/index.md", "x");
        repository.Git("init", "-q");
        repository.Commit("x");
        using Engine engine = new(repository.Folder);
        const string Told = "Add-FsEvidence -Box DocumentationUpdated -Subject docs -Outcome Passed -Reason told -Environment {0}; Get-FsChecklist {0} | Where-Object Box -eq DocumentationUpdated";

        Assert.Equal("Done", engine.Run(string.Format(null, Told, "staging")).Output[^1].Properties["State"].Value.ToString());
        Assert.NotEqual("Done", engine.Run(string.Format(null, Told, "prodution")).Output[^1].Properties["State"].Value.ToString());
    }

    [Theory]
    [InlineData("Assert-FsChecklist prodution", "EnvironmentUnknown")]
    [InlineData("Assert-FsChecklist -LiteralPath ./nowhere", "PathNotFound")]
    [InlineData("Assert-FsChecklist staging, production", "ChecklistNotMet")]
    public async Task A_gate_that_cannot_be_asked_ends_the_script_like_one_that_is_closed(string gate, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        string script = Path.Combine(repository.Folder, "release.ps1");
        await File.WriteAllTextAsync(script, $"Import-Module '{BuiltModule.ImportPath}'\ntrap {{ $_.FullyQualifiedErrorId; break }}\n{gate}\n'released'\n", TestContext.Current.CancellationToken);

        PwshRun run = await PwshRun.StartAsync(["-File", script], repository.Folder);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(errorId, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("released", run.Output, StringComparison.Ordinal);
    }
}
