namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>What a workflow refers to beside itself. Safe from any thread: files are checked at the same time.</summary>
/// <param name="settings">The repository's settings of the checker.</param>
/// <param name="actions">The actions of the repository; null where they are not known.</param>
/// <param name="workflows">The reusable workflows of the repository; null where they are not known.</param>
internal sealed class CheckSurroundings(CheckerSettings settings, LocalActions? actions, LocalWorkflows? workflows)
{
    /// <summary>Initializes a new instance of the <see cref="CheckSurroundings"/> class.</summary>
    /// <param name="settings">The repository's settings of the checker.</param>
    /// <param name="files">The repository's files; null where a text is checked by itself.</param>
    public CheckSurroundings(CheckerSettings settings, RepositoryFiles? files)
        : this(settings, files is null ? null : new LocalActions(files), files is null ? null : new LocalWorkflows(files)) => Files = files;

    public static CheckSurroundings None { get; } = new(CheckerSettings.Default, null);

    public CheckerSettings Settings { get; } = settings;

    /// <summary>Gets the repository's files; null where they are not known.</summary>
    public RepositoryFiles? Files { get; init; }

    /// <summary>Gets what a checkout of the repository holds; null where that is not known.</summary>
    public CheckoutFiles? Checkout { get; init; }

    /// <summary>Gets the checks that somebody waits for.</summary>
    public IReadOnlyList<RequiredCheck> RequiredChecks { get; init; } = [];

    /// <summary>Gets the actions of the repository; null where they are not known.</summary>
    public LocalActions? Actions { get; } = actions;

    /// <summary>Gets the reusable workflows of the repository; null where they are not known.</summary>
    public LocalWorkflows? Workflows { get; } = workflows;
}
