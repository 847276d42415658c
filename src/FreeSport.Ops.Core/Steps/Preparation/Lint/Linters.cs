namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>The linters that are known.</summary>
internal static class Linters
{
    /// <summary>Gets all of them, those of Python first.</summary>
    public static IReadOnlyList<ILinter> All { get; } = [new Flake8(), new Black(), new Isort(), new Mypy(), new Bandit(), new Ruff(), new RuffFormat(), new Pylint(), new Eslint(), new Prettier()];

    public static ILinter Of(FsLinter name) => All.Single(l => l.Name == name);

    /// <summary>What people call one where its program does more than one thing.</summary>
    public static string TitleOf(ILinter linter) => linter is RuffFormat ? "ruff format" : linter.Command;

    /// <summary>The linter that a call starts; null for any other program, and for what a linter's program does besides.</summary>
    /// <param name="words">The program's name and its arguments.</param>
    public static ILinter? Called(IReadOnlyList<string> words) => words switch
    {
        ["ruff", "format", ..] => Of(FsLinter.RuffFormat),
        ["ruff", "rule" or "config" or "linter" or "clean" or "version" or "server" or "analyze" or "help" or "--version" or "-V" or "--help", ..] => null,
        [var command, ..] => All.FirstOrDefault(l => l.Command == command),
        _ => null,
    };
}
