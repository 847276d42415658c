using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Delivery;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Measures how changes reach environments: deployment frequency, lead time, change failure rate, recovery time, rework rate.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "FsDelivery")]
[OutputType(typeof(FsDelivery))]
public sealed class MeasureFsDeliveryCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the environments; those with a deployment in the configuration when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets from when on deployments count.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Gets or sets until when deployments count; now when not given.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets the length of time that is measured.</summary>
    [Parameter]
    [ValidateSet(nameof(FsDeliveryPeriod.Month), nameof(FsDeliveryPeriod.Week), nameof(FsDeliveryPeriod.Whole))]
    public FsDeliveryPeriod By { get; set; } = FsDeliveryPeriod.Month;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunProject((session, project, token) => new DeliveryService(
        session,
        project,
        stop => new GitHubAccess(session, project).OpenAsync(GitHubOptions, stop),
        static () => DateTime.UtcNow).MeasureAsync(Environment, Utc(Since), Utc(Until), By, token));

    // A day that is written without a zone begins where the months do.
    private static DateTime? Utc(DateTime? given) => given is { Kind: DateTimeKind.Unspecified } day ? DateTime.SpecifyKind(day, DateTimeKind.Utc) : given?.ToUniversalTime();
}
