using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.GitHub;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Everything that must be there before a change begins.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class PrerequisiteService(OpsSession session, Project project)
{
    /// <summary>The checks for this project, those first on which others rest.</summary>
    /// <param name="servers">The servers of the change; none for those of the configuration.</param>
    /// <param name="environment">The environment whose servers are meant; null for all.</param>
    /// <param name="timeout">How long each program or server may take to answer.</param>
    /// <param name="cancellationToken">Stops the search for images.</param>
    /// <returns>The checks, none of which has begun.</returns>
    /// <exception cref="OpsException">As <see cref="ServerAccess.Checks"/>.</exception>
    public async Task<IReadOnlyList<PrerequisiteCheck>> ChecksAsync(
        IReadOnlyList<string> servers, string? environment, TimeSpan timeout, CancellationToken cancellationToken)
    {
        GitSettingsProbe git = new(session.Processes, session.Tools, session.Redactor, project.Root, project.Git.State);
        DockerProbeOptions docker = new(timeout, DockerProbeOptions.DefaultEngine, DockerProbeOptions.DefaultCompose, Context: null);
        return
        [
            .. ConfigurationResults.OfFile(project) is { } file ? [new(file.Subject, _ => Task.FromResult(file))] : Array.Empty<PrerequisiteCheck>(),
            new(GitSettingsProbe.IdentitySubject, token => git.TestIdentityAsync(timeout, token)),
            new(GitSettingsProbe.RemoteSubject, token => git.TestRemoteAsync(timeout, token)),
            new(ProxySettings.Subject, token => Task.FromResult(new ProxySettings(Environment.GetEnvironmentVariable, session.Redactor, RequestProxy.For(new Uri("https://github.com/")), Platform.IsWindows).Test())),
            new("docker", async token => await new DockerProbe(session.Processes, session.Tools, project.Root).TestAsync(docker, token).ConfigureAwait(false)),
            .. project.ConfigurationFailure is null
                ? await ConfiguredAsync(servers, environment, timeout, cancellationToken).ConfigureAwait(false)
                : Unconfigured(servers, timeout),
        ];
    }

    private async Task<PrerequisiteCheck[]> ConfiguredAsync(
        IReadOnlyList<string> servers, string? environment, TimeSpan timeout, CancellationToken cancellationToken) =>
        [
            new("python", async token => await new PythonProbe(session.Processes, session.Tools, project)
                .TestAsync(virtualEnvironment: null, PythonProbe.DefaultMinimum, timeout, token).ConfigureAwait(false)),
            new("github", async token => await new GitHubProbe(new GitHubAccess(session, project), session.Host)
                .TestAsync(new GitHubOptions { Patience = new GitHubPatience { RequestTimeout = timeout } }, GitHubProbe.DefaultRights, token).ConfigureAwait(false)),
            .. new InfrastructureTools(session.Processes, session.Tools, project).Checks(timeout),
            .. await RegistryAsync(timeout, cancellationToken).ConfigureAwait(false),
            .. new ServerAccess(session, project).Checks(servers, environment, timeout),
        ];

    // Servers that a person named are the servers, whatever the file says.
    private PrerequisiteCheck[] Unconfigured(IReadOnlyList<string> servers, TimeSpan timeout)
    {
        string[] unknown = ["python", "github", "registry", .. servers.Count > 0 ? Array.Empty<string>() : ["servers"]];
        return
        [
            .. unknown.Select(subject => new PrerequisiteCheck(subject, _ => Task.FromResult(ConfigurationResults.Waiting(project, FsStep.Prerequisites, subject)))),
            .. servers.Count > 0 ? new ServerAccess(session, project).Checks(servers, environment: null, timeout) : [],
        ];
    }

    private async Task<PrerequisiteCheck[]> RegistryAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        RegistryProbe probe = RegistryProbe.Of(session);
        IReadOnlyList<ImageName> images = await new ProjectImages(project, session.Git).FindAsync(cancellationToken).ConfigureAwait(false);
        return images.Count == 0
            ? [new("registry", static _ => Task.FromResult<FsResult>(RegistryProbe.NoImage()))]
            : [.. images.Select(image => new PrerequisiteCheck(
                image.ToString(), async token => await probe.TestAsync(image, login: null, timeout, token).ConfigureAwait(false)))];
    }
}
