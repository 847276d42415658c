using System.Globalization;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Lays out what a git ref declares in a private temporary folder, from git's objects; the working tree stays as it is.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class RefTree(OpsSession session, Project project)
{
    private const int LargestFile = 1024 * 1024;

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        string.Empty, ".yml", ".yaml", ".tf", ".tofu", ".hcl", ".tfvars", ".json", ".ini", ".cfg", ".env", ".j2", ".conf",
    };

    private static readonly string[] PassedOver = ["node_modules/", "venv/", ".venv/", "static/", "media/"];

    /// <summary>Reads the project as a ref holds it.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="name">The ref.</param>
    /// <param name="read">Reads; the project is gone afterwards.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="OpsException">There is no repository, or the ref is not known (<c>InfrastructureRefUnknown</c>), or its configuration is wrong (<c>ConfigurationInvalid</c>).</exception>
    public async Task<T> ReadAsync<T>(string name, Func<Project, Task<T>> read, CancellationToken cancellationToken)
    {
        GitRepository repository = project.Git.Repository ?? throw new OpsException(new OpsFailure(
            ErrorIds.InfrastructureRefUnknown, FailureKind.ObjectNotFound, SnapshotTexts.NoRepository.With(project.Root), SnapshotTexts.NoRepositoryRemedy, name));
        string commit = await session.Git.ResolveAsync(repository, name + "^{commit}", cancellationToken).ConfigureAwait(false)
            ?? throw new OpsException(new OpsFailure(
                ErrorIds.InfrastructureRefUnknown, FailureKind.ObjectNotFound, SnapshotTexts.RefUnknown.With(name), SnapshotTexts.RefUnknownRemedy.With(Nearest.Suggest(name, GitGlance.Refs(project.Root))), name));
        using PrivateFolder folder = new(session.Host.WriteVerbose);

        // Compose calls a project by the name of its folder.
        string root = folder.Folder(Path.GetFileName(project.Root));
        await LayOutAsync(repository, commit, root, cancellationToken).ConfigureAwait(false);
        CopyEnvFiles(root);
        string file = Path.Combine(root, ProjectConfiguration.FileName);
        ProjectConfiguration configuration = File.Exists(file) ? ConfigurationReader.Read(File.ReadAllText(file), name + ":" + ProjectConfiguration.FileName, session.Host) : new ProjectConfiguration();
        return await read(new Project(root, new GitLookup(GitState.NoRepository), configuration)).ConfigureAwait(false);
    }

    private async Task LayOutAsync(GitRepository repository, string commit, string folder, CancellationToken cancellationToken)
    {
        string key = project.Key;
        string listed = await session.Git.ReadAsync(repository, ["ls-tree", "-r", "-z", "--long", "--full-tree", commit, .. key.Length == 0 ? Array.Empty<string>() : ["--", key]], input: null, cancellationToken).ConfigureAwait(false);
        List<(string Id, string Path)> files = [];
        foreach (string[] entry in listed.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Select(static e => e.Split(['\t'], 2)))
        {
            // Mode, type, id and size, padded; links and submodules are no files.
            string[] facts = entry[0].Split([' '], StringSplitOptions.RemoveEmptyEntries);
            string path = key.Length == 0 ? entry[1] : entry[1].Substring(key.Length + 1);
            if (facts.Length == 4 && facts[0] is "100644" or "100755" && int.TryParse(facts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size <= LargestFile && IsWanted(path))
            {
                files.Add((facts[2], path));
            }
        }

        IReadOnlyList<string> texts = await BlobTexts.ReadAsync(session.Git, repository, [.. files.Select(static f => f.Id)], cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < files.Count; i++)
        {
            if (PathText.Resolve(folder, files[i].Path) is { } target && PathText.Below(folder, target) != target)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, texts[i]);
            }
        }
    }

    // What git does not hold is the same for every ref: without it a ref would only seem to declare other images and ports.
    private void CopyEnvFiles(string folder)
    {
        foreach (string file in ComposeSets.Find(project).SelectMany(static s => s.EnvFiles).Where(File.Exists).Distinct(StringComparer.Ordinal))
        {
            string below = project.Relative(file), target = Path.Combine(folder, below);
            if (below != file && !File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private static bool IsWanted(string path) =>
        (Endings.Contains(Path.GetExtension(path)) || Path.GetFileName(path).StartsWith(".env", StringComparison.Ordinal))
        && !Array.Exists(PassedOver, p => path.StartsWith(p, StringComparison.Ordinal) || path.Contains("/" + p, StringComparison.Ordinal));
}
