namespace FreeSport.Ops.Windows.Tests.Cases;

/// <summary>Names that Windows takes for the same, and names that it keeps for devices.</summary>
public sealed class NameTests(WindowsRun windows)
{
    [Fact]
    public Task A_workflow_is_the_one_on_the_disk_however_its_path_was_typed() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder.ToUpperInvariant());

        EngineResult check = engine.Run(@"Test-FsWorkflow .GITHUB/workflows\BACKEND-CI.yml");

        Assert.Equal(".github/workflows/backend-ci.yml", check.Text(0, "Subject"));
        Assert.Equal(Path.Combine(repository.Folder, @".github\workflows\backend-ci.yml"), check.Text(0, "Path"));
        Assert.Equal("Full", check.Text(0, "Scope"));
        Assert.NotEmpty(check.Text(0, "EvidenceId"));
    });

    [Fact]
    public Task Evidence_is_found_again_from_a_folder_that_was_typed_in_lower_case() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("Services/Shop/freesport.ops.yml", "name: shop\n");
        repository.Git("init", "-q");
        repository.Commit("a project in a folder");
        using Engine asNamed = new(Path.Combine(repository.Folder, "Services", "Shop"));
        using Engine asTyped = new(Path.Combine(repository.Folder, "services", "shop").ToLowerInvariant());
        asNamed.Run("Add-FsEvidence -Box TeamNotified -Subject team -Outcome Passed -Reason told");

        EngineResult found = asTyped.Run("Get-FsEvidence");

        Assert.Single(found.Output);
        Assert.Equal(Path.Combine(repository.Folder, "Services", "Shop"), asTyped.Run("Get-FsProject").Text(0, "Root"));
    });

    [Theory]
    [InlineData("NUL")]
    [InlineData(@".github\workflows\CON")]
    [InlineData(".github/workflows/aux.yml")]
    [InlineData("COM1.yml")]
    public Task A_device_is_no_workflow_and_nothing_waits_for_it(string name) => windows.RunAsync(() =>
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal("WorkflowNotFound", engine.Run("Test-FsWorkflow $n", ("n", name)).ErrorId);
    });
}
