using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary><c>kubectl</c> at work on one namespace of a cluster.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="folder">Where it runs.</param>
/// <param name="cluster">The context and the namespace; null for the current ones.</param>
/// <param name="redactor">Knows the secrets.</param>
internal sealed class ClusterClient(IProcessRunner processes, string program, string folder, KubernetesDefinition? cluster, SecretRedactor redactor)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>Gets what knows the secrets.</summary>
    public SecretRedactor Redactor => redactor;

    /// <summary>Gets where it works, as a person names it.</summary>
    public string Name => "kubectl (" + (cluster?.Context ?? TargetTexts.CurrentContext) + (cluster?.Namespace is { } name ? ", " + name : string.Empty) + ")";

    /// <summary>Runs kubectl.</summary>
    /// <param name="arguments">Its arguments after context and namespace.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <param name="onLine">Is given each line of its output; null for nobody.</param>
    public Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken, string? input = null, Action<string>? onLine = null) => processes.RunAsync(
        new ProcessRequest(
            program,
            [
                .. cluster?.Context is { } context ? new[] { "--context", context } : [],
                .. cluster?.Namespace is { } name ? new[] { "--namespace", name } : [],
                .. arguments,
            ])
        {
            WorkingDirectory = folder,
            Timeout = timeout,
            StandardInput = input,
            OnOutputLine = onLine,
            OutputLimit = 64 * 1024 * 1024,
        },
        cancellationToken);

    /// <summary>Reads an object or a list.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="what">What is asked for, as after <c>kubectl get</c>.</param>
    /// <returns>It; null where the cluster has none of that name.</returns>
    /// <exception cref="Floor.Results.OpsException">The cluster does not answer.</exception>
    public async Task<JsonElement?> GetAsync(CancellationToken cancellationToken, params string[] what)
    {
        ProcessResult read = await RunAsync(["get", .. what, "--output", "json"], Short, cancellationToken).ConfigureAwait(false);
        if (!read.Succeeded)
        {
            return !read.TimedOut && read.StandardError.Contains("(NotFound)", StringComparison.Ordinal) ? null : throw TargetFailures.ClusterSilent(Name, read);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(read.StandardOutput);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw TargetFailures.ClusterSilent(Name, read);
        }
    }
}
