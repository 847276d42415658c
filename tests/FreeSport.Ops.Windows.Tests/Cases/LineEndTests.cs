using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Windows.Tests.Cases;

/// <summary>A clone as Git for Windows makes it by default, with CRLF.</summary>
public sealed class LineEndTests(WindowsRun windows)
{
    [Fact]
    public Task What_was_checked_out_with_CRLF_is_as_committed() => windows.RunAsync(static () =>
    {
        using SampleRepository origin = SampleRepository.Create();
        using TempFolder folder = new();
        origin.Git("clone", "-q", "-c", "core.autocrlf=true", origin.Folder, folder.At("clone"));
        Assert.Contains("\r\n", File.ReadAllText(folder.At("clone/.github/workflows/deploy.yml")), StringComparison.Ordinal);
        using Engine engine = new(folder.At("clone"));

        EngineResult checks = engine.Run("Test-FsWorkflow");

        Assert.Equal(["Passed Full", "Passed Full", "Passed Full", "Passed Full"], checks.Texts("Outcome").Zip(checks.Texts("Scope"), static (o, s) => o + " " + s));
        Assert.Equal("Done", engine.Run("Get-FsChecklist | Where-Object Box -eq WorkflowsChecked").Text(0, "State"));
    });
}
