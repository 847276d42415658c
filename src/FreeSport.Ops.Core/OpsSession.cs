using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Git;
using FreeSport.Ops.Core.Logging;
using FreeSport.Ops.Core.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;

using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Core;

/// <summary>What one invocation of a cmdlet works with, put together for the folder it works in.</summary>
public sealed class OpsSession : IDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly string? _location;

    /// <summary>Initializes a new instance of the <see cref="OpsSession"/> class.</summary>
    /// <param name="host">Whoever called.</param>
    /// <param name="folder">Absolute path of the folder to work in.</param>
    /// <param name="location">Absolute path of the folder the caller stands in; null when nobody stands anywhere.</param>
    /// <param name="isTrial">Whether nothing may be recorded.</param>
    public OpsSession(IOpsHost host, string folder, string? location = null, bool isTrial = false)
    {
        Folder = folder;
        _location = location;
        Redactor = KnownSecrets();
        Host = new RedactingHost(host, Redactor);
        _loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(new HostLoggerProvider(Host)));
        Processes = new ProcessRunner(_loggers.CreateLogger<ProcessRunner>());
        Tools = new ToolLocator(Environment.GetEnvironmentVariable("PATH"), ProjectGlance.RepositoryFolder(folder));
        Git = new GitReader(Processes, Tools);
        Fingerprints = new ContentFingerprint(Git);
        Recorder = new EvidenceRecorder(Git, Redactor, Host, isTrial);
    }

    /// <summary>Gets the absolute path of the folder to work in.</summary>
    public string Folder { get; }

    /// <summary>Gets the caller, with redaction in front.</summary>
    public RedactingHost Host { get; }

    /// <summary>Gets what knows the secrets.</summary>
    public SecretRedactor Redactor { get; }

    /// <summary>Gets what runs programs.</summary>
    public IProcessRunner Processes { get; }

    /// <summary>Gets what finds programs.</summary>
    public ToolLocator Tools { get; }

    /// <summary>Gets what reads repositories.</summary>
    public GitReader Git { get; }

    /// <summary>Gets what takes fingerprints.</summary>
    public ContentFingerprint Fingerprints { get; }

    /// <summary>Gets what writes the ledger.</summary>
    public EvidenceRecorder Recorder { get; }

    /// <summary>The project the folder belongs to.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The project.</returns>
    /// <exception cref="OpsException">As <see cref="ProjectLoader.LoadAsync"/>.</exception>
    public async Task<Project> LoadProjectAsync(CancellationToken cancellationToken) =>
        Placed(await new ProjectLoader(Git, Host).LoadAsync(Folder, cancellationToken).ConfigureAwait(false));

    /// <summary>The project the folder belongs to, whatever its configuration file is like.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The project.</returns>
    /// <exception cref="OpsException">As <see cref="ProjectLoader.LoadLenientlyAsync"/>.</exception>
    public async Task<Project> LoadProjectLenientlyAsync(CancellationToken cancellationToken) =>
        Placed(await new ProjectLoader(Git, Host).LoadLenientlyAsync(Folder, cancellationToken).ConfigureAwait(false));

    /// <summary>A failure from before there was a session, without secrets.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>What may be shown.</returns>
    public static OpsFailure Redact(OpsFailure failure) => new RedactingHost(SilentHost.Instance, KnownSecrets()).Redact(failure);

    /// <inheritdoc/>
    public void Dispose() => _loggers.Dispose();

    private Project Placed(Project project) => project with { IsCurrent = _location is not null && (_location == Folder || project.IsAround(_location)) };

    private static SecretRedactor KnownSecrets()
    {
        SecretRedactor redactor = new();
        redactor.RegisterEnvironment(Environment.GetEnvironmentVariables());
        return redactor;
    }
}
