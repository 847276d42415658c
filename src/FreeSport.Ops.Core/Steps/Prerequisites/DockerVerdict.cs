using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Tells Docker's troubles apart and says what to do about each.</summary>
internal static class DockerVerdict
{
    // Docker's own words; the client does not translate them and gives them no codes.
    private static readonly (string Words, FsDockerState State)[] Signs =
    [
        ("permission denied", FsDockerState.NoPermission),
        ("Access is denied", FsDockerState.NoPermission),
        ("Отказано в доступе", FsDockerState.NoPermission),
        ("context not found", FsDockerState.WrongContext),
        ("context \"", FsDockerState.WrongContext),
        ("Cannot connect to the Docker daemon", FsDockerState.NotRunning),
        ("failed to connect to the docker API", FsDockerState.NotRunning),
        ("Is the docker daemon running", FsDockerState.NotRunning),
        ("error during connect", FsDockerState.NotRunning),
        ("connection refused", FsDockerState.NotRunning),
        ("docker_engine", FsDockerState.NotRunning),
        ("Docker Desktop is unable to start", FsDockerState.NotRunning),
        ("dockerDesktopLinuxEngine", FsDockerState.NotRunning),
        ("dockerDesktopWindowsEngine", FsDockerState.NotRunning),
    ];

    /// <summary>The trouble a message tells of; <see cref="FsDockerState.Unreadable"/> when it tells of none.</summary>
    public static FsDockerState Recognize(string message) =>
        Signs.FirstOrDefault(s => message.IndexOf(s.Words, StringComparison.OrdinalIgnoreCase) >= 0).State;

    /// <summary>Fills outcome, summary, remedy and next command from what was found.</summary>
    public static void Decide(FsDockerStatus status, FsDockerState state, DockerProbeOptions? options = null, DockerEndpoint? endpoint = null, string shim = "")
    {
        if (state == FsDockerState.Ready)
        {
            state = status.ComposeVersion is null ? FsDockerState.ComposeMissing : IsTooOld(status, options!) ? FsDockerState.TooOld : FsDockerState.Ready;
        }

        status.State = state;
        status.Outcome = state switch
        {
            FsDockerState.Ready => FsOutcome.Passed,
            FsDockerState.TimedOut or FsDockerState.Unreadable => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.Cause = state switch
        {
            FsDockerState.Ready => null,
            FsDockerState.NotInstalled => Causes.DockerMissing,
            FsDockerState.NotRunning => Causes.DockerEngine,
            FsDockerState.NoPermission => Causes.DockerPermission,
            FsDockerState.WrongContext => Causes.DockerContext,
            FsDockerState.ComposeMissing => Causes.DockerCompose,
            FsDockerState.TooOld => Causes.DockerVersion,
            _ => Causes.DockerAnswer,
        };
        (status.Summary, status.Remedy, status.NextCommand) = state switch
        {
            FsDockerState.Ready => (PrerequisitesTexts.DockerReady.With(status.EngineVersion, status.ComposeVersion, status.Context), (string?)null, (string?)null),
            FsDockerState.NotInstalled => (PrerequisitesTexts.DockerNotInstalled + shim, PrerequisitesTexts.DockerNotInstalledRemedy, Install()),
            FsDockerState.NotRunning or FsDockerState.TimedOut or FsDockerState.Unreadable or FsDockerState.NoPermission or FsDockerState.EngineError when endpoint is { IsUsual: false } => Elsewhere(status, endpoint),
            FsDockerState.NotRunning => (PrerequisitesTexts.DockerNotRunning.With(status.Context), PrerequisitesTexts.DockerNotRunningRemedy, Start()),
            FsDockerState.NoPermission => (PrerequisitesTexts.DockerNoPermission, PrerequisitesTexts.DockerNoPermissionRemedy, Permit()),
            FsDockerState.WrongContext => (
                PrerequisitesTexts.DockerWrongContext.With(status.Context ?? Environment.GetEnvironmentVariable("DOCKER_CONTEXT"), options?.Context ?? "default"),
                PrerequisitesTexts.DockerWrongContextRemedy,
                "docker context use " + PowerShellQuoting.Quote(options?.Context ?? "default")),
            FsDockerState.TimedOut => (PrerequisitesTexts.DockerTimedOut.With(options!.Timeout.TotalSeconds), PrerequisitesTexts.DockerTimedOutRemedy, "docker info"),
            FsDockerState.EngineError => (PrerequisitesTexts.DockerEngineError.With(status.Detail.FirstLine()), PrerequisitesTexts.DockerEngineErrorRemedy, "docker info"),
            FsDockerState.ComposeMissing => (PrerequisitesTexts.DockerComposeMissing.With(status.EngineVersion), PrerequisitesTexts.DockerComposeMissingRemedy, "docker compose version"),
            FsDockerState.TooOld => (
                PrerequisitesTexts.DockerTooOld.With(status.EngineVersion, status.ComposeVersion, options!.MinimumEngine, options.MinimumCompose),
                PrerequisitesTexts.DockerTooOldRemedy,
                Install()),
            _ => (PrerequisitesTexts.DockerUnreadable.With(status.Detail.FirstLine()), PrerequisitesTexts.DockerUnreadableRemedy, "docker info"),
        };
    }

    private static bool IsTooOld(FsDockerStatus status, DockerProbeOptions options) =>
        VersionText.Parse(status.EngineVersion) is not { } engine || engine < options.MinimumEngine
        || VersionText.Parse(status.ComposeVersion) is not { } compose || compose < options.MinimumCompose;

    private static string Install() => SystemPackages.Install("docker");

    private static string Start() =>
        Platform.IsWindows ? WindowsCommands.StartDocker(
            [Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)], File.Exists)
        : Platform.IsMacOS ? "open -a Docker"
        : Directory.Exists("/run/systemd/system") ? "sudo systemctl start docker"
        : "sudo service docker start";

    // Docker Desktop on macOS knows no group: its own start sets the rights right.
    private static string Permit() =>
        Platform.IsWindows ? WindowsCommands.PermitDocker(Environment.UserDomainName + "\\" + Environment.UserName)
        : Platform.IsMacOS ? "open -a Docker"
        : "sudo usermod -aG docker $env:USER";

    // An engine elsewhere is not started here, and a variable that leads nowhere is the trouble itself.
    private static (string Summary, string? Remedy, string? NextCommand) Elsewhere(FsDockerStatus status, DockerEndpoint endpoint) =>
        endpoint.Variable is { } variable
            ? (PrerequisitesTexts.DockerHostDead.With(variable, endpoint.Address, status.Detail.FirstLine(200)), PrerequisitesTexts.DockerHostDeadRemedy.With(variable), "Remove-Item Env:" + variable)
            : (PrerequisitesTexts.DockerEndpointDead.With(status.Context, endpoint.Address, status.Detail.FirstLine(200)), PrerequisitesTexts.DockerEndpointDeadRemedy, "docker context ls");
}
