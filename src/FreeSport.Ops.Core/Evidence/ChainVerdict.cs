using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Evidence.Sharing;
using FreeSport.Ops.Core.Evidence.Sharing.Signing;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Gives what is wrong between a chain and the branch its outcome, sentence and remedy.</summary>
internal static class ChainVerdict
{
    /// <summary>Holds a chain against the one on the branch.</summary>
    /// <param name="check">What is known of the chain; a fault that it has already stays.</param>
    /// <param name="local">The chain here.</param>
    /// <param name="shared">The chain there.</param>
    public static void Compare(FsLedgerCheck check, LocalChain local, ChainReading shared)
    {
        if (check.Fault != FsLedgerFault.None)
        {
            return;
        }

        long differs = FirstDifference(local, shared);
        if (differs > 0)
        {
            Fail(check, FsLedgerFault.Forked, differs, EvidenceTexts.VerdictForked.With(differs), EvidenceTexts.VerdictForkedRemedy);
        }
        else if (local.Last < shared.Last)
        {
            Fail(check, FsLedgerFault.Truncated, local.Last + 1, EvidenceTexts.VerdictTruncated.With(local.Last + 1, shared.Last), EvidenceTexts.VerdictTruncatedRemedy);
        }
        else if (shared.Fault != FsLedgerFault.None)
        {
            Fail(check, shared.Fault, shared.FaultLine, EvidenceTexts.VerdictBranch.With(shared.FaultPath, shared.FaultLine, SharingFailures.Words(shared.Fault)), EvidenceTexts.VerdictBranchRemedy);
        }
        else if (shared.Chain.Length > LocalChain.NameLength)
        {
            // The name of a chain that was sent beside another of the same beginning.
            Fail(check, FsLedgerFault.Forked, null, EvidenceTexts.VerdictIsFork.With(shared.Chain.Substring(0, 8)), EvidenceTexts.VerdictForkedRemedy);
        }
    }

    /// <summary>Finds events whose ids another chain has, too.</summary>
    /// <param name="check">What is known of the chain; a fault that it has already stays.</param>
    /// <param name="local">The chain.</param>
    /// <param name="ids">The events of the chains before, which those of this one are added to.</param>
    public static void FindDuplicates(FsLedgerCheck check, LocalChain local, Dictionary<string, (string Chain, string Hash)> ids)
    {
        for (int i = 0; i < local.Ids.Count; i++)
        {
            if (local.Ids[i] is not { } id)
            {
                continue;
            }

            if (ids.TryGetValue(id, out (string Chain, string Hash) other) && other.Chain != local.Name && check.Fault == FsLedgerFault.None)
            {
                Fail(check, FsLedgerFault.Duplicated, i + 1, EvidenceTexts.VerdictDuplicated.With(i + 1, id.FirstLine(40), other.Chain.Substring(0, 8)), EvidenceTexts.CheckBrokenRemedy);
            }

            ids[id] = (local.Name, local.Hashes[i]);
        }
    }

    /// <summary>A chain that the branch held and this clone does not.</summary>
    /// <param name="gone">The chain there.</param>
    /// <param name="folder">Where it would lie.</param>
    /// <returns>The check.</returns>
    public static FsLedgerCheck Missing(ChainReading gone, string folder)
    {
        FsLedgerCheck check = new()
        {
            Step = FsStep.Checklist,
            Subject = gone.Chain + LedgerFolder.Ending,
            Scope = FsScope.Full,
            StartedAt = DateTime.UtcNow,
            Path = Path.Combine(folder, gone.Chain + LedgerFolder.Ending),
            Writer = gone.Writer,
            Chain = gone.Chain,
            IsReceived = true,
            Shared = gone.Last,
        };

        // What was refused from its first batch on never came here.
        if (gone.Last == 0 && gone.Fault != FsLedgerFault.None)
        {
            Fail(check, gone.Fault, gone.FaultLine, EvidenceTexts.VerdictBranch.With(gone.FaultPath, gone.FaultLine, SharingFailures.Words(gone.Fault)), EvidenceTexts.VerdictBranchRemedy);
        }
        else
        {
            Fail(check, FsLedgerFault.MissingChain, null, EvidenceTexts.VerdictMissing.With(gone.Last, gone.Writer), EvidenceTexts.VerdictMissingRemedy);
        }

        return check;
    }

    /// <summary>A signature that is not good.</summary>
    /// <param name="check">What is known of the chain.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="verdict">What its signature is worth.</param>
    public static void Unsigned(FsLedgerCheck check, ReadBatch batch, SignatureVerdict verdict)
    {
        check.Fault = verdict.Fault;
        check.Line = batch.Header.First;
        check.Outcome = verdict.Fault == FsLedgerFault.Unverified ? FsOutcome.Inconclusive : FsOutcome.Failed;
        check.Summary = EvidenceTexts.VerdictSignature.With(batch.Header.First, batch.Header.Last, SharingFailures.Words(verdict.Fault), verdict.Reason);
        check.Detail = verdict.Reason;
        check.Remedy = verdict.Fault == FsLedgerFault.Unverified ? EvidenceTexts.VerdictUnverifiedRemedy : EvidenceTexts.VerdictSignatureRemedy.With(AllowedSigners.File);
    }

    private static long FirstDifference(LocalChain local, ChainReading shared)
    {
        if (local.GoesWith(shared))
        {
            return 0;
        }

        long line = 1;
        while (line <= Math.Min(local.Last, shared.Last) && shared.HashAt(line) == local.Hashes[(int)line - 1])
        {
            line++;
        }

        return line;
    }

    private static void Fail(FsLedgerCheck check, FsLedgerFault fault, long? line, string summary, string remedy)
    {
        (check.State, check.Outcome, check.Fault, check.Line, check.Summary, check.Remedy) = (FsLedgerState.Broken, FsOutcome.Failed, fault, line, summary, remedy);
    }
}
