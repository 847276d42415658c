namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Where a cmdlet looks for the project.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("with blank")]
    [InlineData("Кириллица и пробел")]
    [InlineData("[brackets]")]
    [InlineData("quote's `tick` $sign")]
    public void Odd_folder_names_work_as_location_and_as_literal_path(string name)
    {
        using SampleRepository repository = SampleRepository.Create(name);
        using Engine inside = new(repository.Folder);
        using Engine outside = new(Path.GetTempPath());

        Assert.Equal(4, inside.Run("Get-FsWorkflow").Output.Length);
        Assert.Equal(4, outside.Run("Get-FsWorkflow -LiteralPath $p", ("p", repository.Folder)).Output.Length);
        Assert.Equal(6, inside.Run("Get-FsChecklist").Output.Length);
    }

    [Fact]
    public void A_path_is_relative_to_the_location_of_PowerShell_not_of_the_process()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(Path.GetDirectoryName(repository.Folder));

        Assert.Equal(4, engine.Run("Get-FsWorkflow -Path ./re*").Output.Length);
    }

    [Fact]
    public void A_folder_on_a_drive_of_the_users_own_works()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new();

        EngineResult result = engine.Run("[void]$ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new('Fs', $ExecutionContext.SessionState.Provider.GetOne('FileSystem'), $p, '', $null), 'global'); Get-FsWorkflow -LiteralPath Fs:/backend", ("p", repository.Folder));

        Assert.Equal(4, result.Output.Length);
    }

    [Fact]
    public void A_link_to_the_repository_is_the_same_project()
    {
        using SampleRepository repository = SampleRepository.Create();
        string link = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "link");
        Directory.CreateSymbolicLink(link, repository.Folder);
        using Engine direct = new(repository.Folder);
        using Engine linked = new(Path.Combine(link, "backend"));

        linked.Run("Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason told");

        Assert.Equal("Done", direct.Run("Get-FsChecklist").Text(5, "State"));
        Assert.Equal("Done", linked.Run("Get-FsChecklist").Text(5, "State"));
    }

    [Theory]
    [InlineData("Get-FsWorkflow -Path /nowhere", "PathNotFound")]
    [InlineData("Get-FsWorkflow -LiteralPath /nowhere", "PathNotFound")]
    [InlineData("Get-FsWorkflow -LiteralPath NoDrive:/x", "PathNotFound")]
    [InlineData("Get-FsWorkflow -LiteralPath Env:/", "PathNotFileSystem")]
    [InlineData("Get-FsWorkflow -Path / -LiteralPath /", "PathAmbiguous")]
    [InlineData("Get-FsWorkflow -Path ./none*", "PathNotFound")]
    public void A_wrong_path_is_one_clear_error(string script, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(script);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Errors.Single().ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_sub_folder_belongs_to_the_nearest_configuration()
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Git("init", "-q");
        repository.Write("freesport.ops.yml", "name: outer\n");
        repository.Write("inner/freesport.ops.yml", "name: inner\nenvironments:\n  only-inner: {}\n");
        repository.Write("inner/deep/file.txt", "x");
        using Engine engine = new(Path.Combine(repository.Folder, "inner", "deep"));

        Assert.Equal("only-inner", engine.Run("Get-FsChecklist only-inner").Text(0, "Environment"));
    }
}
