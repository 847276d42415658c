using System.Management.Automation;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Logs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Reads the logs of a deployment's jobs, line by line as they come.</summary>
[Cmdlet(VerbsCommon.Get, "FsDeploymentLog", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(FsDeploymentLogLine))]
public sealed class GetFsDeploymentLogCommand : RunCmdlet
{
    /// <summary>Gets or sets names of jobs, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Job { get; set; }

    /// <summary>Gets or sets numbers or names of steps, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Step { get; set; }

    /// <summary>Gets or sets a value indicating whether only steps that went wrong are read.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Gets or sets how many lines at the end of each job are shown.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int Tail { get; set; }

    /// <summary>Gets or sets a value indicating whether to wait for jobs that are not over, each read when it is.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc/>
    private protected override Task WorkAsync(LocalDeployments deployments, OpsSession session, string id, CancellationToken cancellationToken)
    {
        Func<string, bool>? wanted = Pattern(Job);
        return deployments.ReadLogsAsync(
            id,
            line =>
            {
                if (wanted?.Invoke(line.Job) != false)
                {
                    session.Host.WriteResult(line);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    private protected override async Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken)
    {
        LogSelection selection = new() { Job = Pattern(Job), Step = Pattern(Step), OnlyFailed = Failed, Tail = Tail == 0 ? null : Tail };
        foreach (RunReference run in runs)
        {
            try
            {
                await service.ReadLogsAsync(run, selection, Follow, cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                session.Host.WriteError(failed.Failure);
            }
        }
    }

    // A name with brackets, as a matrix gives it, is also itself.
    private static Func<string, bool>? Pattern(string[]? patterns)
    {
        if (patterns is null)
        {
            return null;
        }

        (string Text, WildcardPattern Wildcard)[] all = [.. patterns.Select(static p => (p, new WildcardPattern(p, WildcardOptions.IgnoreCase)))];
        return name => all.Any(p => p.Wildcard.IsMatch(name) || p.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
