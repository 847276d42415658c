namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>One change from its plan to its end, by the script of the documentation.</summary>
public sealed class ReleaseScriptTests
{
    [Fact]
    public async Task One_script_carries_a_change_through_all_nine_steps()
    {
        await using ReleaseHost host = await ReleaseHost.StartAsync("0fefabf", "1aa2bb3");
        string script = Path.Combine(BuiltModule.Root, "docs/samples/release.ps1");

        PwshRun first = await host.RunAsync("Start-FsDeployment staging -Confirm:$false -ImageTag 0fefabf | ForEach-Object Ending");
        PwshRun run = await host.RunAsync($"& '{script}' 1aa2bb3 -Story 14.1 -Override 'Debian has compose 1.29' -Report '{host.Report}'");

        Assert.Equal(["Succeeded"], first.Lines);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        PwshRun again = await host.RunAsync("(Get-FsChange -Environment staging)[0].State; @(Get-FsChecklist staging | Where-Object State -ne Done).Count; (Get-FsDeployment staging -First 1).Override; git log -1 --format=%s; Test-FsEvidence | ForEach-Object State");

        Assert.Equal(["Done", "0", "Debian has compose 1.29", "Write down the release of 1aa2bb3 to staging", "Intact"], again.Lines);
        Assert.Contains("\"release\": \"1aa2bb3\"", host.Health(), StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(host.Report, TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("backend-up", page, StringComparison.Ordinal);
        Assert.Contains("Debian has compose 1.29", page, StringComparison.Ordinal);
        Assert.Contains(host.Mails, static m => m.Contains("Release 1aa2bb3", StringComparison.Ordinal));
    }
}
