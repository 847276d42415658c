using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>What lies around a project's workflows in the working tree.</summary>
internal sealed class WorkflowSurroundings
{
    private WorkflowSurroundings(string root)
    {
        Root = root;
        RepositoryFiles files = new(root);
        Around = new CheckSurroundings(CheckerSettingsReader.Read(files), files);
    }

    /// <summary>Gets what "./" of a <c>uses</c> means: the repository, which may lie above the project.</summary>
    public string Root { get; }

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
}
