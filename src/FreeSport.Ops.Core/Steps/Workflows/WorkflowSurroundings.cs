using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>What lies around a project's workflows in the working tree.</summary>
internal sealed class WorkflowSurroundings
{
    private WorkflowSurroundings(string root, IEnumerable<RequiredCheck> required, CheckoutFiles? checkout)
    {
        Root = root;
        Files = new RepositoryFiles(root);
        Around = new CheckSurroundings(CheckerSettingsReader.Read(Files), Files) { RequiredChecks = [.. required], Checkout = checkout };
    }

    /// <summary>Gets what "./" of a <c>uses</c> means: the repository, which may lie above the project.</summary>
    public string Root { get; }

    public RepositoryFiles Files { get; }

    public CheckSurroundings Around { get; }

    public static WorkflowSurroundings Of(Project project) => new(RootOf(project), Required(project), checkout: null);

    /// <summary>The same, and the files that a checkout would hold were everything here committed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="git">Reads the repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<WorkflowSurroundings> WithCheckoutAsync(Project project, GitReader git, CancellationToken cancellationToken)
    {
        string root = RootOf(project);

        // What lies in a folder of another repository is not what its runner checks out.
        CheckoutFiles? checkout = project.Git.Repository is { } repository && root.Equals(repository.Root, StringComparison.OrdinalIgnoreCase)
            ? new CheckoutFiles(await git.FilesAsync(repository, cancellationToken).ConfigureAwait(false))
            : null;
        return new(root, Required(project), checkout);
    }

    private static string RootOf(Project project)
    {
        string? above = Path.GetDirectoryName(project.WorkflowsPath);
        return Path.GetFileName(above) == ".github" ? Path.GetDirectoryName(above)! : project.Git.Repository?.Root ?? project.Root;
    }

    private static IEnumerable<RequiredCheck> Required(Project project) =>
        project.Configuration.Suites.SelectMany(static s => s.Checks.Select(c => new RequiredCheck(c, $"tests.{s.Name}.checks, freesport.ops.yml")));

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
