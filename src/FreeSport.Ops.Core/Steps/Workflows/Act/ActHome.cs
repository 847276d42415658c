using System.Text;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>
/// An empty home for act, so that neither the user's nor the repository's <c>.actrc</c> adds a secret, and the file
/// with stand-ins for the secrets a workflow names.
/// </summary>
internal sealed class ActHome : IDisposable
{
    private readonly PrivateFolder _folder;
    private readonly string _home;

    public ActHome(FsWorkflow workflow, Action<string> onHeld)
    {
        _folder = new PrivateFolder(onHeld);
        try
        {
            _home = _folder.Folder("home");
            WorkingFolder = _folder.Folder("work");
            SecretFile = _folder.Write("secrets", StandIns(workflow));
            EmptyFile = _folder.Write("empty", string.Empty);
        }
        catch (Exception)
        {
            _folder.Dispose();
            throw;
        }
    }

    public string WorkingFolder { get; }

    public string SecretFile { get; }

    public string EmptyFile { get; }

    /// <summary>Gets where the user's act keeps cloned actions; without it every run would clone them again into the empty home.</summary>
    public string? ActionCache { get; } = CacheFolder();

    /// <summary>Gets what act is started with; act looks for Docker's socket below its home, where there is none any more.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["DOCKER_HOST"] = DockerSocket.Find(System.Environment.GetEnvironmentVariable, PathText.OfPerson(), File.Exists),
        ["ACT_DISABLE_VERSION_CHECK"] = "1",
        ["HOME"] = _home,
        ["USERPROFILE"] = _home,
        ["XDG_CONFIG_HOME"] = _home,
        ["LOCALAPPDATA"] = _home,
        ["APPDATA"] = _home,
        ["GH_CONFIG_DIR"] = _home,
        ["GITHUB_TOKEN"] = null,
        ["GH_TOKEN"] = null,
        ["NO_COLOR"] = "1",
        ["CLICOLOR_FORCE"] = null,
    };

    public void Dispose() => _folder.Dispose();

    // An empty GITHUB_TOKEN is there, so act does not ask gh for the real one; and it is empty, because act sends
    // whatever stands there to GitHub when it clones an action, and GitHub refuses a wrong token even for public ones.
    // The others are too long and too odd to stand anywhere else: act masks their value in its whole report.
    private static string StandIns(FsWorkflow workflow)
    {
        StringBuilder file = new("GITHUB_TOKEN=\n");
        string standIn = "fsops-stand-in-" + Guid.NewGuid().ToString("N");
        foreach (string name in workflow.Secrets.Where(static s => !s.IsAutomatic).Select(static s => s.Name.ToUpperInvariant()).Where(IsName).Distinct(StringComparer.Ordinal))
        {
            file.Append(name).Append('=').Append(standIn).Append('\n');
        }

        return file.ToString();
    }

    private static bool IsName(string name) => name.All(static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    private static string? CacheFolder()
    {
        string cache = PathText.FolderOf("XDG_CACHE_HOME", PathText.OfPerson(".cache"));
        return Path.IsPathRooted(cache) ? Path.Combine(cache, "act") : null;
    }
}
