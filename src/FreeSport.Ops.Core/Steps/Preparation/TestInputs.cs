using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Accounting;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>What a run of tests rested on besides the backend folder.</summary>
/// <param name="project">The project.</param>
/// <param name="inputs">Takes the fingerprints.</param>
internal sealed class TestInputs(Project project, InputFingerprints inputs)
{
    // More than these are told together.
    private const int MostFiles = 40;

    private const int MostNested = 6;

    private static readonly string[] SourceFolders = [string.Empty, "src", "lib"];

    /// <summary>Code of the project's own that the tests loaded from somewhere else.</summary>
    /// <param name="account">What the run told.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Where it lies: packages and modules by their absolute paths.</returns>
    public async Task<IReadOnlyList<string>> ElsewhereAsync(TestAccount account, CancellationToken cancellationToken)
    {
        List<string> own = [.. account.Copies];
        foreach (string package in Outside(account))
        {
            if (HasOfTheSameName(package) || await inputs.IsOfThisRepositoryAsync(package, cancellationToken).ConfigureAwait(false))
            {
                own.Add(package);
            }
        }

        return own;
    }

    /// <summary>The inputs.</summary>
    /// <param name="account">What the run told.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Each once.</returns>
    public async Task<IReadOnlyList<FsInput>> FindAsync(TestAccount account, CancellationToken cancellationToken)
    {
        string backend = project.Relative(project.BackendPath);
        string[] loaded = [.. account.Modules, .. account.Configuration.Length > 0 ? [account.Configuration] : Array.Empty<string>()];
        string[] within = [.. loaded.Where(IsWithin)];
        IReadOnlyList<string> ignored = await inputs.IgnoredAsync(within, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> linked = await inputs.LinkedAsync(backend, cancellationToken).ConfigureAwait(false);
        string[] ofGit =
        [
            .. SurroundingFiles.Present(project),
            .. linked.Where(IsWithin),
            .. Packages(within.Except(ignored, StringComparer.Ordinal).Where(path => PathText.Below(project.BackendPath, path) == path)),
        ];
        string[] others = [.. ignored.Count > MostFiles ? ignored.Select(static f => Path.GetDirectoryName(f)!) : ignored, .. Outside(account), .. linked.Where(l => !IsWithin(l)), .. account.Packages, account.PythonProgram];
        List<FsInput> found = [];
        foreach (string path in ofGit.Distinct(StringComparer.Ordinal))
        {
            if (await inputs.TakeAsync(NameInProject(path), cancellationToken).ConfigureAwait(false) is { } input)
            {
                found.Add(input);
            }
        }

        found.AddRange(others.Distinct(StringComparer.Ordinal).Select(inputs.TakeState).OfType<FsInput>());
        return found;
    }

    private string Top => project.Git.Repository?.Root ?? project.Root;

    private bool IsWithin(string path) => PathText.Below(Top, path) != path;

    // What lies above the project and still in the repository has a name that climbs.
    private string NameInProject(string path) =>
        project.Relative(path) is var relative && relative != path ? relative
        : string.Concat(project.Key.Split('/').Select(static _ => "../")) + PathText.Below(Top, path);

    private IReadOnlyList<string> Outside(TestAccount account) => Packages(account.Modules.Where(m => !IsWithin(m)));

    private static IReadOnlyList<string> Packages(IEnumerable<string> modules) => [.. modules.Select(Package).Distinct(StringComparer.Ordinal)];

    // The outermost package that a module is of; the module itself when it is of none.
    private static string Package(string module)
    {
        string package = module;
        for (string? folder = Path.GetDirectoryName(module); folder is not null && File.Exists(Path.Combine(folder, "__init__.py")); folder = Path.GetDirectoryName(folder))
        {
            package = folder;
        }

        return package;
    }

    // A module of a package without __init__.py is known by its folders.
    private bool HasOfTheSameName(string package)
    {
        string[] parts = package.Split(Path.DirectorySeparatorChar);
        string[] names = [.. Enumerable.Range(1, Math.Min(MostNested, parts.Length - 1)).Select(count => string.Join("/", parts.Skip(parts.Length - count)))];
        return parts[parts.Length - 1] != "conftest.py" && new[] { project.BackendPath, project.Root }
            .SelectMany(static _ => SourceFolders, static (root, folder) => Path.Combine(root, folder))
            .Any(folder => names.Any(name => Path.Combine(folder, name) is var path && (File.Exists(path) || Directory.Exists(path))));
    }
}
