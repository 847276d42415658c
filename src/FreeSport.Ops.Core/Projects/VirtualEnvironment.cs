using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The Python virtual environment of a project.</summary>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Python">Absolute path of its own interpreter, there or not.</param>
public sealed record VirtualEnvironment(string Folder, string Python)
{
    private static readonly string[] Names = ["venv", ".venv"];

    /// <summary>Gets a value indicating whether its interpreter is there.</summary>
    public bool HasPython => File.Exists(Python);

    /// <summary>Gets what waits for it where its Python does not run: for making it, or for making it anew.</summary>
    public string Cause => File.Exists(Path.Combine(Folder, "pyvenv.cfg")) || HasPython ? Causes.PythonVenvBroken : Causes.PythonVenv;

    /// <summary>Finds it: as named, as configured, or <c>venv</c> and <c>.venv</c> in the backend folder and in the project root.</summary>
    /// <param name="project">The project.</param>
    /// <param name="named">Absolute path given by a person; null to look.</param>
    /// <returns>The environment, or null.</returns>
    public static VirtualEnvironment? Find(Project project, string? named)
    {
        if ((named ?? Configured(project)) is { } folder)
        {
            return At(folder);
        }

        return new[] { project.BackendPath, project.Root }
            .SelectMany(static _ => Names, static (parent, name) => Path.Combine(parent, name))
            .Where(static f => File.Exists(Path.Combine(f, "pyvenv.cfg")) || At(f).HasPython)
            .Select(At)
            .FirstOrDefault();
    }

    /// <summary>Finds it, or says where it would be made.</summary>
    /// <param name="project">The project.</param>
    /// <param name="named">Absolute path given by a person; null to look.</param>
    /// <returns>The environment, there or not.</returns>
    public static VirtualEnvironment FindOrDefault(Project project, string? named) =>
        Find(project, named) ?? At(Path.Combine(project.BackendPath, Names[0]));

    private static string? Configured(Project project) =>
        project.Configuration.Dependencies.VirtualEnvironment is { } folder ? Path.GetFullPath(Path.Combine(project.Root, folder)) : null;

    /// <summary>The environment in a folder.</summary>
    /// <param name="folder">Absolute path, there or not.</param>
    /// <returns>The environment.</returns>
    public static VirtualEnvironment At(string folder) =>
        new(folder, Platform.IsWindows ? Path.Combine(folder, "Scripts", "python.exe") : Path.Combine(folder, "bin", "python"));
}
