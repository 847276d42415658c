using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>npm, as the script that node runs: the batch file of Windows takes no argument safely.</summary>
/// <param name="Node">Absolute path of node.</param>
/// <param name="Script">Absolute path of npm-cli.js.</param>
internal sealed record NpmProgram(string Node, string Script)
{
    private static readonly string[] Quiet = ["--no-fund", "--no-update-notifier", "--no-progress", "--loglevel=error"];

    /// <summary>Finds it on PATH.</summary>
    /// <param name="tools">Finds programs.</param>
    /// <returns>It; null when node or npm is not there.</returns>
    public static NpmProgram? Find(ToolLocator tools)
    {
        if (tools.Find("node") is not { } node)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(node)!;
        string? shim = tools.FindShim("npm") ?? tools.Find("npm");
        string[] places =
        [
            .. shim is not null && Platform.LinkTarget(shim) is { } target ? [Path.GetFullPath(Path.Combine(Path.GetDirectoryName(shim)!, target))] : Array.Empty<string>(),
            .. shim is not null ? [Path.Combine(Path.GetDirectoryName(shim)!, "node_modules", "npm", "bin", "npm-cli.js")] : Array.Empty<string>(),
            Path.Combine(folder, "node_modules", "npm", "bin", "npm-cli.js"),
            Path.GetFullPath(Path.Combine(folder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js")),
            Path.GetFullPath(Path.Combine(folder, "..", "share", "nodejs", "npm", "bin", "npm-cli.js")),
        ];
        return places.FirstOrDefault(static p => p.EndsWith("npm-cli.js", StringComparison.Ordinal) && File.Exists(p)) is { } script ? new NpmProgram(node, script) : null;
    }

    /// <summary>What to run.</summary>
    /// <param name="folder">Absolute path of the folder of package.json.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="arguments">npm's arguments.</param>
    /// <returns>The request.</returns>
    public ProcessRequest Request(string folder, TimeSpan timeout, params string[] arguments) => new(Node, [Script, .. arguments, .. Quiet])
    {
        WorkingDirectory = folder,
        Timeout = timeout,
        Environment = new Dictionary<string, string?>
        {
            ["NO_COLOR"] = "1",
            ["FORCE_COLOR"] = null,
            ["NODE_OPTIONS"] = null,

            // What would send the installation elsewhere, or leave a part of it out.
            ["npm_config_global"] = null,
            ["npm_config_prefix"] = null,
            ["npm_config_dry_run"] = null,
            ["npm_config_json"] = null,
            ["npm_config_omit"] = null,
            ["NODE_ENV"] = null,
        },
    };
}
