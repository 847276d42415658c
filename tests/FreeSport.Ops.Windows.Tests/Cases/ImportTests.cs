namespace FreeSport.Ops.Windows.Tests.Cases;

/// <summary>The module and what it first makes of a project.</summary>
public sealed class ImportTests(WindowsRun windows)
{
    [Fact]
    public Task The_module_is_imported_and_finds_the_project() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create("Проект");
        using Engine engine = new(repository.Folder);

        EngineResult project = engine.Run("Get-FsProject");

        Assert.Null(project.ErrorId);
        Assert.Equal(repository.Folder, project.Text(0, "Root"));
    });
}
