using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>What lies around a project's workflows in the working tree.</summary>
internal sealed class WorkflowSurroundings
{
    private WorkflowSurroundings(string root)
    {
        Root = root;
        Files = new RepositoryFiles(root);
        Around = new CheckSurroundings(CheckerSettingsReader.Read(Files), Files);
    }

    /// <summary>Gets what "./" of a <c>uses</c> means: the repository, which may lie above the project.</summary>
    public string Root { get; }

    public RepositoryFiles Files { get; }

    public CheckSurroundings Around { get; }

    public static WorkflowSurroundings Of(Project project)
    {
        string? above = Path.GetDirectoryName(project.WorkflowsPath);
        return new WorkflowSurroundings(
            Path.GetFileName(above) == ".github" ? Path.GetDirectoryName(above)! : project.Git.Repository?.Root ?? project.Root);
    }

    /// <summary>The path of a file in the repository, with forward slashes; the absolute path of one outside of it.</summary>
    public string PathOf(string file) =>
        file.StartsWith(Root, StringComparison.Ordinal) ? file.Substring(Root.Length).TrimStart(Path.DirectorySeparatorChar).Replace('\\', '/') : file;

    /// <summary>The absolute path of a file of the repository.</summary>
    /// <param name="path">Its path, which starts with <c>./</c>.</param>
    public string FileOf(string path) => Path.GetFullPath(Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>The action of a file.</summary>
    /// <param name="file">Absolute path.</param>
    /// <returns>The action; null when the file cannot be read.</returns>
    public LocalAction? ActionOf(string file)
    {
        string path = LocalUses.Here + PathOf(file);
        LocalAction action = Around.Actions!.Find(path.Substring(0, path.LastIndexOf('/')));

        // Of two files in a folder the runner reads one; a person may ask for the other.
        return action.File == path ? action : Files.Read(path) is { } text ? new LocalAction(action.Folder, path, text, ActionSyntaxReader.Read(text).Action) : null;
    }
}
