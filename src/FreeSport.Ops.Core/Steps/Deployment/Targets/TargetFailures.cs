using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What can go wrong with what a deployment changes.</summary>
internal static class TargetFailures
{
    private const int MostTold = 600;

    public static OpsException NoDocker(string note) => new(new OpsFailure(
        ErrorIds.DeploymentToolMissing, FailureKind.NotInstalled, TargetTexts.NoDocker + note, TargetTexts.NoDockerRemedy, "docker")
    {
        WaitsFor = Causes.DockerMissing,
    });

    public static OpsException NoCompose(ProcessResult said) => new(new OpsFailure(
        ErrorIds.DeploymentToolMissing, FailureKind.NotInstalled, TargetTexts.NoCompose.With(said.Message.FirstLine()), TargetTexts.NoComposeRemedy, "docker compose")
    {
        WaitsFor = Causes.DockerCompose,
    });

    public static OpsException NoFiles(string environment) => new(new OpsFailure(
        ErrorIds.DeploymentNotConfigured, FailureKind.ObjectNotFound, TargetTexts.NoFiles.With(environment), TargetTexts.NoFilesRemedy.With(environment), environment));

    public static OpsException OtherTarget(string environment, string? target) => new(new OpsFailure(
        ErrorIds.DeploymentNotConfigured, FailureKind.InvalidOperation, TargetTexts.OtherTarget.With(environment, target ?? "-"), TargetTexts.OtherTargetRemedy.With(environment), environment));

    public static OpsException FileMissing(string file) => new(new OpsFailure(
        ErrorIds.DeploymentFilesRefused, FailureKind.ObjectNotFound, TargetTexts.FileMissing.With(file), TargetTexts.FileMissingRemedy, file));

    public static OpsException VariableMissing(IReadOnlyList<string> names, IReadOnlyList<string> files) => new(new OpsFailure(
        ErrorIds.DeploymentVariableMissing, FailureKind.InvalidOperation, TargetTexts.VariableMissing.With(string.Join(", ", names)), TargetTexts.VariableMissingRemedy, files[0]));

    public static OpsException FilesRefused(ProcessResult config, IReadOnlyList<string> files) => new(new OpsFailure(
        config.TimedOut ? ErrorIds.DeploymentEngineSilent : ErrorIds.DeploymentFilesRefused,
        config.TimedOut ? FailureKind.OperationTimeout : FailureKind.InvalidData,
        config.TimedOut ? TargetTexts.ConfigTimedOut : TargetTexts.FilesRefused.With(config.ExitCode),
        TargetTexts.FilesRefusedRemedy.With(string.Join(", ", files.Select(PowerShellQuoting.Quote))),
        files[0]));

    public static OpsException ServiceUnknown(string name, IReadOnlyList<ComposeService> services) => new(new OpsFailure(
        ErrorIds.DeploymentServiceUnknown, FailureKind.ObjectNotFound, TargetTexts.ServiceUnknown.With(name), TargetTexts.ServiceUnknownRemedy.With(string.Join(", ", services.Select(static s => s.Name))), name));

    public static OpsException EngineSilent(DockerClient client, ProcessResult? said) => new(new OpsFailure(
        ErrorIds.DeploymentEngineSilent,
        said is { TimedOut: true } ? FailureKind.OperationTimeout : FailureKind.ReadError,
        said is { TimedOut: true } ? TargetTexts.EngineTimedOut.With(client.Name) : TargetTexts.EngineSilent.With(client.Name, said?.Message.FirstLine()),
        TargetTexts.EngineSilentRemedy,
        client.Name)
    {
        WaitsFor = Causes.DockerEngine,
    });

    public static OpsException ImageMissing(string image, string services) => new(new OpsFailure(
        ErrorIds.DeploymentImageMissing, FailureKind.ObjectNotFound, TargetTexts.ImageMissing.With(image, services), TargetTexts.ImageMissingRemedy, image));

    public static OpsException NotBuilt(string image, string services) => new(new OpsFailure(
        ErrorIds.DeploymentImageMissing, FailureKind.ObjectNotFound, TargetTexts.NotBuilt.With(image, services), TargetTexts.NotBuiltRemedy.With(services), image));

    public static OpsException NotPulled(DockerClient client, string image, string services, ProcessResult pulled) => new(new OpsFailure(
        ErrorIds.DeploymentImageNotPulled,
        pulled.TimedOut ? FailureKind.OperationTimeout : FailureKind.ReadError,
        pulled.TimedOut ? TargetTexts.PullTimedOut.With(image, services, EngineImages.LongestPull.TotalMinutes) : TargetTexts.NotPulled.With(image, services, Said(pulled)),
        TargetTexts.NotPulledRemedy.With(client.Name),
        image));

    public static OpsException NotUpdated(string service, string command, ProcessResult result, TimeSpan longest) => new(new OpsFailure(
        ErrorIds.DeploymentServiceNotChanged,
        result.TimedOut ? FailureKind.OperationTimeout : FailureKind.InvalidOperation,
        result.TimedOut ? TargetTexts.NotUpdatedInTime.With(service, command, longest.TotalMinutes) : TargetTexts.NotUpdated.With(service, command, result.ExitCode, Said(result)),
        TargetTexts.NotUpdatedRemedy,
        service));

    public static OpsException Unhealthy(string service, string reason, string? container) => new(new OpsFailure(
        ErrorIds.DeploymentServiceUnhealthy, FailureKind.InvalidOperation, TargetTexts.Unhealthy.With(service, reason), container is null ? TargetTexts.UnhealthyRemedy : TargetTexts.UnhealthyLogRemedy.With(container), service));

