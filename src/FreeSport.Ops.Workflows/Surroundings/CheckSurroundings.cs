namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>What a workflow refers to beside itself. Safe from any thread: files are checked at the same time.</summary>
/// <param name="settings">The repository's settings of the checker.</param>
/// <param name="files">The repository's files; null where a text is checked by itself.</param>
internal sealed class CheckSurroundings(CheckerSettings settings, RepositoryFiles? files)
{
    public static CheckSurroundings None { get; } = new(CheckerSettings.Default, null);

    public CheckerSettings Settings { get; } = settings;

    /// <summary>Gets the actions of the repository; null where there is no repository.</summary>
    public LocalActions? Actions { get; } = files is null ? null : new LocalActions(files);

    /// <summary>Gets the reusable workflows of the repository; null where there is no repository.</summary>
    public LocalWorkflows? Workflows { get; } = files is null ? null : new LocalWorkflows(files);
}
