using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core;

/// <summary>What one invocation of a cmdlet works with, put together for the folder it works in.</summary>
public sealed class OpsSession : OpsTools
{
    private readonly string? _location;

    /// <summary>Initializes a new instance of the <see cref="OpsSession"/> class.</summary>
    /// <param name="host">Whoever called.</param>
    /// <param name="folder">Absolute path of the folder to work in.</param>
    /// <param name="location">Absolute path of the folder the caller stands in; null when nobody stands anywhere.</param>
    /// <param name="isTrial">Whether nothing may be recorded.</param>
    public OpsSession(IOpsHost host, string folder, string? location = null, bool isTrial = false)
        : base(host, folder)
    {
        _location = location;
        Recorder = new EvidenceRecorder(Git, Redactor, Host, isTrial, Fingerprints);
    }

    /// <summary>Gets what writes the ledger.</summary>
    public EvidenceRecorder Recorder { get; }

    /// <summary>A session for the same folder that looks for itself, for work that is done at the same time.</summary>
    /// <param name="host">Whoever called.</param>
    /// <returns>The session, which the caller disposes of.</returns>
    public OpsSession Beside(IOpsHost host) => new(host, Folder, _location, Recorder.IsTrial);

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

    private Project Placed(Project project) => project with { IsCurrent = _location is not null && (_location == Folder || project.IsAround(_location)) };
}
