using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A project on disk: its root, its repository, its configuration with conventions for what that leaves open.</summary>
/// <param name="Root">Absolute path of the project root.</param>
/// <param name="Git">What git says of that folder.</param>
/// <param name="Configuration">What the configuration file says.</param>
public sealed record Project(string Root, GitLookup Git, ProjectConfiguration Configuration)
{
    /// <summary>Gets why the configuration file could not be read, so that <see cref="Configuration"/> is the conventions; null when it was, or there is none.</summary>
    public OpsFailure? ConfigurationFailure { get; init; }

    /// <summary>Gets what the configuration file says and nobody knows, as sentences for people.</summary>
    public IReadOnlyList<string> ConfigurationNotes { get; init; } = [];

    /// <summary>Gets a value indicating whether a command that names no folder works in this project.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Gets what a command to copy needs to work in this project: nothing in the current one, else <c> -LiteralPath</c> and the root.</summary>
    public string LocationArgument => IsCurrent ? string.Empty : " -LiteralPath " + PowerShellQuoting.Quote(Root);

    /// <summary>Gets the path of the root below the git root with forward slashes; empty when it is the git root or there is none.</summary>
    public string Key => Git.Repository is { } repository ? PathText.Below(repository.Root, Root) : string.Empty;

    /// <summary>Gets the backend folder: configured, or <c>backend</c> where it exists, or the root.</summary>
    public string BackendPath => Configuration.Backend is { } configured
        ? Path.GetFullPath(Path.Combine(Root, configured))
        : Directory.Exists(Path.Combine(Root, "backend")) ? Path.Combine(Root, "backend") : Root;

    /// <summary>Gets the frontend folder, there or not.</summary>
    public string FrontendPath => Path.GetFullPath(Path.Combine(Root, Configuration.Frontend ?? "frontend"));

    /// <summary>Gets the absolute paths of the compose files: configured, or found by their names.</summary>
    public IReadOnlyList<string> ComposeFiles => Configuration.ComposeFiles is { } configured
        ? [.. configured.Select(file => Path.GetFullPath(Path.Combine(Root, file)))]
        : Projects.ComposeFiles.Find(Root);

    /// <summary>Gets what besides compose files describes the infrastructure: configured, or found by its files.</summary>
    public InfrastructureDefinition Infrastructure => Configuration.Infrastructure ?? InfrastructureFiles.Find(Root);

    /// <summary>Gets the workflows folder.</summary>
    public string WorkflowsPath => Path.GetFullPath(Path.Combine(Root, Configuration.Workflows ?? ".github/workflows"));

    /// <summary>Gets the documentation folder.</summary>
    public string DocsPath => Path.GetFullPath(Path.Combine(Root, Configuration.Docs ?? "docs"));

    /// <summary>Whether a command that is run in a folder finds this project without being told.</summary>
    /// <param name="folder">An absolute path.</param>
    /// <returns>False where the folder lies elsewhere, or in a project or repository within this one.</returns>
    public bool IsAround(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (Relative(at.FullName).Length == 0)
            {
                return true;
            }

            // A repository's .git is a file in a submodule and in another working tree.
            string git = Path.Combine(at.FullName, ".git");
            if (File.Exists(Path.Combine(at.FullName, ProjectConfiguration.FileName)) || Directory.Exists(git) || File.Exists(git))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A path as the project's own files would write it.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>Relative to the root with forward slashes; absolute when it lies outside.</returns>
    public string Relative(string path) => PathText.Below(Root, path);

    /// <summary>A path of the project as git names it.</summary>
    /// <param name="projectPath">Relative to the project root with forward slashes.</param>
    /// <returns>Relative to the git root.</returns>
    public string GitPath(string projectPath) =>
        Key.Length == 0 ? projectPath : projectPath.Length == 0 ? Key : Key + "/" + projectPath;

    /// <summary>The environments that are meant: the one of that name, or all of the configuration; production where it has none.</summary>
    /// <param name="name">A name; null for all.</param>
    /// <returns>One or more.</returns>
    /// <exception cref="OpsException">As <see cref="EnvironmentNamed"/>.</exception>
    public IReadOnlyList<EnvironmentDefinition> EnvironmentsMeant(string? name) =>
        name is null && Configuration.Environments.Count > 0 ? Configuration.Environments : [EnvironmentNamed(name)];

    /// <summary>The environment of that name, known or not.</summary>
    /// <param name="name">A name; null for production.</param>
    /// <returns>The environment.</returns>
    /// <exception cref="OpsException">The configuration names environments and this is none of them (<c>EnvironmentUnknown</c>).</exception>
    public EnvironmentDefinition EnvironmentNamed(string? name)
    {
        IReadOnlyList<EnvironmentDefinition> known = Configuration.Environments;
        EnvironmentDefinition? match = name is null
            ? known.FirstOrDefault(static e => e.IsProduction)
            : known.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (match is null && name is not null && known.Count > 0)
        {
            string names = string.Join(", ", known.Select(static e => e.Name));
            throw new OpsException(new OpsFailure(
                ErrorIds.EnvironmentUnknown,
                FailureKind.ObjectNotFound,
                ProjectsTexts.EnvironmentUnknown.With(name),
                ProjectsTexts.EnvironmentUnknownRemedy.With(names, Nearest.Suggest(name, known.Select(static e => e.Name))),
                name));
        }

        name ??= "production";

        // Nothing says what it is: a slip in "production" must not be decided by the weaker rules of a test stand.
        return match ?? new EnvironmentDefinition(name, IsProduction: !ConfigurationReader.IsTestName(name));
    }
}
