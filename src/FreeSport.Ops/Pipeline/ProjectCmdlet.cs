using System.Management.Automation;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>The base of every cmdlet that works in a project, the one around PowerShell's location unless another is named.</summary>
public abstract class ProjectCmdlet : AsyncCmdlet
{
    /// <summary>Gets or sets a folder of the project; wildcards must name exactly one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Path { get; set; }

    /// <summary>Gets or sets a folder of the project, taken as it is written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public string? LiteralPath { get; set; }

    private string ResolveFolder()
    {
        try
        {
            return new FolderResolver(this).Resolve(Path, LiteralPath);
        }
        catch (OpsException wrong)
        {
            ThrowTerminatingError(ErrorRecords.From(OpsSession.Redact(wrong.Failure)));
            throw;
        }
    }

    /// <summary>Runs work in the folder.</summary>
    /// <param name="work">The work.</param>
    private protected void RunSession(Func<OpsSession, CancellationToken, Task> work) => RunSession(static host => host, work);

    /// <summary>Runs work in the folder.</summary>
    /// <param name="front">Puts something in front of the host, which sees everything after it was redacted.</param>
    /// <param name="work">The work.</param>
    private protected void RunSession(Func<IOpsHost, IOpsHost> front, Func<OpsSession, CancellationToken, Task> work)
    {
        string folder = ResolveFolder();
        RunToEnd(async (host, token) =>
        {
            using OpsSession session = new(front(host), folder);
            try
            {
                await work(session, token).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                throw new OpsException(session.Host.Redact(failed.Failure));
            }
        });
    }

    /// <summary>Runs work on the project.</summary>
    /// <param name="work">The work.</param>
    private protected void RunProject(Func<OpsSession, Project, CancellationToken, Task> work) => RunSession(async (session, token) =>
    {
        Project project = await session.LoadProjectAsync(token).ConfigureAwait(false);
        await work(session, project, token).ConfigureAwait(false);
    });
}
