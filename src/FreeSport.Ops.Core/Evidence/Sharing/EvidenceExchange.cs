using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Evidence.Sharing.Signing;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>
/// Exchanges evidence with the branch: what others sent is received, what waits is sent in one push, and what was seen is
/// remembered last, so that a kill at any moment leaves nothing that the next exchange does not find out by itself.
/// </summary>
/// <param name="objects">The clone's objects.</param>
/// <param name="branch">The branch of the remote.</param>
/// <param name="repository">The clone.</param>
/// <param name="options">How.</param>
/// <param name="signer">Signs batches; null to send them unsigned.</param>
/// <param name="host">Is told of what goes wrong.</param>
internal sealed class EvidenceExchange(GitObjects objects, RemoteBranch branch, GitRepository repository, SharingOptions options, IBatchSigner? signer, IOpsHost host)
{
    // Of ten clones that push at the same moment one gets through each time.
    private const int MostPushes = 25;

    private static readonly Random Chance = new();

    private readonly ChainReader _reader = new(objects);
    private readonly Dictionary<string, (string Blob, string? Signature)> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutboxChain> _first = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private ReceivedChains? _received;
    private bool _isIncomplete;

    /// <summary>Exchanges.</summary>
    /// <param name="onRewrite">Is told what the branch lost before it is taken as it is now; for who accepts that.</param>
    /// <param name="cancellationToken">Stops it; what was not confirmed waits.</param>
    /// <returns>What was exchanged.</returns>
    /// <exception cref="OpsException">git or a file of the clone failed.</exception>
    public async Task<FsEvidenceSync> RunAsync(Func<string, Task> onRewrite, CancellationToken cancellationToken)
    {
        _received = new ReceivedChains(_reader, repository);
        FsEvidenceSync sync = new() { Remote = options.Remote, Branch = options.Branch };
        string? seen = await objects.ResolveAsync(options.Seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false);
        sync.PreviousHead = seen;
        BranchContent content = await BranchContent.ReadAsync(objects, seen, cancellationToken).ConfigureAwait(false);
        Outbox outbox = new(_reader, repository, options.Writer);
        string said = string.Empty;
        bool isAccepted = false;
        while (true)
        {
            RemoteLook look = await branch.LookAsync(cancellationToken).ConfigureAwait(false);
            if (look.Answer == RemoteAnswer.Told && look.Id is { } id)
            {
                said = await FetchAsync(id, cancellationToken).ConfigureAwait(false);
                look = said.Length > 0 ? look with { Answer = RemoteAnswer.Unreachable, Said = said } : look;
            }

            if (look.Answer != RemoteAnswer.Told)
            {
                return await EndedAsync(sync, outbox, content, look.Answer == RemoteAnswer.Denied ? FsEvidenceSyncState.Refused : FsEvidenceSyncState.Offline, look.Said, look.Answer == RemoteAnswer.Denied ? SharingFailures.Denied(options, look.Said) : null, cancellationToken).ConfigureAwait(false);
            }

            BranchContent now = await BranchContent.ReadAsync(objects, look.Id, cancellationToken).ConfigureAwait(false);
            if (seen is not null && !isAccepted && await LostAsync(seen, content, now, cancellationToken).ConfigureAwait(false) is { } lost)
            {
                if (!options.AcceptsRewrite)
                {
                    return await EndedAsync(sync, outbox, content, FsEvidenceSyncState.Rewritten, lost, SharingFailures.Rewritten(options, seen, now.Head, lost), cancellationToken).ConfigureAwait(false);
                }

                await objects.SetAsync(options.Seen.Before(seen), seen, cancellationToken).ConfigureAwait(false);
                await onRewrite(lost).ConfigureAwait(false);
                isAccepted = true;
            }

            content = now;
            sync.Head = content.Head;
            await RememberDefaultAsync(look, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<OutboxChain> chains = await outbox.PlaceAsync(content, cancellationToken).ConfigureAwait(false);
            foreach (OutboxChain chain in chains.Where(c => !_first.ContainsKey(c.Local.Path)))
            {
                _first[chain.Local.Path] = chain;
            }

            await ReceiveAsync(content, chains, cancellationToken).ConfigureAwait(false);
            TellLocal(chains);
            (BatchName Name, string Text)[] batches = [.. chains.SelectMany(c => BatchWriter.Cut(c.Local, c.Name, c.Shared, options.Repository))];
            if (batches.Length == 0)
            {
                await RememberAsync(content.Head, cancellationToken).ConfigureAwait(false);
                return Filled(sync, chains, FsEvidenceSyncState.Synchronized);
            }

            if (sync.Pushes == MostPushes)
            {
                return await EndedAsync(sync, outbox, content, FsEvidenceSyncState.Contended, said, SharingFailures.Contended(options, sync.Pushes, said), cancellationToken).ConfigureAwait(false);
            }

            string commit = await WriteAsync(content.Head, batches, chains, cancellationToken).ConfigureAwait(false);
            sync.Pushes++;
            sync.Batches = batches.Length;
            (BranchPush push, said) = await branch.PushAsync(commit, cancellationToken).ConfigureAwait(false);
            OpsFailure? refusal = push switch
            {
                BranchPush.Protected => SharingFailures.Protected(options, said),
                BranchPush.Refused => SharingFailures.Refused(options, said),
                BranchPush.Denied => SharingFailures.Denied(options, said),
                _ => null,
            };
            if (refusal is not null)
            {
                await RememberAsync(content.Head, cancellationToken).ConfigureAwait(false);
                return await EndedAsync(sync, outbox, content, FsEvidenceSyncState.Refused, said, refusal, cancellationToken).ConfigureAwait(false);
            }

            if (push == BranchPush.Moved)
            {
                sync.Head = commit;
                sync.IsSigned = signer is not null;
                content = await BranchContent.ReadAsync(objects, commit, cancellationToken).ConfigureAwait(false);
                await RememberAsync(commit, CancellationToken.None).ConfigureAwait(false);
                return Filled(sync, await outbox.PlaceAsync(content, cancellationToken).ConfigureAwait(false), FsEvidenceSyncState.Synchronized);
            }

            // Somebody was quicker, or the answer was lost: where the branch stands now tells.
            await Task.Delay(Pause(sync.Pushes), cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Pause(int pushes)
    {
        lock (Chance)
        {
            return TimeSpan.FromMilliseconds((20 + Chance.Next(180)) * Math.Min(pushes, 10));
        }
    }

    // What git said when it failed; empty when the commit is there.
    private async Task<string> FetchAsync(string id, CancellationToken cancellationToken)
    {
        if (await objects.ResolveAsync(id + "^{commit}", cancellationToken).ConfigureAwait(false) is not null)
        {
            return string.Empty;
        }

        (bool succeeded, string said) = await branch.FetchAsync(branch.Ref, cancellationToken).ConfigureAwait(false);
        return succeeded && await objects.ResolveAsync(id + "^{commit}", cancellationToken).ConfigureAwait(false) is not null ? string.Empty : said.Length > 0 ? said : id;
    }

    // Null when everything that was seen is still there: a commit that follows may have taken files out as well.
    private async Task<string?> LostAsync(string seen, BranchContent before, BranchContent now, CancellationToken cancellationToken)
    {
        string lost = LostBatches.Tell(before, now);
        return lost.Length == 0 && now.Head is not null && await objects.IsAncestorAsync(seen, now.Head, cancellationToken).ConfigureAwait(false) ? null : lost;
    }

    private async Task RememberDefaultAsync(RemoteLook look, CancellationToken cancellationToken)
    {
        if (look is { DefaultBranch: { } reference, DefaultId: { } id })
        {
            if (await objects.ResolveAsync(id + "^{commit}", cancellationToken).ConfigureAwait(false) is null)
            {
                await branch.FetchAsync(reference, cancellationToken).ConfigureAwait(false);
            }

            if (await objects.ResolveAsync(id + "^{commit}", cancellationToken).ConfigureAwait(false) is not null)
            {
                await objects.SetAsync(options.Seen.Default, id, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReceiveAsync(BranchContent content, IReadOnlyList<OutboxChain> chains, CancellationToken cancellationToken)
    {
        // Of a chain that lost its end here the branch has more.
        string[] own = [.. chains.Where(static c => c.Fault != FsLedgerFault.Truncated && c.ForkedAt is null).Select(static c => c.Name)];
        try
        {
            await _received!.PlaceAsync(content, own, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw LedgerWriter.NotWritable(LedgerFolder.Received(repository), cause);
        }

        foreach (ChainReading refused in _received.Refused.Where(r => _told.Add(r.Chain + r.FaultPath + r.Fault)))
        {
            Tell(SharingFailures.NotReceived(options, refused));
        }

        if (content.Foreign.Count > 0 && _told.Add(string.Join("\n", content.Foreign)))
        {
            Tell(SharingFailures.Foreign(options, content.Foreign));
        }
    }

    private void TellLocal(IReadOnlyList<OutboxChain> chains)
    {
        foreach (OutboxChain chain in chains.Where(c => _told.Add(c.Local.Path)))
        {
            bool isNew = chain.ForkedAt is not null || chain.Fault == FsLedgerFault.Truncated;
            if (chain.ForkedAt is { } line)
            {
                Tell(SharingFailures.Forked(chain.Local, chain.Remote!, line));
            }
            else if (chain.Fault == FsLedgerFault.Truncated)
            {
                Tell(SharingFailures.Truncated(chain.Local, chain.Remote!));
            }

            if (chain.Local.Check.State is FsLedgerState.Broken or FsLedgerState.NewerVersion)
            {
                Tell(SharingFailures.LocalBroken(chain.Local));
            }

            // What comes next must not be a second history of the same name, nor stand behind what nobody can read.
            if ((isNew || chain.Local.Check.State == FsLedgerState.Broken) && chain.Local.Path == LedgerFolder.FileOf(repository, options.Writer))
            {
                CloneIdentity.Renew(repository);
            }
        }
    }

    private void Tell(OpsFailure failure)
    {
        _isIncomplete = true;
        host.WriteError(failure);
    }

    private async Task<string> WriteAsync(string? parent, IReadOnlyList<(BatchName Name, string Text)> batches, IReadOnlyList<OutboxChain> chains, CancellationToken cancellationToken)
    {
        List<TreeEntry> top = [.. await objects.FolderAsync(parent, string.Empty, cancellationToken).ConfigureAwait(false)];
        List<TreeEntry> folders = [.. await objects.FolderAsync(parent, BatchName.Folder, cancellationToken).ConfigureAwait(false)];
        foreach (IGrouping<string, (BatchName Name, string Text)> chain in batches.GroupBy(static b => b.Name.Chain, StringComparer.Ordinal))
        {
            List<TreeEntry> files = [.. await objects.FolderAsync(parent, BatchName.Folder + "/" + chain.Key, cancellationToken).ConfigureAwait(false)];
            foreach ((BatchName name, string text) in chain)
            {
                (string blob, string? signature) = await WriteBatchAsync(name, text, cancellationToken).ConfigureAwait(false);
                Put(files, new TreeEntry("100644", "blob", blob, 0, name.File));
                if (signature is not null)
                {
                    Put(files, new TreeEntry("100644", "blob", signature, 0, (name with { IsSignature = true }).File));
                }
            }

            Put(folders, new TreeEntry("040000", "tree", await objects.WriteTreeAsync(files, cancellationToken).ConfigureAwait(false), 0, chain.Key));
        }

        Put(top, new TreeEntry("040000", "tree", await objects.WriteTreeAsync(folders, cancellationToken).ConfigureAwait(false), 0, BatchName.Folder));
        string tree = await objects.WriteTreeAsync(top, cancellationToken).ConfigureAwait(false);
        string message = FormattableString.Invariant($"Record {chains.Sum(static c => c.Waiting)} events of {options.Writer}");
        return await objects.WriteCommitAsync(tree, parent, options.Author, message, DateTime.UtcNow, cancellationToken).ConfigureAwait(false);
    }

    // Written and signed once, however often it is pushed.
    private async Task<(string Blob, string? Signature)> WriteBatchAsync(BatchName name, string text, CancellationToken cancellationToken)
    {
        if (!_written.TryGetValue(name.Path, out (string Blob, string? Signature) written))
        {
            string? signature = signer is null ? null : await objects.WriteBlobAsync(await signer.SignAsync(text, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            _written[name.Path] = written = (await objects.WriteBlobAsync(text, cancellationToken).ConfigureAwait(false), signature);
        }

        return written;
    }

    private static void Put(List<TreeEntry> entries, TreeEntry entry)
    {
        entries.RemoveAll(e => e.Path == entry.Path);
        entries.Add(entry);
    }

    private async Task RememberAsync(string? head, CancellationToken cancellationToken)
    {
        if (head is not null)
        {
            await objects.SetAsync(options.Seen.Branch, head, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<FsEvidenceSync> EndedAsync(FsEvidenceSync sync, Outbox outbox, BranchContent content, FsEvidenceSyncState state, string said, OpsFailure? failure, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxChain> chains = await outbox.PlaceAsync(content, cancellationToken).ConfigureAwait(false);
        sync.Detail = said;
        if (failure is not null)
        {
            host.WriteError(failure);
            sync.Remedy = failure.Remedy;
        }

        return Filled(sync, chains, state);
    }

    // Sent is what the branch is known to hold now and did not hold before.
    private FsEvidenceSync Filled(FsEvidenceSync sync, IReadOnlyList<OutboxChain> chains, FsEvidenceSyncState state)
    {
        sync.State = state;
        sync.Chains =
        [
            .. chains.Select(c => new FsEvidenceChain
            {
                Chain = c.Name,
                Writer = c.Local.Writer,
                IsOwn = true,
                Shared = c.Shared,
                Sent = _first.TryGetValue(c.Local.Path, out OutboxChain? first) ? Math.Max(0, first.Waiting - c.Waiting) : 0,
                Waiting = c.Waiting,
                Fault = first?.ForkedAt is not null ? FsLedgerFault.Forked : c.Local.Check.Fault != FsLedgerFault.None ? c.Local.Check.Fault : c.Fault,
            }),
            .. (_received?.Readings ?? []).Where(r => chains.All(c => c.Name != r.Chain || c.Fault == FsLedgerFault.Truncated)).Select(r => new FsEvidenceChain
            {
                Chain = r.Chain,
                Writer = r.Writer,
                Shared = r.Last,
                Received = _received!.Counts.TryGetValue(r.Chain, out int count) ? count : 0,
                Fault = r.Fault,
            }),
        ];
        (sync.Sent, sync.Received, sync.Waiting) = (sync.Chains.Sum(static c => c.Sent), sync.Chains.Sum(static c => c.Received), sync.Chains.Sum(static c => c.Waiting));
        if (state == FsEvidenceSyncState.Synchronized && (_isIncomplete || sync.Chains.Any(static c => c.Fault != FsLedgerFault.None)))
        {
            sync.State = FsEvidenceSyncState.Incomplete;
        }

        return sync;
    }
}
