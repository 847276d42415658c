namespace FreeSport.Ops.Windows.Tests.Cases;

/// <summary>Files that another program holds without sharing, as scanners and editors do.</summary>
public sealed class HeldFileTests(WindowsRun windows)
{
    private const string Add = "Add-FsEvidence -Box TeamNotified -Subject team-slack -Outcome Passed -Reason told";

    [Fact]
    public Task Evidence_is_recorded_while_somebody_reads_who_holds_the_ledger() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(Add);
        using FileStream held = new(repository.Ledger + ".lock.holder", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        EngineResult added = engine.Run(Add);

        Assert.Null(added.ErrorId);
        Assert.Equal(2, engine.Run("Get-FsEvidence").Output.Length);
        Assert.Equal("Intact", engine.Run("Test-FsEvidence").Text(0, "State"));
    });

    [Fact]
    public Task A_workflow_that_an_editor_holds_is_an_error_that_names_it() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create();
        string workflow = Path.Combine(repository.Folder, ".github", "workflows", "deploy.yml");
        using FileStream held = new(workflow, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using Engine engine = new(repository.Folder);

        EngineResult check = engine.Run("Test-FsWorkflow deploy");

        Assert.Equal("Failed", check.Text(check.Output.Length - 1, "Outcome"));
        Assert.Contains(check.Output, o => (o.Properties["Message"]?.Value?.ToString() ?? o.Properties["Summary"]?.Value?.ToString() ?? string.Empty).Contains("deploy.yml", StringComparison.Ordinal));
    });
}
