using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Reads the state of a Terraform or OpenTofu folder: what was applied there.</summary>
/// <param name="processes">Runs the program.</param>
/// <param name="tools">Finds it.</param>
/// <param name="seal">Seals values.</param>
/// <param name="redactor">Learns sensitive values.</param>
internal sealed class TerraformReader(IProcessRunner processes, ToolLocator tools, ValueSeal seal, SecretRedactor redactor)
{
    /// <summary>What the state holds.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="workspace">The workspace; null for the one that is selected.</param>
    /// <param name="wanted">The program that the project names; null for the one that its files ask for.</param>
    /// <param name="timeout">How long the program may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was applied; empty before the first apply.</returns>
    /// <exception cref="EngineNotReadException">The state cannot be read.</exception>
    public async Task<EngineReading> ReadAsync(string folder, string? workspace, string? wanted, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (TerraformProgram.Find(tools, wanted ?? Asked(folder)) is not { } program)
        {
            return StateFile(folder, workspace) is { } alone
                ? await ReadFileAsync(alone, cancellationToken).ConfigureAwait(false)
                : throw new EngineNotReadException(FsInfrastructureReading.ToolMissing, SnapshotTexts.TerraformMissing);
        }

        string name = Path.GetFileNameWithoutExtension(program);
        ProcessResult shown = await new TerraformProgram(processes, program, folder, workspace)
            .RunAsync(["show", "-json", "-no-color"], timeout, onLine: null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (shown.TimedOut)
        {
            throw new EngineNotReadException(FsInfrastructureReading.TimedOut, SnapshotTexts.ToolTimedOut.With(name + " show", timeout.TotalSeconds));
        }

        if (shown.Succeeded)
        {
            JsonElement? state = JsonAnswers.Read(shown.StandardOutput, name + " show -json").Cast<JsonElement?>().FirstOrDefault();
            return EngineReading.Of(state is null ? [] : new TerraformState(seal, redactor).OfShow(state.Value)) with
            {
                Tools = [new FsTool { Name = name, Version = state?.TextOf("terraform_version") ?? string.Empty, Path = program }],
            };
        }

        // A folder that was not initialized has no providers to show the state with; the file itself can be read.
        string told = Told(shown.Message);
        return shown.Truncated || StateFile(folder, workspace) is not { } file
            ? throw new EngineNotReadException(FsInfrastructureReading.Unreachable, SnapshotTexts.TerraformFailed.With(name, told))
            : await ReadFileAsync(file, cancellationToken).ConfigureAwait(false);
    }

    // Files that Terraform does not read are written for OpenTofu.
    private string? Asked(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.tofu").Any() && tools.Find("tofu") is not null ? "tofu" : null;

    // "Error: Backend initialization required, ..." stands below an empty line and within a frame.
    private static string Told(string message) =>
        message.Split('\n').Select(static l => l.Trim(' ', '│', '╷', '╵', '\r')).FirstOrDefault(static l => l.StartsWith("Error", StringComparison.Ordinal)) ?? message.FirstLine(200);

    // Only a local state lies beside the configuration; which workspace is selected stands in the data folder.
    private static string? StateFile(string folder, string? workspace)
    {
        string selected = Path.Combine(folder, ".terraform", "environment");
        string name = workspace ?? (File.Exists(selected) ? File.ReadAllText(selected).Trim() : "default");
        string file = name is "default" or "" ? Path.Combine(folder, "terraform.tfstate") : Path.Combine(folder, "terraform.tfstate.d", name, "terraform.tfstate");
        return File.Exists(file) ? file : null;
    }

    private async Task<EngineReading> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        JsonElement? state = JsonAnswers.Read(text, Path.GetFileName(file)).Cast<JsonElement?>().FirstOrDefault();
        return state is null ? EngineReading.Of([])
            : state.Value.At("version").Number() == 4 ? EngineReading.Of(new TerraformState(seal, redactor).OfFile(state.Value))
            : throw new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.TerraformStateVersion.With(Path.GetFileName(file)));
    }
}