    public static OpsException BeforeUnknown(string service) => new(new OpsFailure(
        ErrorIds.DeploymentBeforeUnknown, FailureKind.InvalidOperation, TargetTexts.BeforeUnknown.With(service), TargetTexts.BeforeUnknownRemedy, service));

    public static OpsException BeforeGone(string service, FsServiceImage before, string? why) => new(new OpsFailure(
        ErrorIds.DeploymentBeforeUnknown,
        FailureKind.ObjectNotFound,
        TargetTexts.BeforeGone.With(service, before.Reference, before.Digest ?? before.ImageId) + (why is null ? string.Empty : " " + why),
        TargetTexts.BeforeGoneRemedy,
        before.Reference));

    public static OpsException CommandFailed(string service, IReadOnlyList<string> command, ProcessResult result, TimeSpan longest) => new(new OpsFailure(
        ErrorIds.DeploymentCommandFailed,
        result.TimedOut ? FailureKind.OperationTimeout : FailureKind.InvalidOperation,
        result.TimedOut ? TargetTexts.CommandTimedOut.With(service, command[0], longest.TotalMinutes) : TargetTexts.CommandFailed.With(service, command[0], result.ExitCode, Said(result)),
        TargetTexts.CommandFailedRemedy,
        service));

    public static OpsException LogUnreadable(string service, ProcessResult result) => new(new OpsFailure(
        ErrorIds.DeploymentLogUnread, FailureKind.ReadError, TargetTexts.LogUnreadable.With(service, Said(result)), TargetTexts.LogUnreadableRemedy, service));

    public static OpsException Unpinned(string image, string services) => new(new OpsFailure(
        ErrorIds.DeploymentImageUnpinned, FailureKind.InvalidOperation, TargetTexts.Unpinned.With(image, services), TargetTexts.UnpinnedRemedy, image));

    public static OpsException Fenced(string service, long newer, long own) => new(new OpsFailure(
        ErrorIds.DeploymentFenced, FailureKind.SecurityError, TargetTexts.Fenced.With(service, newer, own), TargetTexts.FencedRemedy, service));

    public static OpsException StoppedByEngine(string stack, string service, StackService told) => new(new OpsFailure(
        told.UpdateState == "paused" ? ErrorIds.DeploymentServiceUnhealthy : ErrorIds.DeploymentRolledBackByEngine,
        FailureKind.InvalidOperation,
        (told.UpdateState == "paused" ? TargetTexts.PausedByEngine : TargetTexts.RolledBackByEngine).With(service, told.UpdateState, told.UpdateMessage),
        TargetTexts.StoppedByEngineRemedy.With(stack + "_" + service),
        service));

    public static OpsException NotHere(string service, int here, int running) => new(new OpsFailure(
        ErrorIds.DeploymentCommandFailed, FailureKind.ObjectNotFound, TargetTexts.NotHere.With(service, here, running), TargetTexts.NotHereRemedy, service));

    public static OpsException EnvFilesUnread(IReadOnlyList<string> files) => new(new OpsFailure(
        ErrorIds.DeploymentFilesRefused, FailureKind.InvalidOperation, TargetTexts.EnvFilesUnread.With(string.Join(", ", files)), TargetTexts.EnvFilesUnreadRemedy, files[0]));

    public static OpsException NoKubectl(string note) => new(new OpsFailure(
        ErrorIds.DeploymentToolMissing, FailureKind.NotInstalled, TargetTexts.NoKubectl + note, TargetTexts.NoKubectlRemedy, "kubectl"));

    public static OpsException NoCluster(string environment) => new(new OpsFailure(
        ErrorIds.DeploymentNotConfigured, FailureKind.ObjectNotFound, TargetTexts.NoCluster.With(environment), TargetTexts.NoClusterRemedy.With(environment), environment));

    public static OpsException NoWorkloads(string environment) => new(new OpsFailure(
        ErrorIds.DeploymentNotConfigured, FailureKind.ObjectNotFound, TargetTexts.NoWorkloads.With(environment), TargetTexts.NoWorkloadsRemedy.With(environment, "{tag}"), environment));

    public static OpsException ClusterSilent(string name, ProcessResult said) => new(new OpsFailure(
        ErrorIds.DeploymentEngineSilent,
        said.TimedOut ? FailureKind.OperationTimeout : FailureKind.ReadError,
        said.TimedOut ? TargetTexts.EngineTimedOut.With(name) : TargetTexts.EngineSilent.With(name, Said(said)),
        TargetTexts.ClusterSilentRemedy,
        name));

    public static OpsException WorkloadUnknown(string name, IReadOnlyList<string> known) => new(new OpsFailure(
        ErrorIds.DeploymentServiceUnknown, FailureKind.ObjectNotFound, TargetTexts.WorkloadUnknown.With(name), TargetTexts.WorkloadUnknownRemedy.With(known.Count == 0 ? "-" : string.Join(", ", known)), name));

    public static OpsException ContainerUnknown(string workload, string container, IReadOnlyList<string> known) => new(new OpsFailure(
        ErrorIds.DeploymentServiceUnknown, FailureKind.ObjectNotFound, TargetTexts.ContainerUnknown.With(workload, container), TargetTexts.ContainerUnknownRemedy.With(workload, string.Join(", ", known)), workload));

    public static OpsException Overtaken(string service, long revision) => new(new OpsFailure(
        ErrorIds.DeploymentFenced, FailureKind.SecurityError, TargetTexts.Overtaken.With(service, revision), TargetTexts.FencedRemedy, service));

    // Programs say what matters at the end.
    private static string Said(ProcessResult result) =>
        string.Join(" ", result.Message.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0)).Tail(MostTold);
}
