using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Compose, version 1 or 2, at work on the files of one environment.</summary>
/// <param name="docker">Docker's client, with the variables of the release.</param>
/// <param name="set">The files.</param>
/// <param name="redactor">Is told the values of variables that are secrets by their names.</param>
internal sealed class ComposeClient(DockerClient docker, ComposeSet set, SecretRedactor redactor)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly Regex Mention = new(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant);
    private static readonly Regex Missing = new(@"required variable (?<name>\w+) is missing|\$\{(?<name>\w+):?\?", RegexOptions.CultureInvariant);
    private static readonly Regex Unset = new(@"The ""?(?<name>\w+)""? variable is not set", RegexOptions.CultureInvariant);
    private static readonly Regex VersionLine = new(@"^version:\s*[""']?(?<version>[0-9.]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex NameLine = new(@"^\s*COMPOSE_PROJECT_NAME\s*=\s*[""']?(?<name>[A-Za-z0-9_-]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private ComposeProject? _project;

    /// <summary>Gets docker's client.</summary>
    public DockerClient Docker => docker;

    /// <summary>Gets what knows the secrets of the files.</summary>
    public SecretRedactor Redactor => redactor;

    /// <summary>The variables that compose files name.</summary>
    /// <param name="set">The files.</param>
    public static IEnumerable<string> Mentioned(ComposeSet set) => set.Files
        .SelectMany(static f => Mention.Matches(TextFileReader.ReadIfSmall(f) ?? string.Empty).Cast<Match>())
        .Select(static m => m.Groups["name"].Value)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Reads the files, once.</summary>
    /// <exception cref="Floor.Results.OpsException">A file is missing, or compose refuses them.</exception>
    public async Task<ComposeProject> LoadAsync(CancellationToken cancellationToken)
    {
        if (_project is not null)
        {
            return _project;
        }

        if (set.Files.Concat(set.EnvFiles).FirstOrDefault(static f => !File.Exists(f)) is { } absent)
        {
            throw TargetFailures.FileMissing(absent);
        }

        string? given = set.ProjectName ?? NameIn(set.EnvFiles);
        ProcessResult config = await docker.RunAsync([.. Files(given), "config"], Short, cancellationToken).ConfigureAwait(false);
        RenderedCompose? rendered = config.Succeeded ? RenderedCompose.Read(config.StandardOutput) : null;
        if (rendered is null)
        {
            throw await RefusalAsync(config, cancellationToken).ConfigureAwait(false);
        }

        redactor.RegisterEnvironment(rendered.Variables.GroupBy(static v => v.Key, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Last().Value));
        string name = given ?? rendered.Name ?? NameOf(Path.GetFileName(set.Folder));
        string[] unset = [.. Unset.Matches(config.StandardError).Cast<Match>().Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
        Match version = VersionLine.Match(TextFileReader.ReadIfSmall(set.Files[0]) ?? string.Empty);
        return _project = new ComposeProject(name, rendered.Read(name, set.Profiles), unset, version.Success ? version.Groups["version"].Value : null);
    }

    /// <summary>Runs a command of compose on the files.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="over">A file that is laid over the others; null for none.</param>
    /// <param name="variables">More variables for the client.</param>
    /// <param name="onLine">Is given each line.</param>
    public async Task<ProcessResult> RunAsync(
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        string? over = null,
        IReadOnlyDictionary<string, string>? variables = null,
        Action<string>? onLine = null)
    {
        ComposeProject project = await LoadAsync(cancellationToken).ConfigureAwait(false);
        string[] last = over is null ? [] : ["--file", over];
        return await docker.RunAsync([.. Files(project.Name), .. last, .. command], timeout, cancellationToken, variables, onLine).ConfigureAwait(false);
    }

    private List<string> Files(string? name) =>
    [
        "compose",
        .. name is null ? Array.Empty<string>() : ["--project-name", name],
        .. set.EnvFiles.SelectMany(static f => new[] { "--env-file", f }),
        .. set.Profiles.SelectMany(static p => new[] { "--profile", p }),
        .. set.Files.SelectMany(static f => new[] { "--file", f }),
    ];

    // What compose says of files it refuses may repeat their values.
    private async Task<Floor.Results.OpsException> RefusalAsync(ProcessResult config, CancellationToken cancellationToken)
    {
        string[] needed = [.. Missing.Matches(config.StandardError).Cast<Match>().Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
        if (needed.Length > 0)
        {
            return TargetFailures.VariableMissing(needed, set.Files);
        }

        ProcessResult version = await docker.RunAsync(["compose", "version"], Short, cancellationToken).ConfigureAwait(false);
        return version.Succeeded ? TargetFailures.FilesRefused(config, set.Files) : TargetFailures.NoCompose(version);
    }

    // Compose 1 does not tell the name; both take it from the env file before they take it from the folder.
    private static string? NameIn(IReadOnlyList<string> envFiles) => envFiles
        .Select(static f => NameLine.Match(TextFileReader.ReadIfSmall(f) ?? string.Empty))
        .LastOrDefault(static m => m.Success)?.Groups["name"].Value;

    private static string NameOf(string folder) =>
        string.Concat(folder.ToLowerInvariant().Where(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_')).TrimStart('-', '_');
}
