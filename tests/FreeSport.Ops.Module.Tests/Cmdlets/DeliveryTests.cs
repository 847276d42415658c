namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Measure-FsDelivery without deployments: nothing is 0 that nobody knows, in a shell and behind it.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void Months_without_deployments_have_null_and_survive_JSON_and_Clixml()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "$all = Measure-FsDelivery staging; \"$($all.Count) $($all[0].Period) $($all[-1].DeploymentCount) $($null -eq $all[-1].ChangeFailureRate) $($all[0].Until -eq $all[1].From)\"; "
            + "($all[-1] | ConvertTo-Json | ConvertFrom-Json).ChangeFailureRate -eq $null; "
            + "$all | Export-Clixml all.xml; (Import-Clixml all.xml)[-1].LeadTimeMedian -eq $null; "
            + "@(Measure-FsDelivery staging -Since 2026-01-01 -Until 2026-03-01 | ForEach-Object { $_.From.ToString('yyyy-MM-dd HH:mm') }) -join ' '; "
            + "try { Measure-FsDelivery staging -Since 2026-02-01 -Until 2026-01-01 } catch { $_.FullyQualifiedErrorId }");

        Assert.Equal(["6 Month 0 True True", "True", "True", "2026-01-01 00:00 2026-02-01 00:00", "DeliveryTimeWrong,FreeSport.Ops.Commands.Deployment.MeasureFsDeliveryCommand"], result.Output.Select(static o => o.ToString()));
    }
}
