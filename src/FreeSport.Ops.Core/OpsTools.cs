using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Core;

/// <summary>What the lowest floor gives one invocation of a cmdlet: the caller, programs, git. It knows no project.</summary>
public class OpsTools : IDisposable
{
    private readonly ILoggerFactory _loggers;

    /// <summary>Initializes a new instance of the <see cref="OpsTools"/> class.</summary>
    /// <param name="host">Whoever called.</param>
    /// <param name="folder">Absolute path of the folder to work in.</param>
    public OpsTools(IOpsHost host, string folder)
    {
        Folder = folder;
        Redactor = KnownSecrets();
        Host = new RedactingHost(host, Redactor);
        _loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(new HostLoggerProvider(Host)));
        Processes = new ProcessRunner(_loggers.CreateLogger<ProcessRunner>());
        Tools = new ToolLocator(Environment.GetEnvironmentVariable("PATH"), GitGlance.RepositoryFolder(folder));
        Git = new GitReader(Processes, Tools);
        Fingerprints = new ContentFingerprint(Git);
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

    /// <summary>A failure from before there was a session, without secrets.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>What may be shown.</returns>
    public static OpsFailure Redact(OpsFailure failure) => new RedactingHost(SilentHost.Instance, KnownSecrets()).Redact(failure);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the logging.</summary>
    /// <param name="disposing">Whether it is disposed of, not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _loggers.Dispose();
        }
    }

    private static SecretRedactor KnownSecrets()
    {
        SecretRedactor redactor = new();
        redactor.RegisterEnvironment(Environment.GetEnvironmentVariables());
        return redactor;
    }
}
