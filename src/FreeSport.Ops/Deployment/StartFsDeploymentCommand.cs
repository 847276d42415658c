using System.Collections;
using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Starts a deployment, exactly once, when every policy allows it: on GitHub, by a script, with Docker Compose or in a Swarm.</summary>
[Cmdlet(VerbsLifecycle.Start, "FsDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment), typeof(FsDeploymentPlan), typeof(FsGitHubDeploymentPlan))]
public sealed class StartFsDeploymentCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the commit to release by a push; the one of the source branch when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Commit { get; set; }

    /// <summary>Gets or sets the inputs of a dispatch, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DispatchInputCompleter))]
    public Hashtable? WorkflowInput { get; set; }

    /// <summary>Gets or sets the tag of the images to release, where this machine carries the deployment out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets the image tag to put back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? RollbackTo { get; set; }

    /// <summary>Gets or sets why it goes ahead although the window, the gate or the checklist object; recorded.</summary>
    [Parameter]
    [ValidateLength(3, 500)]
    public string? Override { get; set; }

    /// <summary>Gets or sets how long to wait for whoever holds the lock of the environment; not at all when not given.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan LockWait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Dictionary<string, string> inputs = [];
        foreach (DictionaryEntry input in WorkflowInput ?? [])
        {
            // As GitHub writes them: true, not True.
            inputs[LanguagePrimitives.ConvertTo<string>(input.Key)] = input.Value is bool flag ? (flag ? "true" : "false") : LanguagePrimitives.ConvertTo<string>(input.Value);
        }

        StartOptions options = new(Environment, Commit, inputs, RollbackTo) { ImageTag = ImageTag, Override = Override };
        (TimeSpan lockWait, bool isWhatIf) = (LockWait, IsWhatIf);
        RunProject(async (session, project, token) =>
        {
            if (await new StartWork(session, project, lockWait, isWhatIf).StartAsync(options, GitHubOptions, token).ConfigureAwait(false) is { } started)
            {
                session.Host.WriteResult(started);
            }
        });
    }
}
