using System.Text;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>Verifies signatures against those whom the remote's default branch allows, as it was fetched last. What cannot be verified is never good.</summary>
/// <param name="processes">Runs ssh-keygen.</param>
/// <param name="tools">Finds it.</param>
/// <param name="objects">The clone.</param>
/// <param name="defaultRef">The ref that remembers the remote's default branch.</param>
/// <param name="onHeld">Is told when something could not be deleted.</param>
internal sealed class SignatureVerifier(IProcessRunner processes, ToolLocator tools, GitObjects objects, string defaultRef, Action<string> onHeld)
{
    private readonly Dictionary<string, SignatureVerdict> _known = new(StringComparer.Ordinal);
    private (AllowedSigners? Signers, string Reason)? _allowed;

    /// <summary>Verifies the signature of a batch.</summary>
    /// <param name="text">The text of the batch.</param>
    /// <param name="signature">The file of its signature.</param>
    /// <param name="times">When its events were recorded, as they say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it is worth.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<SignatureVerdict> VerifyAsync(string text, TreeEntry signature, IReadOnlyList<DateTime> times, CancellationToken cancellationToken)
    {
        string key = Hex.Sha256(Encoding.UTF8.GetBytes(text)) + signature.Id;
        if (!_known.TryGetValue(key, out SignatureVerdict? verdict))
        {
            _known[key] = verdict = await JudgeAsync(text, signature, times, cancellationToken).ConfigureAwait(false);
        }

        return verdict;
    }

    private async Task<SignatureVerdict> JudgeAsync(string text, TreeEntry blob, IReadOnlyList<DateTime> recorded, CancellationToken cancellationToken)
    {
        if (tools.Find(SshKeygen.Name) is not { } program)
        {
            return Unverified(EvidenceTexts.VerifyNoProgram);
        }

        _allowed ??= await ReadAllowedAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, string?> texts = await objects.TextsAsync([blob], cancellationToken).ConfigureAwait(false);
        string signature = (texts[blob.Id] ?? string.Empty).Replace("\r\n", "\n");
        if (KeyOf(signature) is not { } key)
        {
            return new SignatureVerdict(FsLedgerFault.WrongSignature, null, EvidenceTexts.VerifyNoSignature);
        }

        SshKeygen keygen = new(processes, program);
        using PrivateFolder folder = new(onHeld);
        string file = folder.Write("batch.sig", signature);
        ProcessResult check = await keygen.CheckAsync(file, text, cancellationToken).ConfigureAwait(false);
        if (!check.Succeeded)
        {
            return check.TimedOut ? Unverified(EvidenceTexts.SignTimedOut) : new SignatureVerdict(FsLedgerFault.WrongSignature, null, check.Message.FirstLine(200));
        }

        if (_allowed.Value.Signers is not { } signers)
        {
            return Unverified(_allowed.Value.Reason);
        }

        string list = folder.Write("allowed_signers", signers.Text);
        SignatureVerdict worst = new(FsLedgerFault.UnknownSigner, null, EvidenceTexts.VerifyUnknown.With(AllowedSigners.File));
        foreach ((string principal, bool isBounded) in signers.Of(key))
        {
            // A signature holds no time: the key must be good now, and at the time that the batch itself tells.
            DateTime?[] times = isBounded ? [null, .. recorded.Count == 0 ? Array.Empty<DateTime?>() : [recorded.Min(), recorded.Max()]] : [null];
            ProcessResult? failed = null;
            foreach (DateTime? at in times)
            {
                ProcessResult answer = await keygen.VerifyAsync(list, principal, file, text, at, cancellationToken).ConfigureAwait(false);
                failed ??= answer.Succeeded ? null : answer;
            }

            if (failed is null)
            {
                return new SignatureVerdict(FsLedgerFault.None, principal, string.Empty);
            }

            worst = new SignatureVerdict(failed.TimedOut ? FsLedgerFault.Unverified : FsLedgerFault.SignerNotValid, principal, failed.TimedOut ? EvidenceTexts.SignTimedOut : Reason(failed.StandardError));
        }

        return worst;
    }

    private static SignatureVerdict Unverified(string reason) => new(FsLedgerFault.Unverified, null, reason);

    // Without the name of the temporary file.
    private static string Reason(string said) => said.FirstLine(300) is var line && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and { } colon ? line.Substring(colon + 2) : said.FirstLine(300);

    private async Task<(AllowedSigners? Signers, string Reason)> ReadAllowedAsync(CancellationToken cancellationToken)
    {
        if (await objects.ResolveAsync(defaultRef + "^{commit}", cancellationToken).ConfigureAwait(false) is not { } commit)
        {
            return (null, EvidenceTexts.VerifyNoDefault);
        }

        IReadOnlyList<TreeEntry> entries = await objects.FolderAsync(commit, ".github", cancellationToken).ConfigureAwait(false);
        TreeEntry? entry = entries.FirstOrDefault(static e => e is { Path: "allowed_signers", Kind: "blob", Mode: "100644" or "100755", Size: < 1024 * 1024 });
        string? text = entry is null ? null : (await objects.TextsAsync([entry], cancellationToken).ConfigureAwait(false))[entry.Id];
        return text is null ? (null, EvidenceTexts.VerifyNoFile.With(AllowedSigners.File)) : (AllowedSigners.Read(text), string.Empty);
    }

    // SSHSIG, a version, and the public key with its length before it. Source: OpenSSH, PROTOCOL.sshsig.
    private static string? KeyOf(string armored)
    {
        string[] lines = [.. armored.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0)];
        if (lines.Length < 3 || lines[0] != "-----BEGIN SSH SIGNATURE-----" || lines[lines.Length - 1] != "-----END SSH SIGNATURE-----")
        {
            return null;
        }

        try
        {
            byte[] blob = Convert.FromBase64String(string.Concat(lines.Skip(1).Take(lines.Length - 2)));
            const int Head = 14;
            int length = blob.Length < Head || Encoding.ASCII.GetString(blob, 0, 6) != "SSHSIG" ? -1 : (blob[10] << 24) | (blob[11] << 16) | (blob[12] << 8) | blob[13];
            return length <= 0 || length > blob.Length - Head ? null : Convert.ToBase64String(blob, Head, length);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
