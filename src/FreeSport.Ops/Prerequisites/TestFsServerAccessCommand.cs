using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether the VPN is up and whether servers let this person in over SSH, and why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsServerAccess")]
[OutputType(typeof(FsServerStatus), typeof(FsVpnStatus), typeof(bool))]
public sealed class TestFsServerAccessCommand : ServerCmdlet
{
    // Servers cost this machine one ssh each, and nearly all of the time is waiting.
    private const int SideBySide = 64;

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
        IReadOnlyList<PrerequisiteCheck> checks = nothingLeft ? [] : new ServerAccess(session, project).Checks(named, Environment, TimeSpan.FromSeconds(TimeoutSeconds));
        await new PrerequisiteRun(session.Host, SideBySide).RunAsync(checks, Take, token).ConfigureAwait(false);

        if (Quiet)
        {
            session.Host.WriteResult(passed);
        }

        void Take(FsResult status)
        {
            passed &= status.Outcome == FsOutcome.Passed;
            if (!Quiet)
            {
                session.Host.WriteResult(status);
            }
        }
    });
}
