using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>Runs ssh-keygen so that it asks nobody: neither on a terminal, nor in a window, nor on its standard input.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="program">Its absolute path.</param>
internal sealed class SshKeygen(IProcessRunner processes, string program)
{
    /// <summary>The name, on PATH.</summary>
    public const string Name = "ssh-keygen";

    /// <summary>What signatures of batches are for. One that was made for something else, as for a commit, is none of a batch.</summary>
    public const string Namespace = "fsops-evidence";

    // A signature takes milliseconds; a key on a token waits for a touch.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Signs a file; the signature lies beside it.</summary>
    /// <param name="key">The key, private or public.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> SignAsync(string key, string file, CancellationToken cancellationToken) =>
        RunAsync(["-Y", "sign", "-n", Namespace, "-f", key, file], input: null, Path.GetDirectoryName(file)!, cancellationToken);

    /// <summary>Whether a signature is one of a text, whoever made it.</summary>
    /// <param name="signature">The file of the signature.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> CheckAsync(string signature, string text, CancellationToken cancellationToken) =>
        RunAsync(["-Y", "check-novalidate", "-n", Namespace, "-s", signature], text, Path.GetDirectoryName(signature)!, cancellationToken);

    /// <summary>Whether a signature is one of a text, by somebody who may sign.</summary>
    /// <param name="allowed">The file of those who may.</param>
    /// <param name="principal">Who, as the file names them.</param>
    /// <param name="signature">The file of the signature.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">The time at which the key must be valid; null for now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> VerifyAsync(string allowed, string principal, string signature, string text, DateTime? at, CancellationToken cancellationToken) => RunAsync(
        ["-Y", "verify", "-f", allowed, "-I", principal, "-n", Namespace, .. at is { } time ? ["-Overify-time=" + time.ToLocalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)] : Array.Empty<string>(), "-s", signature],
        text,
        Path.GetDirectoryName(signature)!,
        cancellationToken);

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, string? input, string folder, CancellationToken cancellationToken) => processes.RunAsync(
        new ProcessRequest(program, arguments)
        {
            WorkingDirectory = folder,
            StandardInput = input,
            Timeout = Timeout,
            Environment = new Dictionary<string, string?>
            {
                ["LC_ALL"] = "C",

                // Told to ask a program that answers nothing, it does not ask on the terminal either.
                ["SSH_ASKPASS"] = "false",
                ["SSH_ASKPASS_REQUIRE"] = "force",
            },
        },
        cancellationToken);
}
