using System.Management.Automation;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Runs every check of step 0 side by side and says what to put right first.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsPrerequisite")]
[Alias("fspre")]
[OutputType(typeof(FsResult), typeof(bool))]
public sealed class TestFsPrerequisiteCommand : ServerCmdlet
{
    /// <summary>Gets or sets how many checks run at once.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Gets or sets how long each program or server may take to answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<PrerequisiteCheck> ofShell = ExecutionPolicyReader.Checks(this);
        RunSession(async (session, token) =>
        {
            Project project = await session.LoadProjectLenientlyAsync(token).ConfigureAwait(false);
            if (!IsFirstOf(project))
            {
                return;
            }

            IReadOnlyList<PrerequisiteCheck> checks = await new PrerequisiteService(session, project)
                .ChecksAsync(Server, Environment, TimeSpan.FromSeconds(TimeoutSeconds), token).ConfigureAwait(false);
            IReadOnlyList<FsResult> results = await new PrerequisiteRun(session.Host, ThrottleLimit).RunAsync([.. ofShell, .. checks], token).ConfigureAwait(false);
            if (Quiet)
            {
                session.Host.WriteResult(results.All(static r => r.Outcome == FsOutcome.Passed));
                return;
            }

            foreach (FsResult result in results)
            {
                session.Host.WriteResult(result);
            }

            if (PrerequisiteRun.FixFirst(results) is { } first)
            {
                session.Host.WriteWarning(first);
            }
        });
    }
}
