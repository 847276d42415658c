namespace FreeSport.Ops.Core.Projects;

/// <summary>A file that is written for Prometheus or Alertmanager, and how they come to read it.</summary>
/// <param name="Monitor">The monitor's name; null for the only one of its kind.</param>
/// <param name="File">Where it is written, relative to the project root or absolute; <c>{environment}</c> stands for the environment's name.</param>
/// <param name="SeenAs">The path of the same file where the server runs; null for the same.</param>
/// <param name="ReloadCommand">The program and its arguments that make the server read it; none for <c>POST /-/reload</c>.</param>
public sealed record AlertFileDefinition(string? Monitor, string File, string? SeenAs, IReadOnlyList<string> ReloadCommand)
{
    /// <summary>The absolute path of the file for an environment.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The path on this machine.</returns>
    public string PathFor(Project project, string environment) => Path.GetFullPath(Path.Combine(project.Root, File.Replace("{environment}", environment)));

    /// <summary>The path of the file for an environment where the server runs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The path there.</returns>
    public string SeenFor(Project project, string environment) => SeenAs?.Replace("{environment}", environment) ?? PathFor(project, environment);

    internal static AlertFileDefinition? Read(ConfigurationNode node) => node["file"].Text is not { } file ? null
        : new AlertFileDefinition(node["monitor"].Text, file, node["seenAs"].Text, node["reloadCommand"].Texts ?? []);
}
