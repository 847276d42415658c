using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Prerequisites;
using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whether servers let this person in over SSH, and why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsServerAccess")]
[OutputType(typeof(FsServerStatus), typeof(bool))]
public sealed class TestFsServerAccessCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the servers, each as <c>user@host:port</c>.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Server { get; set; } = [];

    /// <summary>Gets or sets how long each server may take to answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => RunSession(async (session, token) =>
    {
        ServerProbe probe = new(session.Processes, session.Tools, session.Folder, ServerProbe.DefaultKeyFolder);
        TimeSpan timeout = TimeSpan.FromSeconds(TimeoutSeconds);
        bool passed = true;
        string?[] servers = Server.Length == 0 ? new string?[1] : Server;
        foreach (string? text in servers)
        {
            try
            {
                ServerAddress? server = text is null ? null : ServerAddress.Parse(text);
                FsServerStatus status = await probe.TestAsync(server, timeout, token).ConfigureAwait(false);
                passed &= status.Outcome == FsOutcome.Passed;
                if (!Quiet)
                {
                    session.Host.WriteResult(status);
                }
            }
            catch (OpsException wrong) when (wrong.Failure.ErrorId == "ServerNameInvalid")
            {
                passed = false;
                session.Host.WriteError(wrong.Failure);
            }
        }

        if (Quiet)
        {
            session.Host.WriteResult(passed);
        }
    });
}
