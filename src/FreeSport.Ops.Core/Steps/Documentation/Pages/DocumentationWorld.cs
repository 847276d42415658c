using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>The pages of a project, and what they speak of: its files and its workflows.</summary>
/// <param name="project">The project.</param>
/// <param name="pages">Its pages.</param>
/// <param name="files">The files of the repository, relative to its root.</param>
/// <param name="workflows">Its workflows.</param>
internal sealed class DocumentationWorld(Project project, IReadOnlyList<DocumentationPage> pages, IReadOnlyCollection<string> files, IReadOnlyList<DocumentedWorkflow> workflows)
{
    private readonly HashSet<string> _files = new(files, StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(files.SelectMany(FoldersOf), StringComparer.Ordinal) { string.Empty };
    private readonly ILookup<string, string> _byName = files.ToLookup(static f => f.Substring(f.LastIndexOf('/') + 1), StringComparer.OrdinalIgnoreCase);

    public Project Project => project;

    public IReadOnlyList<DocumentationPage> Pages => pages;

    public IReadOnlyCollection<string> Files => _files;

    public IReadOnlyList<DocumentedWorkflow> Workflows => workflows;

    /// <summary>Gets the folder of the documentation, relative to the repository.</summary>
    public string DocsGitPath => project.GitPath(project.Relative(project.DocsPath));

    public bool HasFile(string gitPath) => _files.Contains(gitPath);

    /// <summary>Whether a file or folder is there, by its very name: GitHub tells cases apart.</summary>
    public bool Has(string gitPath) => _files.Contains(gitPath) || _folders.Contains(gitPath);

    /// <summary>The files that have a name, wherever they lie.</summary>
    public IEnumerable<string> FilesNamed(string name) => _byName[name];

    /// <summary>A path of the repository as it is shown: relative to the project where it lies in it.</summary>
    public string Shown(string gitPath) => project.Key.Length > 0 && gitPath.StartsWith(project.Key + "/", StringComparison.Ordinal) ? gitPath.Substring(project.Key.Length + 1) : gitPath;

    /// <summary>The workflow that a file name, a path or a workflow's own name means; null for none.</summary>
    public DocumentedWorkflow? Workflow(string name)
    {
        string file = name.Substring(name.LastIndexOf('/') + 1);
        return workflows.FirstOrDefault(w => w.File.Equals(file, Platform.PathComparison == StringComparison.Ordinal ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            ?? workflows.FirstOrDefault(w => w.Outline.Name == name && w.Outline.Name != w.Outline.Subject);
    }

    /// <summary>A path as a page writes it, relative to the repository; null when it leads out of it.</summary>
    /// <param name="folder">The folder it starts from.</param>
    /// <param name="written">The path.</param>
    public static string? Resolve(string folder, string written) =>
        PathName.WithoutDots(written.StartsWith("/", StringComparison.Ordinal) ? written : folder + "/" + written);

    private static IEnumerable<string> FoldersOf(string file)
    {
        for (int slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1))
        {
            yield return file.Substring(0, slash);
        }
    }
}
