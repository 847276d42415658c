using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>Asks a cluster through kubectl. Nothing it asks changes anything there.</summary>
/// <param name="processes">Runs kubectl.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="folder">Where it runs.</param>
/// <param name="context">The context of kubectl; null for the current one.</param>
/// <param name="deadline">How long all questions may take together.</param>
internal sealed class KubectlClient(IProcessRunner processes, string program, string folder, string? context, Deadline deadline)
{
    /// <summary>Asks the cluster.</summary>
    /// <exception cref="EngineNotReadException">It gave no answer, or refused.</exception>
    public async Task<string> AskAsync(string? @namespace, CancellationToken cancellationToken, params string[] arguments)
    {
        string seconds = Math.Max(1, (int)Math.Ceiling(deadline.Left.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture) + "s";
        string[] all =
        [
            .. context is null ? Array.Empty<string>() : ["--context", context],
            .. @namespace is null ? Array.Empty<string>() : ["--namespace", @namespace],
            "--request-timeout", seconds,
            .. arguments,
        ];
        ProcessResult answer = await RunAsync(all, deadline.Left, cancellationToken).ConfigureAwait(false);
        string name = context ?? SnapshotTexts.KubernetesCurrentContext;
        return answer.Succeeded ? answer.StandardOutput
            : answer.TimedOut ? throw new EngineNotReadException(FsInfrastructureReading.TimedOut, SnapshotTexts.ClusterTimedOut.With(name, deadline.Limit.TotalSeconds))
            : throw new EngineNotReadException(FsInfrastructureReading.Unreachable, SnapshotTexts.ClusterUnreachable.With(name, Told(answer)));
    }

    /// <summary>Builds a folder with a kustomization; no cluster is asked.</summary>
    /// <param name="path">Absolute path of the folder.</param>
    /// <param name="cancellationToken">Stops kubectl.</param>
    /// <returns>The manifests, or why there are none.</returns>
    public async Task<(string? Built, string? Trouble)> KustomizeAsync(string path, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(["kustomize", path], deadline.Left, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? (answer.StandardOutput, null)
            : (null, answer.TimedOut ? SnapshotTexts.ToolTimedOut.With("kubectl kustomize", deadline.Limit.TotalSeconds) : SnapshotTexts.KubernetesBuildFailed.With(Path.GetFileName(path), answer.Message.FirstLine(300)));
    }

    // Before its reason kubectl repeats what its client library says of each attempt.
    private static string Told(ProcessResult answer) =>
        answer.Message.Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0) is { } last ? last.FirstLine(300) : string.Empty;

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken) => processes.RunAsync(
        new ProcessRequest(program, arguments) { WorkingDirectory = folder, Timeout = timeout, OutputLimit = 64 * 1024 * 1024 },
        cancellationToken);
}
