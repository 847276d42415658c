using System.Text;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>One digest over the heads of all chains at a commit of the branch: few enough characters for a commit status.</summary>
/// <param name="Digest">The digest, as <c>sha256:</c> and 64 digits.</param>
/// <param name="Head">The commit of the branch.</param>
/// <param name="ChainCount">How many chains there are; 0 when it was read from a status.</param>
internal sealed record Anchor(string Digest, string Head, int ChainCount)
{
    /// <summary>What the status is called.</summary>
    public const string Context = "fsops/evidence";

    private static readonly Regex Form = new(@"\A(?<digest>sha256:[0-9a-f]{64}) (?<head>[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant);

    /// <summary>Gets the text of the status, at most 140 characters.</summary>
    public string Description => Digest + " " + Head;

    /// <summary>Reads the text of a status.</summary>
    /// <param name="description">The text.</param>
    /// <returns>The anchor; null for another text.</returns>
    public static Anchor? Read(string? description) => Form.Match(description ?? string.Empty) is { Success: true } match ? new Anchor(match.Groups["digest"].Value, match.Groups["head"].Value, 0) : null;

    /// <summary>Takes the digest of a commit.</summary>
    /// <param name="objects">The clone.</param>
    /// <param name="head">The commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The anchor.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<Anchor> OfAsync(GitObjects objects, string head, CancellationToken cancellationToken)
    {
        BranchContent content = await BranchContent.ReadAsync(objects, head, cancellationToken).ConfigureAwait(false);
        SharedBatch[] last = [.. content.Chains.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => c.Value[c.Value.Count - 1])];
        IReadOnlyDictionary<string, string?> texts = await objects.TextsAsync(last.Select(static b => b.Blob), cancellationToken).ConfigureAwait(false);
        StringBuilder heads = new();
        foreach (SharedBatch batch in last)
        {
            // What is no batch stands there by its content, so that it cannot change unseen either.
            string tip = BatchHeader.Read((texts[batch.Blob.Id] ?? string.Empty).FirstLine(2000))?.Tip ?? batch.Blob.Id;
            heads.Append(FormattableString.Invariant($"{batch.Name.Chain} {batch.Name.Last} {tip}\n"));
        }

        return new Anchor("sha256:" + Hex.Sha256(Encoding.UTF8.GetBytes(heads.ToString())), head, last.Length);
    }
}
