using System.Management.Automation;
using System.Security;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Tells whose token there is for GitHub and what it may do in the project's repository; changes nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsGitHubAccess")]
[OutputType(typeof(FsGitHubStatus), typeof(bool))]
public sealed class TestFsGitHubAccessCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the token; the one of environment or gh when not given. A vault's secret may come through the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [SecureTextTransformation]
    public override SecureString? Token { get; set; }

    /// <summary>Gets or sets what has to be granted; reading, secrets and dispatches when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public FsGitHubRightKind[] Right { get; set; } = [];

    /// <summary>Gets or sets how long GitHub may take for one answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        GitHubOptions options = GitHubOptions with { Patience = new GitHubPatience { RequestTimeout = TimeSpan.FromSeconds(TimeoutSeconds) } };
        IReadOnlyList<FsGitHubRightKind> needed = Right.Length > 0 ? Right : GitHubProbe.DefaultRights;
        RunProject(async (session, project, token) =>
        {
            FsGitHubStatus status = await new GitHubProbe(new GitHubAccess(session, project), session.Host).TestAsync(options, needed, token).ConfigureAwait(false);
            session.Host.WriteResult(Quiet ? status.Outcome == FsOutcome.Passed : status);
        });
    }
}
