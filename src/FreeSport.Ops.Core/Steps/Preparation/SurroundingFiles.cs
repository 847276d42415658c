using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>The files above the backend folder that decide what pytest does in it.</summary>
internal static class SurroundingFiles
{
    private static readonly string[] Names = ["conftest.py", "pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml", "pyproject.toml", "tox.ini", "setup.cfg"];

    /// <summary>Those that are there, in the folders from the backend's up to the repository's root.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute paths.</returns>
    public static IReadOnlyList<string> Present(Project project)
    {
        string top = project.Git.Repository?.Root ?? project.Root;
        List<string> found = [];
        for (string? folder = Path.GetDirectoryName(project.BackendPath); folder is not null && PathText.Below(top, folder) != folder; folder = Path.GetDirectoryName(folder))
        {
            found.AddRange(Names.Select(name => Path.Combine(folder, name)).Where(File.Exists));
        }

        return found;
    }
}
