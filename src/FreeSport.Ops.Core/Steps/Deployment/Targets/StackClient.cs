using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary><c>docker stack</c> at work on the files of one environment.</summary>
/// <param name="docker">Docker's client, with the variables that are put into the files.</param>
/// <param name="set">The files.</param>
/// <param name="stack">The name of the stack.</param>
/// <param name="redactor">Is told the values of variables that are secrets by their names.</param>
internal sealed class StackClient(DockerClient docker, ComposeSet set, string stack, SecretRedactor redactor)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly Regex Missing = new(@"required variable (?<name>\w+) is missing", RegexOptions.CultureInvariant);
    private static readonly Regex VersionLine = new(@"^version:\s*[""']?(?<version>[0-9.]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private ComposeProject? _project;
    private RenderedCompose? _rendered;

    /// <summary>Gets docker's client.</summary>
    public DockerClient Docker => docker;

    /// <summary>Gets what knows the secrets of the files.</summary>
    public SecretRedactor Redactor => redactor;

    /// <summary>Gets the name of the stack.</summary>
    public string Stack => stack;

    /// <summary>Gets the files as they are rendered; to be asked after <see cref="LoadAsync"/>.</summary>
    public RenderedCompose Rendered => _rendered ?? throw new InvalidOperationException("The files are not loaded.");

    /// <summary>Reads the files, once.</summary>
    /// <exception cref="Floor.Results.OpsException">A file is missing, or docker refuses them.</exception>
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

        ProcessResult config = await docker.RunAsync(["stack", "config", .. Files()], Short, cancellationToken).ConfigureAwait(false);
        _rendered = config.Succeeded ? RenderedCompose.Read(config.StandardOutput, isStack: true) : null;
        if (_rendered is null)
        {
            string[] needed = [.. Missing.Matches(config.StandardError).Cast<Match>().Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
            throw needed.Length > 0 ? TargetFailures.VariableMissing(needed, set.Files) : TargetFailures.FilesRefused(config, set.Files);
        }

        redactor.RegisterEnvironment(_rendered.Variables.GroupBy(static v => v.Key, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Last().Value));
        string[] unset = [.. ComposeClient.Mentioned(set).Where(n => !docker.Variables.TryGetValue(n, out string? value) || value is null)];
        Match version = VersionLine.Match(TextFileReader.ReadIfSmall(set.Files[0]) ?? string.Empty);
        return _project = new ComposeProject(stack, _rendered.Read(stack, []), unset, version.Success ? version.Groups["version"].Value : null);
    }

    /// <summary>Deploys the files with one laid over them.</summary>
    /// <param name="over">Absolute path of that file.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="onLine">Is given each line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProcessResult> DeployAsync(string over, TimeSpan timeout, Action<string> onLine, CancellationToken cancellationToken) =>
        docker.RunAsync([.. Deploying, .. Files(), "--compose-file", over, stack], timeout, cancellationToken, onLine: onLine);

    /// <summary>Deploys one file, and leaves services that are not in it as they are.</summary>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProcessResult> AddAsync(string file, TimeSpan timeout, CancellationToken cancellationToken) =>
        docker.RunAsync([.. Deploying, "--compose-file", file, stack], timeout, cancellationToken);

    private static string[] Deploying => ["stack", "deploy", "--with-registry-auth", "--resolve-image", "never"];

    private IEnumerable<string> Files() => set.Files.SelectMany(static f => new[] { "--compose-file", f });
}
