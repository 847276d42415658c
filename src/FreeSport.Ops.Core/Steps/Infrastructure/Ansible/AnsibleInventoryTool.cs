using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Asks <c>ansible-inventory</c>, which knows plugins, scripts and vaults that no reader of files does.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="program">Its absolute path.</param>
/// <param name="timeout">How long it may take.</param>
internal sealed class AnsibleInventoryTool(IProcessRunner processes, string program, TimeSpan timeout)
{
    // Ansible refuses a locale that is not UTF-8; a vault's password is never asked for, because standard input is closed.
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["LC_ALL"] = "C.UTF-8",
        ["PYTHONUTF8"] = "1",
        ["ANSIBLE_NOCOLOR"] = "1",
        ["ANSIBLE_FORCE_COLOR"] = null,
        ["ANSIBLE_STDOUT_CALLBACK"] = null,
        ["ANSIBLE_DEPRECATION_WARNINGS"] = "False",
    };

    private static readonly string[] Signs = ["[ERROR]", "ERROR!", "Unable to parse", "Failed to parse"];

    /// <summary>Gets the tool as results name it.</summary>
    public FsTool Tool { get; } = new() { Name = "ansible-inventory", Path = program };

    /// <summary>Asks for hosts and groups, with the variables of each where they are set.</summary>
    /// <param name="folder">Where it runs: settings are read from there.</param>
    /// <param name="inventory">Absolute path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer, or a sentence that says why there is none.</returns>
    public async Task<(JsonElement? Answer, string? Trouble)> AskAsync(string folder, string inventory, CancellationToken cancellationToken)
    {
        ProcessResult answer = await processes.RunAsync(
            new ProcessRequest(program, ["--inventory", inventory, "--list", "--export"])
            {
                WorkingDirectory = folder,
                Environment = Quiet,
                Timeout = timeout,
                OutputLimit = 64 * 1024 * 1024,
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.TimedOut)
        {
            return (null, SnapshotTexts.ToolTimedOut.With("ansible-inventory", timeout.TotalSeconds));
        }

        // It only warns of a file that it could not parse, and exits with 0 and without a host.
        string? failed = answer.StandardError.Split('\n').Select(static l => l.Trim()).FirstOrDefault(static l => Signs.Any(s => l.Contains(s, StringComparison.Ordinal)));
        if (!answer.Succeeded || failed is not null)
        {
            return (null, SnapshotTexts.AnsibleInventoryFailed.With(failed ?? answer.Message.FirstLine(300)));
        }

        try
        {
            return (JsonAnswers.Read(answer.StandardOutput, "ansible-inventory --list").Cast<JsonElement?>().FirstOrDefault(), null);
        }
        catch (EngineNotReadException unreadable)
        {
            return (null, unreadable.Message);
        }
    }
}
