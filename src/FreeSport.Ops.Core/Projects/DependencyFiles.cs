namespace FreeSport.Ops.Core.Projects;

/// <summary>The files that say which packages a project needs.</summary>
public static class DependencyFiles
{
    // What is installed to develop and test is asked for beside what runs; a folder of them has one for each purpose.
    private static readonly string[] Together =
        ["requirements.txt", "requirements-dev.txt", "requirements_dev.txt", "dev-requirements.txt", "requirements-test.txt", "requirements_test.txt"];

    private static readonly string[] OneOf =
        ["requirements/dev.txt", "requirements/development.txt", "requirements/local.txt", "requirements/test.txt", "requirements/base.txt"];

    /// <summary>The requirements files of pip: configured, or found by their names in the backend folder.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute paths; those that are configured are there or not.</returns>
    public static IReadOnlyList<string> Requirements(Project project)
    {
        if (project.Configuration.Dependencies.Requirements is { } configured)
        {
            return [.. configured.Select(file => At(project, file))];
        }

        string[] together = [.. Together.Select(name => Path.Combine(project.BackendPath, name)).Where(File.Exists)];
        return together.Length > 0 ? together : [.. OneOf.Select(name => Path.GetFullPath(Path.Combine(project.BackendPath, name))).Where(File.Exists).Take(1)];
    }

    /// <summary>The constraints files of pip, which nobody takes unless they are configured.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute paths, there or not.</returns>
    public static IReadOnlyList<string> Constraints(Project project) =>
        [.. (project.Configuration.Dependencies.Constraints ?? []).Select(file => At(project, file))];

    /// <summary>The folder of package.json: configured, or the frontend.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute path, there or not.</returns>
    public static string NpmFolder(Project project) =>
        project.Configuration.Dependencies.NpmFolder is { } configured ? At(project, configured) : project.FrontendPath;

    private static string At(Project project, string written) => Path.GetFullPath(Path.Combine(project.Root, written));
}
