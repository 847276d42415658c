using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Network;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>The checks that tell whether a project's servers let this person in.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class ServerAccess(OpsSession session, Project project)
{
    /// <summary>The VPN where one is configured, then each server.</summary>
    /// <param name="named">The servers that were asked for; none for those of the configuration.</param>
    /// <param name="environment">The environment whose servers are meant; null for all.</param>
    /// <param name="timeout">How long each server may take to answer.</param>
    /// <returns>The checks, none of which has begun; without any server one that looks at this machine's keys.</returns>
    /// <exception cref="OpsException">A name is no server (<c>ServerNameInvalid</c>), or the environment is not configured (<c>EnvironmentUnknown</c>).</exception>
    public IReadOnlyList<PrerequisiteCheck> Checks(IReadOnlyList<string> named, string? environment, TimeSpan timeout)
    {
        ServerProbe ssh = new(session.Processes, session.Tools, session.Folder, SshKeyFolder.Default(session.Tools.Find("ssh")));
        EnvironmentDefinition[] meant = environment is null ? [.. project.Configuration.Environments] : [project.EnvironmentNamed(environment)];
        string[] servers = named.Count > 0 ? [.. named] : [.. meant.SelectMany(static e => e.Servers).Distinct(StringComparer.OrdinalIgnoreCase)];
        PrerequisiteCheck[] keys = servers.Length > 0 ? [] : [new("ssh", async token => await ssh.TestAsync(server: null, timeout, token).ConfigureAwait(false))];
        PrerequisiteCheck[] vpn = project.Configuration.Vpn is { } definition
            ? [new(VpnProbe.Subject, async token => await new VpnProbe(definition).TestAsync(timeout, token).ConfigureAwait(false))]
            : [];
        return
        [
            .. vpn,
            .. keys,
            .. servers.Select(ServerAddress.Parse).Select(server => new PrerequisiteCheck(
                server.Text, async token => Placed(await ssh.TestAsync(server, timeout, token).ConfigureAwait(false), meant))),
        ];
    }

    // One server may serve several environments; only when it is one's alone does the result belong to it.
    private static FsServerStatus Placed(FsServerStatus status, EnvironmentDefinition[] environments)
    {
        EnvironmentDefinition[] its = [.. environments.Where(e => e.Servers.Contains(status.Subject, StringComparer.OrdinalIgnoreCase))];
        status.Environment = its.Length == 1 ? its[0].Name : null;
        return status;
    }
}
