namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>A linter to run, where, and with what.</summary>
/// <param name="Linter">The linter.</param>
/// <param name="Folder">Absolute path of the folder to run it in.</param>
/// <param name="Arguments">Paths and rules; none for the linter's own defaults.</param>
/// <param name="ChosenBy">Where that was found.</param>
public sealed record LintTarget(FsLinter Linter, string Folder, IReadOnlyList<string> Arguments, string ChosenBy)
{
    /// <summary>Gets a value indicating whether the project's CI goes on whatever it finds.</summary>
    public bool Advisory { get; init; }

    /// <summary>Gets what CI does that is not done here, in words.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
