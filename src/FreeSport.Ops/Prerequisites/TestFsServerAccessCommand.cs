using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether the VPN is up and whether servers let this person in over SSH, and why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsServerAccess")]
[OutputType(typeof(FsServerStatus), typeof(FsVpnStatus), typeof(bool))]
public sealed class TestFsServerAccessCommand : ServerCmdlet
{
    /// <summary>Gets or sets how long each server may take to answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        (List<string> named, bool passed) = (new(), true);
        foreach (string text in Server)
        {
            try
            {
                named.Add(ServerAddress.Parse(text).Text);
            }
            catch (OpsException wrong) when (wrong.Failure.ErrorId == ErrorIds.ServerNameInvalid)
            {
                passed = false;
                session.Host.WriteError(wrong.Failure);
            }
        }

        bool nothingLeft = Server.Length > 0 && named.Count == 0;
        foreach (PrerequisiteCheck check in nothingLeft ? [] : new ServerAccess(session, project).Checks(named, Environment, TimeSpan.FromSeconds(TimeoutSeconds)))
        {
            FsResult status = await check.RunAsync(token).ConfigureAwait(false);
            passed &= status.Outcome == FsOutcome.Passed;
            if (!Quiet)
            {
                session.Host.WriteResult(status);
            }
        }

        if (Quiet)
        {
            session.Host.WriteResult(passed);
        }
    });
}
