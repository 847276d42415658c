using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>The base of cmdlets that take workflows: by name, by path, or as objects down the pipeline.</summary>
public abstract class WorkflowCmdlet : ProjectCmdlet
{
    private readonly List<string> _asked = [];

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <summary>Gets names and paths, as the cmdlet's own parameter holds them.</summary>
    private protected abstract string[] Asked { get; }

    /// <summary>Gets a value indicating whether a pattern that matches nothing is an error too.</summary>
    private protected virtual bool IsEmptyPatternWrong => false;

    /// <summary>Gets a value indicating whether the project's own actions are worked on as well.</summary>
    private protected virtual bool TakesActions => false;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => _asked.AddRange(Asked);

    /// <summary>Works on what was asked for, project by project.</summary>
    /// <param name="work">Gets the absolute paths of the files, and how many of what was asked for are not there.</param>
    private protected void RunWorkflows(Func<OpsSession, Project, IReadOnlyList<string>, int, CancellationToken, Task> work)
    {
        // Nothing came down the pipeline: all workflows are not what was meant.
        if (_asked.Count == 0)
        {
            return;
        }

        WorkflowSelection selection = WorkflowSelection.Of(_asked, ResolvePlaces(), isAll: _asked is ["*"] && !MyInvocation.ExpectingInput, TakesActions, new PathResolver(this));
        HashSet<string> done = new(StringComparer.Ordinal);
        WorkflowPlace[] places = [.. selection.Places];
        for (int i = 0; i < places.Length; i++)
        {
            WorkflowPlace place = places[i];
            bool isFirst = i == 0;
            RunSession(place.Folder, places.Length > 1, async (session, token) =>
            {
                int missing = 0;
                if (isFirst)
                {
                    foreach (string wrong in selection.NotWorkflows)
                    {
                        session.Host.WriteError(WorkflowFolder.NotAWorkflowFile(wrong));
                        missing++;
                    }
                }

                Project project = await session.LoadProjectAsync(token).ConfigureAwait(false);
                List<string> files = [.. place.Files.Where(done.Add)];
                bool isDone = false;
                if (place.Names.Count > 0)
                {
                    (IReadOnlyList<string> named, IReadOnlyList<string> unmatched) = await NamedAsync(project, place.Names, TakesActions, token).ConfigureAwait(false);
                    files.AddRange(named.Where(done.Add));
                    isDone = files.Count == 0 && named.Count > 0 && unmatched.Count == 0;
                    foreach (string name in unmatched.Where(n => IsEmptyPatternWrong || !WildcardPattern.ContainsWildcardCharacters(n)))
                    {
                        session.Host.WriteError(WorkflowFolder.NotFound(project, name));
                        missing++;
                    }
                }

                if (!isDone)
                {
                    await work(session, project, files, missing, token).ConfigureAwait(false);
                }
            });
        }
    }

    private static async Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Unmatched)> NamedAsync(
        Project project, IReadOnlyList<string> names, bool takesActions, CancellationToken cancellationToken)
    {
        List<string> files = [];
        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach (string file in WorkflowFolder.Files(project))
        {
            // Only a name that is asked for is worth reading the file twice.
            string name = names is ["*"] ? file : (await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false)).Workflow.Name;
            Take(file, pattern => WorkflowPattern.Matches(pattern, file, name));
        }

        foreach (string file in takesActions ? ActionFiles.Of(project) : [])
        {
            Take(file, pattern => WorkflowPattern.MatchesAction(pattern, project.Relative(file)));
        }

        return (files, [.. names.Where(n => !matched.Contains(n))]);

        void Take(string file, Func<string, bool> isMeant)
        {
            string[] matching = [.. names.Where(isMeant)];
            matched.UnionWith(matching);
            if (matching.Length > 0)
            {
                files.Add(file);
            }
        }
    }
}
