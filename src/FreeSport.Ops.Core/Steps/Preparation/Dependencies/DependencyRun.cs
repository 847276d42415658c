using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Brings the packages of a project, or looks at them, one manager after the other.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
public sealed class DependencyRun(OpsSession session, Project project, DependencyOptions options)
{
    /// <summary>Works on the packages of each manager and hands over each result as it comes.</summary>
    /// <param name="managers">Whose packages; empty for those that the project has.</param>
    /// <param name="onlyCheck">Whether nothing is changed.</param>
    /// <param name="cancellationToken">Kills what runs.</param>
    /// <returns>A task that ends after the last.</returns>
    public async Task RunAsync(IReadOnlyList<FsDependencyManager> managers, bool onlyCheck, CancellationToken cancellationToken)
    {
        foreach (FsDependencyManager manager in managers.Count > 0 ? managers.Distinct() : Managers())
        {
            try
            {
                session.Host.WriteResult(onlyCheck
                    ? await CheckAsync(manager, asksIndex: true, cancellationToken).ConfigureAwait(false)
                    : manager == FsDependencyManager.Pip
                        ? await new PipUpdate(session, project, options).RunAsync(cancellationToken).ConfigureAwait(false)
                        : await new NpmUpdate(session, project, options).RunAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (OpsException failed)
            {
                // The packages of the other have nothing to do with it.
                session.Host.WriteError(failed.Failure);
            }
        }
    }

    /// <summary>Looks at the packages of one manager, and records what it saw where the index was asked.</summary>
    /// <param name="manager">Whose packages.</param>
    /// <param name="asksIndex">Whether the index is asked what is outdated or vulnerable.</param>
    /// <param name="cancellationToken">Kills what runs.</param>
    /// <returns>The result.</returns>
    public async Task<FsDependencyCheck> CheckAsync(FsDependencyManager manager, bool asksIndex, CancellationToken cancellationToken)
    {
        FsDependencyCheck check = manager == FsDependencyManager.Pip
            ? await new PipCheck(session, project, options, asksIndex).RunAsync(cancellationToken).ConfigureAwait(false)
            : await new NpmCheck(session, project, options, asksIndex).RunAsync(cancellationToken).ConfigureAwait(false);
        if (asksIndex)
        {
            await session.Recorder.RecordAsync(project, item: null, [check], cancellationToken).ConfigureAwait(false);
        }

        return check;
    }

    /// <summary>Those whose files the project has; pip where it has neither, so that somebody says what is missing.</summary>
    /// <returns>The managers.</returns>
    public IReadOnlyList<FsDependencyManager> Managers()
    {
        bool hasNpm = File.Exists(Path.Combine(DependencyFiles.NpmFolder(project), "package.json"));
        bool hasPip = options.Requirements.Count > 0 || DependencyFiles.Requirements(project).Count > 0;
        return [.. hasPip || !hasNpm ? [FsDependencyManager.Pip] : Array.Empty<FsDependencyManager>(), .. hasNpm && options.Requirements.Count == 0 ? [FsDependencyManager.Npm] : Array.Empty<FsDependencyManager>()];
    }
}
