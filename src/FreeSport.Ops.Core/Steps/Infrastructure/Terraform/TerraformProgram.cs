using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Terraform, or OpenTofu, at work in one folder.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="folder">Absolute path of the root module.</param>
/// <param name="workspace">The workspace; null for the one that is selected.</param>
internal sealed class TerraformProgram(IProcessRunner processes, string program, string folder, string? workspace)
{
    private const int LargestPlan = 256 * 1024 * 1024;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);

    // Arguments from the session would be added to ours: another plan than the one that is asked for. A log holds secrets.
    private static readonly string[] Unwanted = ["TF_LOG", "TF_LOG_CORE", "TF_LOG_PROVIDER", "TF_LOG_PATH", "TF_REATTACH_PROVIDERS"];

    /// <summary>Gets the variables of the session with arguments that are not passed on.</summary>
    public static IEnumerable<string> ArgumentVariables => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(static n => n == "TF_CLI_ARGS" || n.StartsWith("TF_CLI_ARGS_", StringComparison.Ordinal))
        .OrderBy(static n => n, StringComparer.Ordinal);

    /// <summary>Gets the folder of the root module.</summary>
    public string Folder => folder;

    /// <summary>The program that is installed, by the name that is wanted, or terraform before tofu.</summary>
    public static string? Find(ToolLocator tools, string? wanted) =>
        wanted is not null ? tools.Find(wanted) : tools.Find("terraform") ?? tools.Find("tofu");

    /// <summary>Runs a command in the workspace.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="onLine">Is given each line of its output.</param>
    /// <param name="stopGrace">How long it may take to end when it is stopped.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan timeout, Action<string>? onLine, TimeSpan stopGrace, CancellationToken cancellationToken) =>
        RunAsync(workspace, arguments, timeout, onLine, stopGrace, cancellationToken);

    private Task<ProcessResult> RunAsync(string? selected, IReadOnlyList<string> arguments, TimeSpan timeout, Action<string>? onLine, TimeSpan stopGrace, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> environment = Unwanted.Concat(ArgumentVariables).ToDictionary(static n => n, static _ => (string?)null, StringComparer.Ordinal);
        environment["TF_IN_AUTOMATION"] = "1";
        environment["TF_INPUT"] = "0";
        environment["CHECKPOINT_DISABLE"] = "1";
        environment["LC_ALL"] = "C.UTF-8";
        if (selected is not null)
        {
            environment["TF_WORKSPACE"] = selected;
        }

        return processes.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = folder,
                Environment = environment,
                Timeout = timeout,
                OutputLimit = LargestPlan,
                OnOutputLine = onLine,
                StopGrace = stopGrace,
            },
            cancellationToken);
    }

    /// <summary>The program with its version; without one when it does not say.</summary>
    public async Task<FsTool> VersionAsync(CancellationToken cancellationToken)
    {
        ProcessResult result = await RunAsync(["version", "-json"], Short, onLine: null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        FsTool tool = new() { Name = Path.GetFileNameWithoutExtension(program), Path = program };
        try
        {
            using JsonDocument answer = JsonDocument.Parse(result.StandardOutput);
            tool.Version = answer.RootElement.TryGetProperty("terraform_version", out JsonElement version) ? version.GetString() ?? string.Empty : string.Empty;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // A program that does not tell its version is known by its path.
        }

        return tool;
    }

    /// <summary>Whether the wanted workspace is there: Terraform would make one of a name that it does not know, and plan everything anew for it.</summary>
    /// <returns>True also where the program cannot tell, because it will say why when it plans.</returns>
    public async Task<bool> HasWorkspaceAsync(CancellationToken cancellationToken)
    {
        if (workspace is null)
        {
            return true;
        }

        ProcessResult result = await RunAsync(selected: null, ["workspace", "list"], Short, onLine: null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return !result.Succeeded || result.StandardOutput.Split('\n').Any(line => line.TrimStart('*', ' ').Trim() == workspace);
    }

    /// <summary>The workspace that is selected; null when it does not say.</summary>
    public async Task<string?> WorkspaceAsync(CancellationToken cancellationToken)
    {
        ProcessResult result = await RunAsync(["workspace", "show"], Short, onLine: null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        string name = result.StandardOutput.Trim();
        return result.Succeeded && name.Length > 0 && !name.Any(char.IsWhiteSpace) ? name : null;
    }
}
