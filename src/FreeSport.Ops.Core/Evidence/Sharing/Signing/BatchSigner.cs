using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>Signs batches with an SSH key.</summary>
/// <param name="keygen">Signs.</param>
/// <param name="key">The key's path, or the text of a public key whose other half an agent holds.</param>
/// <param name="onHeld">Is told when something could not be deleted.</param>
internal sealed class BatchSigner(SshKeygen keygen, string key, Action<string> onHeld) : IBatchSigner
{
    /// <inheritdoc/>
    public async Task<string> SignAsync(string text, CancellationToken cancellationToken)
    {
        using PrivateFolder folder = new(onHeld);
        string file = folder.Write("batch", text);
        string literal = key.StartsWith("key::", StringComparison.Ordinal) ? key.Substring("key::".Length) : key;
        bool isLiteral = literal != key || literal.StartsWith("ssh-", StringComparison.Ordinal) || literal.StartsWith("ecdsa-", StringComparison.Ordinal) || literal.StartsWith("sk-", StringComparison.Ordinal);
        string path = isLiteral ? folder.Write("key.pub", literal + "\n") : key;
        if (!isLiteral && !File.Exists(path))
        {
            throw Failed(EvidenceTexts.SignNoKey.With(path), EvidenceTexts.SignNoKeyRemedy);
        }

        ProcessResult signed = await keygen.SignAsync(path, file, cancellationToken).ConfigureAwait(false);
        string signature = file + ".sig";
        if (!signed.Succeeded || !File.Exists(signature))
        {
            throw signed.StandardError.Contains("passphrase", StringComparison.Ordinal)
                ? Failed(EvidenceTexts.SignPassphrase.With(key.FirstLine(200)), EvidenceTexts.SignPassphraseRemedy.With(key.FirstLine(200)))
                : Failed(EvidenceTexts.SignFailed.With(key.FirstLine(200), signed.TimedOut ? EvidenceTexts.SignTimedOut : signed.Message.FirstLine(300)), EvidenceTexts.SignFailedRemedy);
        }

        // ssh-keygen has ended well without having signed before now.
        ProcessResult check = await keygen.CheckAsync(signature, text, cancellationToken).ConfigureAwait(false);
        return check.Succeeded
            ? File.ReadAllText(signature).Replace("\r\n", "\n")
            : throw Failed(EvidenceTexts.SignFailed.With(key.FirstLine(200), check.Message.FirstLine(300)), EvidenceTexts.SignFailedRemedy);
    }

    /// <summary>Why nothing can be signed.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="remedy">What to do.</param>
    public static OpsException Failed(string message, string remedy) => new(new OpsFailure(ErrorIds.EvidenceSigningFailed, FailureKind.InvalidOperation, message, remedy));
}
