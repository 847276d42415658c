using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What every cmdlet promises.</summary>
public sealed class CmdletConventionTests
{
    public static TheoryData<string> Cmdlets
    {
        get
        {
            using Engine engine = new();
            return [.. engine.Run("Get-Command -Module FreeSport.Ops | ForEach-Object Name").Output.Select(static o => o.ToString()!)];
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Declares_its_output_and_a_quiet_form_where_it_tests(string name)
    {
        using Engine engine = new();
        CmdletInfo cmdlet = (CmdletInfo)engine.Run("Get-Command $n", ("n", name)).Output[0].BaseObject;

        Assert.NotEmpty(cmdlet.OutputType);
        Assert.All(cmdlet.OutputType, static t => Assert.NotNull(t.Type));
        Assert.Equal(cmdlet.Verb == "Test", cmdlet.Parameters.ContainsKey("Quiet"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Completes_what_people_type(string name)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        CmdletInfo cmdlet = (CmdletInfo)engine.Run("Get-Command $n", ("n", name)).Output[0].BaseObject;
        string[] expected = [.. new[] { "Environment", "Suite", "Box", "Outcome" }.Where(cmdlet.Parameters.ContainsKey)];

        Assert.All(expected, parameter =>
        {
            string line = $"{name} -{parameter} ";
            EngineResult result = engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", line));
            Assert.True(result.Output.Length > 1, line);
            Assert.DoesNotContain(result.Texts("CompletionText"), static t => t.StartsWith("./", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("Get-FsChecklist ", "production,staging")]
    [InlineData("Get-FsChecklist -Environment st", "staging")]
    [InlineData("Get-FsChecklist -Environment 'pro", "production")]
    [InlineData("Invoke-FsTest -Suite un", "unit")]
    [InlineData("Get-FsWorkflow dep", "deploy.yml")]
    [InlineData("Invoke-FsActDryRun pre", "pre-merge-checks.yml")]
    [InlineData("Invoke-FsActDryRun -Event work", "workflow_dispatch")]
    [InlineData("Invoke-FsActDryRun -Job deploy", "deploy-production")]
    public void Completion_comes_from_the_project(string line, string expected)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", line));

        Assert.Equal(expected, string.Join(',', result.Texts("ListItemText")));
    }

    [Fact]
    public void A_completed_name_with_blanks_is_quoted()
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("freesport.ops.yml", "environments:\n  бой и тест: {}\n  it's: {}\n");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", "Get-FsChecklist "));

        Assert.Equal(["'it''s'", "'бой и тест'"], result.Texts("CompletionText"));
    }
}
