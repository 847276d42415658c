using System.Management.Automation;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>The base of every cmdlet that works in a project, the one around PowerShell's location unless others are named.</summary>
/// <remarks>
/// Folders and files come down the pipeline by their PSPath. A cmdlet whose pipeline carries texts overrides
/// <see cref="LiteralPath"/> to take it from the command line alone: the lines of Get-Content have a PSPath too.
/// </remarks>
public abstract class ProjectCmdlet : AsyncCmdlet
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Gets or sets folders of projects, or files in them, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets folders of projects, or files in them, taken as they are written.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public virtual string[] LiteralPath { get; set; } = [];

    /// <summary>Gets a value indicating whether nothing may be changed or recorded: -WhatIf where the cmdlet has it, or the session's preference.</summary>
    private protected bool IsWhatIf =>
        LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) ? given : GetVariableValue("WhatIfPreference"));

    /// <summary>The files and folders that were named; one that is wrong among several is told and left out.</summary>
    private protected IReadOnlyList<string> ResolvePlaces()
    {
        try
        {
            return new PathResolver(this).Resolve(Path, LiteralPath, wrong => WriteError(ErrorRecords.From(OpsSession.Redact(wrong))));
        }
        catch (OpsException wrong)
        {
            throw End(ErrorRecords.From(OpsSession.Redact(wrong.Failure)));
        }
    }

    /// <summary>Runs work in every folder that was named.</summary>
    /// <param name="work">The work.</param>
    private protected void RunSession(Func<OpsSession, CancellationToken, Task> work) => RunSession(static host => host, work);

    /// <summary>Runs work in every folder that was named.</summary>
    /// <param name="front">Puts something in front of each folder's host, which sees everything after it was redacted.</param>
    /// <param name="work">The work.</param>
    private protected void RunSession(Func<IOpsHost, IOpsHost> front, Func<OpsSession, CancellationToken, Task> work)
    {
        string[] folders = [.. ResolvePlaces().Select(PathResolver.FolderOf).Distinct(StringComparer.Ordinal)];
        bool isOneOfSeveral = folders.Length > 1 || (MyInvocation.ExpectingInput && LiteralPath.Length > 0);
        foreach (string folder in folders)
        {
            RunSession(folder, isOneOfSeveral, front, work);
        }
    }

    /// <summary>Runs work in one folder.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="isOneOfSeveral">Whether others follow, which a failure of this one must not keep from being done.</param>
    /// <param name="work">The work.</param>
    private protected void RunSession(string folder, bool isOneOfSeveral, Func<OpsSession, CancellationToken, Task> work) =>
        RunSession(folder, isOneOfSeveral, static host => host, work);

    private void RunSession(string folder, bool isOneOfSeveral, Func<IOpsHost, IOpsHost> front, Func<OpsSession, CancellationToken, Task> work)
    {
        string location = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        bool isTrial = IsWhatIf;
        RunToEnd(async (host, token) =>
        {
            using OpsSession session = new(front(host), folder, location, isTrial);
            try
            {
                await work(session, token).ConfigureAwait(false);
            }
            catch (OpsException failed) when (isOneOfSeveral && !IsGate && !failed.Failure.EndsScript)
            {
                session.Host.WriteError(failed.Failure);
            }
            catch (OpsException failed)
            {
                throw new OpsException(session.Host.Redact(failed.Failure));
            }
        });
    }

    /// <summary>Runs work on the project of every folder that was named.</summary>
    /// <param name="work">The work.</param>
    private protected void RunProject(Func<OpsSession, Project, CancellationToken, Task> work) => RunSession(async (session, token) =>
    {
        Project project = await session.LoadProjectAsync(token).ConfigureAwait(false);
        await work(session, project, token).ConfigureAwait(false);
    });

    /// <summary>Runs work on the project of every folder that was named or came down the pipeline, on each project once.</summary>
    /// <param name="work">The work.</param>
    private protected void RunEachProject(Func<OpsSession, Project, CancellationToken, Task> work) => RunProject(async (session, project, token) =>
    {
        if (IsFirstOf(project))
        {
            await work(session, project, token).ConfigureAwait(false);
        }
    });

    /// <summary>Whether a project comes for the first time: its files down the pipeline mean it once.</summary>
    /// <param name="project">The project.</param>
    /// <returns>True the first time.</returns>
    private protected bool IsFirstOf(Project project) => _done.Add(project.Root);
}
