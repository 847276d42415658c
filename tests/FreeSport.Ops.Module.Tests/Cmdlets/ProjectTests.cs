namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A repository the module has never seen is understood, and a wrong configuration is named to the column.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void The_sample_shows_every_setting_with_its_source()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(Path.Combine(repository.Folder, "backend"));

        EngineResult settings = engine.Run("(Get-FsProject).Settings | ForEach-Object { \"$($_.Name)|$($_.Source)|$($_.Line)|$($_.Value -join ',')\" }");

        string[] lines = File.ReadAllLines(Path.Combine(repository.Folder, "freesport.ops.yml"));
        int backend = Array.FindIndex(lines, static l => l.StartsWith("  backend:", StringComparison.Ordinal)) + 1;
        string[] shown = [.. settings.Output.Select(static o => o.ToString()!)];
        Assert.Contains($"paths.backend|Configuration|{backend}|backend", shown);
        Assert.Contains("checklist.WorkflowsChecked|Default||Measured,maxAge 14d", shown);
        Assert.Contains("secrets|NotFound||", shown);
    }

    [Fact]
    public void A_proposal_reads_back_without_a_warning_and_finds_the_deployment_chain()
    {
        using SampleRepository repository = SampleRepository.Create();
        File.Delete(Path.Combine(repository.Folder, "freesport.ops.yml"));
        using Engine engine = new(Path.Combine(repository.Folder, "backend"));

        EngineResult written = engine.Run("Initialize-FsProject; Get-FsProject");

        string text = File.ReadAllText(Path.Combine(repository.Folder, "freesport.ops.yml"));
        Assert.Empty(written.Warnings);
        Assert.Empty(written.Errors);
        Assert.Contains("      workflow: deploy.yml\n      trigger: push\n      branch: main\n      rollbackInput: image_tag\n", text, StringComparison.Ordinal);
        Assert.Contains("  unit: { paths: [tests/unit] }", text, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(repository.Folder, "freesport.ops.yml"), written.Text(1, "ConfigurationPath"));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_a_file_that_is_there_stays()
    {
        using SampleRepository repository = SampleRepository.Create();
        string path = Path.Combine(repository.Folder, "freesport.ops.yml");
        string before = File.ReadAllText(path);
        using Engine engine = new(repository.Folder);

        Assert.Equal("ConfigurationExists", engine.Run("Initialize-FsProject").ErrorId);
        Assert.Equal("FreeSport.Ops.FsProjectPlan", engine.Run("Initialize-FsProject -Force -WhatIf").Output.Single().TypeNames[0]);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("name: x\nname: y\n", 2, 1, "'name'")]
    [InlineData("paths: [a]\n", 1, 8, "Keys")]
    [InlineData("checklist:\n  TestPassed: {}\n", 2, 3, "Did you mean 'TestsPassed'?")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: soon }\n", 2, 26, "15m")]
    [InlineData("environments:\n  prod: { kind: produktion }\n", 2, 17, "Did you mean 'production'?")]
    [InlineData("environments:\n  prod: { urls: ftp://x }\n", 2, 17, "https://")]
    [InlineData("notifications:\n  - { kind: slack }\n", 2, 5, "'name'")]
    [InlineData("paths:\n\tbackend: x\n", 2, 1, "YAML")]
    [InlineData("name: \0", 1, 7, "not text")]
    public void A_wrong_file_is_named_with_line_and_column_and_nothing_of_it_is_used(string text, int line, int column, string words)
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("freesport.ops.yml", text);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-FsProject");

        Assert.Equal("ConfigurationInvalid", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Contains($"freesport.ops.yml', line {line}, column {column}", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains(words, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_a_warning_with_a_suggestion()
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("freesport.ops.yml", "\uFEFFname: x\nenviroments: {}\nключ: 1\n");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-FsProject");

        Assert.Equal("x", result.Text(0, "Name"));
        Assert.Contains("line 2, column 1: the key 'enviroments' is not known and is ignored. Did you mean 'environments'?", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("'ключ'", result.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused()
    {
        using SampleRepository repository = SampleRepository.Empty();
        using (FileStream file = File.Create(Path.Combine(repository.Folder, "freesport.ops.yml")))
        {
            file.SetLength(50L * 1024 * 1024);
        }

        using Engine engine = new(repository.Folder);

        Assert.Equal("FileTooLarge", engine.Run("Get-FsProject").ErrorId);
    }
}
