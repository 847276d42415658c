using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Applies a plan: once, as it was shown, and only while everything it was made from is as it was.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsInfrastructurePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsInfrastructureChange), typeof(FsInfrastructurePlan))]
public sealed class InvokeFsInfrastructurePlanCommand : AsyncCmdlet
{
    private PlanSequence _sequence = new();

    /// <summary>Gets or sets the plan, from New-FsInfrastructurePlan.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public FsInfrastructurePlan[] Plan { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether something may be lost: what is deleted, made anew, or looked after by nobody any more.</summary>
    [Parameter]
    public SwitchParameter AllowDestroy { get; set; }

    /// <summary>Gets or sets how long applying may take for each, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 3600;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _sequence = new PlanSequence();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string location = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        bool isTrial = LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) ? given : GetVariableValue("WhatIfPreference"));
        bool allowDestroy = AllowDestroy;
        TimeSpan timeout = TimeSpan.FromSeconds(TimeoutSeconds);
        foreach (FsInfrastructurePlan plan in Plan)
        {
            RunToEnd(async (host, token) =>
            {
                using OpsSession session = new(host, PlanApplication.FolderOf(plan), location, isTrial);
                try
                {
                    Project project = await session.LoadProjectAsync(token).ConfigureAwait(false);
                    await new PlanApplication(session, project, static () => DateTime.UtcNow).RunAsync(plan, _sequence, allowDestroy, timeout, token).ConfigureAwait(false);
                }
                catch (OpsException failed)
                {
                    throw new OpsException(session.Host.Redact(failed.Failure));
                }
            });
        }
    }
}
