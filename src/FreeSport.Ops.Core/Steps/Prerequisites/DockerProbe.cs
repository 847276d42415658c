using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Asks the Docker client about its engine, its context and its compose plugin.</summary>
/// <param name="processes">Runs the client.</param>
/// <param name="tools">Finds it.</param>
/// <param name="workingDirectory">Where to run it.</param>
public sealed class DockerProbe(IProcessRunner processes, ToolLocator tools, string workingDirectory)
{
    /// <summary>Asks client, engine and Compose for their versions and the context for its address.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>What was found; never throws for what Docker does.</returns>
    public async Task<FsDockerStatus> TestAsync(DockerProbeOptions options, CancellationToken cancellationToken)
    {
        FsDockerStatus status = new() { Step = FsStep.Prerequisites, Subject = "docker", StartedAt = DateTime.UtcNow, Scope = FsScope.Full };
        status.Path = tools.Find("docker");
        if (status.Path is null)
        {
            DockerVerdict.Decide(status, FsDockerState.NotInstalled, shim: tools.ShimNote("docker"));
        }
        else
        {
            await AskAsync(status, options, cancellationToken).ConfigureAwait(false);
        }

        status.Tools = status.Path is null ? [] : [new FsTool { Name = "docker", Version = status.ClientVersion ?? string.Empty, Path = status.Path }];
        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    private async Task AskAsync(FsDockerStatus status, DockerProbeOptions options, CancellationToken cancellationToken)
    {
        Task<ProcessResult> context = RunAsync(["context", "show"]);
        Task<ProcessResult> info = RunAsync(["info", "--format", "{{json .}}"]);
        Task<ProcessResult> compose = RunAsync(["compose", "version", "--short"]);
        await Task.WhenAll(context, info, compose).ConfigureAwait(false);

        ProcessResult active = await context.ConfigureAwait(false);
        status.Context = active.Succeeded ? active.StandardOutput.Trim() : null;
        ProcessResult plugin = await compose.ConfigureAwait(false);
        DockerComposeVersion.Read(status, plugin);
        FsDockerState state = ReadInfo(status, await info.ConfigureAwait(false));
        if (state == FsDockerState.Ready && plugin.TimedOut)
        {
            state = FsDockerState.TimedOut;
        }

        if (options.Context is not null && options.Context != status.Context)
        {
            DockerVerdict.Decide(status, FsDockerState.WrongContext, options);
            return;
        }

        DockerVerdict.Decide(status, state, options, state is FsDockerState.Ready or FsDockerState.WrongContext ? null : await EndpointAsync().ConfigureAwait(false));

        async Task<DockerEndpoint?> EndpointAsync() =>
            DockerEndpoint.OfEnvironment(Environment.GetEnvironmentVariable)
            ?? (await RunAsync(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]).ConfigureAwait(false) is { Succeeded: true } told ? DockerEndpoint.OfContext(told.StandardOutput) : null);

        Task<ProcessResult> RunAsync(string[] arguments) => processes.RunAsync(
            new ProcessRequest(status.Path!, arguments) { WorkingDirectory = workingDirectory, Timeout = options.Timeout, OutputLimit = 4 * 1024 * 1024 },
            cancellationToken);
    }

    private static FsDockerState ReadInfo(FsDockerStatus status, ProcessResult info)
    {
        if (info.TimedOut)
        {
            return FsDockerState.TimedOut;
        }

        status.Detail = info.StandardError.Trim().Length > 0 ? info.StandardError.Trim().Tail() : null;
        FsDockerState byMessage = DockerVerdict.Recognize(info.StandardError);
        if (info.Truncated)
        {
            return byMessage;
        }

        try
        {
            // A good answer stands, whatever warning came beside it.
            using JsonDocument document = JsonDocument.Parse(info.StandardOutput);
            FsDockerState state = ReadInfo(status, document.RootElement);
            return state is FsDockerState.Unreadable or FsDockerState.EngineError && byMessage != FsDockerState.Unreadable ? byMessage : state;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            status.Detail = info.Message.Tail();
            return byMessage;
        }
    }

    private static FsDockerState ReadInfo(FsDockerStatus status, JsonElement root)
    {
        status.EngineVersion = Text(root, "ServerVersion");
        status.OperatingSystem = Text(root, "OperatingSystem");
        status.RunningContainers = root.TryGetProperty("ContainersRunning", out JsonElement running) && running.TryGetInt32(out int count) ? count : null;
        status.ClientVersion = root.TryGetProperty("ClientInfo", out JsonElement client) ? Text(client, "Version") : null;
        status.Context ??= root.TryGetProperty("ClientInfo", out JsonElement told) ? Text(told, "Context") : null;
        status.ServerErrors = root.TryGetProperty("ServerErrors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Select(static e => e.ToString())]
            : [];
        if (status.ServerErrors.Length == 0)
        {
            return status.EngineVersion is null ? FsDockerState.Unreadable : FsDockerState.Ready;
        }

        status.Detail = string.Join("\n", status.ServerErrors);
        FsDockerState recognized = DockerVerdict.Recognize(status.Detail);
        return recognized == FsDockerState.Unreadable ? FsDockerState.EngineError : recognized;
    }

    private static string? Text(JsonElement element, string key) => element.TextOf(key) is { Length: > 0 } text ? text : null;
}
