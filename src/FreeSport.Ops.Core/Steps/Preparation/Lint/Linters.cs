namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>The linters that are known.</summary>
internal static class Linters
{
    /// <summary>Gets all of them, those of Python first.</summary>
    public static IReadOnlyList<ILinter> All { get; } = [new Flake8(), new Black(), new Isort(), new Mypy(), new Bandit(), new Eslint(), new Prettier()];

    public static ILinter Of(FsLinter name) => All.Single(l => l.Name == name);

    /// <summary>The linter that a command starts; null for any other program.</summary>
    public static ILinter? Called(string command) => All.FirstOrDefault(l => l.Command == command);
}
