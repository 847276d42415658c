using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Evidence.Sharing;
using FreeSport.Ops.Core.Evidence.Sharing.Signing;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>
/// Verifies every chain that lies in a clone, and holds it against the branch as it was seen last: what was cut off, taken away or written anew
/// here shows there, and what is signed is verified. Nothing is asked of the network.
/// </summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class EvidenceVerification(OpsTools tools, Project project)
{
    /// <summary>Verifies.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One check a chain: those of this clone first, then those that were received, then those that are missing here.</returns>
    /// <exception cref="OpsException">There is no repository (<c>EvidenceWithoutRepository</c>), or git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<FsLedgerCheck>> RunAsync(CancellationToken cancellationToken)
    {
        GitRepository repository = EvidenceStore.RequireRepository(project);
        GitObjects objects = new(new UnattendedGit(tools.Processes, tools.Tools), repository);
        SeenRefs seen = EvidenceSharing.SeenOf(project);
        string? head = await objects.ResolveAsync(seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false);
        BranchContent content = await BranchContent.ReadAsync(objects, head, cancellationToken).ConfigureAwait(false);
        SignatureVerifier verifier = new(tools.Processes, tools.Tools, objects, seen.Default, tools.Host.WriteVerbose);
        ChainReader reader = new(objects);
        Dictionary<string, ChainReading> readings = new(StringComparer.Ordinal);
        foreach (string chain in content.Chains.Keys.OrderBy(static c => c, StringComparer.Ordinal))
        {
            readings[chain] = await reader.ReadAsync(chain, content.Of(chain), cancellationToken).ConfigureAwait(false);
        }

        List<FsLedgerCheck> checks = [];
        HashSet<string> here = new(StringComparer.Ordinal);
        Dictionary<string, (string Chain, string Hash)> ids = new(StringComparer.Ordinal);
        foreach (string path in LedgerFolder.AllFiles(repository))
        {
            FsLedgerCheck check = LedgerVerdict.Check(path, cancellationToken);
            check.IsReceived = Path.GetDirectoryName(path) == LedgerFolder.Received(repository);
            LocalChain? local = check.State is FsLedgerState.Unreadable ? null : LocalChain.Read(path, cancellationToken);
            if (local is not null)
            {
                check.Chain = local.Name;
                ChainVerdict.FindDuplicates(check, local, ids);
                if (Nearest(local, path, check.IsReceived, readings.Values) is { } there)
                {
                    here.Add(there.Chain);
                    check.Chain = there.Chain;
                    check.Shared = there.Last;
                    ChainVerdict.Compare(check, local, there);
                    await JudgeSignaturesAsync(check, there, verifier, cancellationToken).ConfigureAwait(false);
                }
            }

            else if (check.State == FsLedgerState.Broken && ByALaterLine(path, readings.Values) is { } shared)
            {
                here.Add(shared.Chain);
                (check.Chain, check.Shared, check.Writer) = (shared.Chain, shared.Last, shared.Writer);
            }

            checks.Add(check);
        }

        foreach (ChainReading gone in readings.Values.Where(r => !here.Contains(r.Chain)).OrderBy(static r => r.Chain, StringComparer.Ordinal))
        {
            FsLedgerCheck check = ChainVerdict.Missing(gone, LedgerFolder.Received(repository));
            await JudgeSignaturesAsync(check, gone, verifier, cancellationToken).ConfigureAwait(false);
            checks.Add(check);
        }

        return checks;
    }

    // The chain that goes on where this one ends, or ends in it; else the one that it shares its beginning with.
    private static ChainReading? Nearest(LocalChain local, string path, bool isReceived, IEnumerable<ChainReading> readings)
    {
        ChainReading[] same = [.. readings.Where(r => r.Chain.StartsWith(local.Name, StringComparison.Ordinal))];
        return (isReceived ? Array.Find(same, r => r.Chain == Path.GetFileNameWithoutExtension(path)) : null)
            ?? Array.Find(same, r => r.Fault == FsLedgerFault.None && local.GoesWith(r))
            ?? Array.Find(same, local.GoesWith)
            ?? same.FirstOrDefault();
    }

    // A chain whose first line was damaged has lost its name; any other line tells it.
    private static ChainReading? ByALaterLine(string path, IEnumerable<ChainReading> readings)
    {
        const int MostLines = 100;
        foreach (LedgerEntry entry in File.ReadLines(path).Take(MostLines).Select(static l => LedgerLine.Parse(l).Entry).OfType<LedgerEntry>())
        {
            if (readings.FirstOrDefault(r => r.HashAt(entry.Sequence) == entry.Hash) is { } found)
            {
                return found;
            }
        }

        return readings.FirstOrDefault(r => r.Chain == Path.GetFileNameWithoutExtension(path));
    }

    private static async Task JudgeSignaturesAsync(FsLedgerCheck check, ChainReading shared, SignatureVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (ReadBatch batch in shared.Batches.Where(static b => b.Batch.Signature is not null))
        {
            SignatureVerdict verdict = await verifier.VerifyAsync(batch.Text, batch.Batch.Signature!, batch.Times, cancellationToken).ConfigureAwait(false);
            check.Signer = verdict.Fault == FsLedgerFault.None ? verdict.Signer : check.Signer;
            if (verdict.Fault != FsLedgerFault.None && check.Fault == FsLedgerFault.None)
            {
                ChainVerdict.Unsigned(check, batch, verdict);
            }
        }
    }
}
