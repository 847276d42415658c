using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The environment that the name of a file or folder tells, as <c>docker-compose.prod.yml</c> or <c>overlays/staging</c>.</summary>
/// <param name="project">The project, whose environments have names of their own.</param>
internal sealed class FileEnvironment(Project project)
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prod"] = "production",
        ["production"] = "production",
        ["stage"] = "staging",
        ["staging"] = "staging",
        ["dev"] = "development",
        ["development"] = "development",
        ["local"] = "development",
        ["test"] = "test",
        ["tests"] = "test",
        ["ci"] = "test",
    };

    private static readonly char[] Separators = ['.', '-', '_', '/'];

    /// <summary>The environment; null when the name tells none and it holds for all.</summary>
    /// <param name="name">A file's name, or folders below the project with forward slashes.</param>
    public string? Of(string name)
    {
        string[] words = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<EnvironmentDefinition> own = project.Configuration.Environments;
        if (own.FirstOrDefault(e => words.Contains(e.Name, StringComparer.OrdinalIgnoreCase)) is { } named)
        {
            return named.Name;
        }

        string? usual = words.Select(static w => Usual.TryGetValue(w, out string? meaning) ? meaning : null).FirstOrDefault(static m => m is not null);
        return own.FirstOrDefault(e => usual is not null && Meaning(e) == usual)?.Name ?? usual;
    }

    private static string? Meaning(EnvironmentDefinition environment) =>
        Usual.TryGetValue(environment.Name, out string? meaning) ? meaning : environment.IsProduction ? "production" : null;
}
