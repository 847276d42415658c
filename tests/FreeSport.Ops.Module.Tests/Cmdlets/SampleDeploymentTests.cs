namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>The sample's own script deploys the sample's own backend to a real engine, by the lock, the guard and the record.</summary>
public sealed class SampleDeploymentTests
{
    private const string Deploy = "Start-FsDeployment staging -Confirm:$false -ImageTag ";

    [Fact]
    public async Task Staging_runs_a_release_keeps_it_when_the_next_one_is_sick_goes_back_on_demand_and_heeds_the_guard()
    {
        using SampleHost host = new("0fefabf", "1aa2bb3", "sick");

        PwshRun first = await host.RunAsync(Deploy + "0fefabf | ForEach-Object { $_.Ending; $_.Services.Count }");
        Assert.Equal(["Succeeded", "4"], first.Lines);
        Assert.Contains("\"release\": \"0fefabf\"", host.Health(), StringComparison.Ordinal);

        PwshRun second = await host.RunAsync(Deploy + "1aa2bb3 | ForEach-Object Ending; " + Deploy + "sick | ForEach-Object { $_.Ending; $_.Summary -replace '\\s+', ' ' }");
        Assert.Equal(["Succeeded", "RolledBack"], second.Lines[..2]);

        // On a slow machine the engine may not have called the container unhealthy yet.
        Assert.Matches("Not well after 20 s: .* running (unhealthy|starting)", second.Lines[2]);

        // Image and variables are those of the release before.
        Assert.Contains("\"release\": \"1aa2bb3\"", host.Health(), StringComparison.Ordinal);

        PwshRun back = await host.RunAsync("Undo-FsDeployment staging -Confirm:$false | ForEach-Object { $_.Ending; $_.ImageTag }");
        Assert.Equal(["Succeeded", "0fefabf"], back.Lines);
        Assert.Contains("\"release\": \"0fefabf\"", host.Health(), StringComparison.Ordinal);

        // Somebody else has the lock, as the guard on the host knows: nothing is changed and nothing is put back.
        await File.WriteAllTextAsync(host.Token, "999999999999\n", TestContext.Current.CancellationToken);
        PwshRun late = await host.RunAsync("try { " + Deploy + "1aa2bb3 } catch { $_.FullyQualifiedErrorId -split ',' | Select-Object -First 1; $_.Exception.Message -replace '\\s+', ' ' }; Get-FsDeployment staging -First 1 | ForEach-Object { $_.Ending; $_.Stages.Kind }");
        Assert.Equal("DeploymentLockLost", late.Lines[0]);
        Assert.Contains("is older than 999999999999: somebody else holds the deployment lock", late.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["None", "Script"], late.Lines[2..]);
        Assert.Contains("\"release\": \"0fefabf\"", host.Health(), StringComparison.Ordinal);
    }
}
