using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>What can go wrong with shared evidence, told for whoever stands before it at night.</summary>
internal static class SharingFailures
{
    public static OpsFailure Denied(SharingOptions options, string said) => new(
        ErrorIds.EvidenceAccessDenied, FailureKind.PermissionDenied, EvidenceTexts.ShareDenied.With(options.Remote, said.FirstLine(300)), EvidenceTexts.ShareDeniedRemedy.With(options.Remote), options.Remote);

    public static OpsFailure Protected(SharingOptions options, string said) => new(
        ErrorIds.EvidenceBranchProtected, FailureKind.PermissionDenied, EvidenceTexts.ShareProtected.With(options.Branch, options.Remote, said.Tail(500)), EvidenceTexts.ShareProtectedRemedy.With(options.Branch), options.Branch);

    public static OpsFailure Refused(SharingOptions options, string said) => new(
        ErrorIds.EvidencePushRefused, FailureKind.PermissionDenied, EvidenceTexts.ShareRefused.With(options.Remote, options.Branch, said.Tail(500)), EvidenceTexts.ShareRefusedRemedy, options.Branch);

    public static OpsFailure Rewritten(SharingOptions options, string seen, string? now, string lost) => new(
        ErrorIds.EvidenceBranchRewritten,
        FailureKind.SecurityError,
        now is null
            ? EvidenceTexts.ShareDeleted.With(options.Branch, options.Remote, CommitId.Short(seen), lost)
            : EvidenceTexts.ShareRewritten.With(options.Branch, options.Remote, CommitId.Short(seen), CommitId.Short(now), lost.Length > 0 ? lost : EvidenceTexts.ShareNothingLost),
        (now is null ? EvidenceTexts.ShareDeletedRemedy : EvidenceTexts.ShareRewrittenRemedy).With(seen, options.Branch, options.Remote),
        options.Branch);

    public static OpsFailure Contended(SharingOptions options, int pushes, string said) => new(
        ErrorIds.EvidenceNotSent, FailureKind.ResourceBusy, EvidenceTexts.ShareContended.With(options.Branch, pushes, said.FirstLine(300)), EvidenceTexts.ShareContendedRemedy, options.Branch);

    public static OpsFailure Forked(LocalChain local, ChainReading other, long line) => new(
        ErrorIds.EvidenceChainForked,
        FailureKind.SecurityError,
        EvidenceTexts.ShareForked.With(local.Path, other.Chain.Substring(0, 8), line),
        EvidenceTexts.ShareForkedRemedy,
        local.Path);

    public static OpsFailure Truncated(LocalChain local, ChainReading other) => new(
        ErrorIds.EvidenceChainTruncated,
        FailureKind.SecurityError,
        EvidenceTexts.ShareTruncated.With(local.Path, local.Last + 1, other.Last),
        EvidenceTexts.ShareTruncatedRemedy,
        local.Path);

    public static OpsFailure NotReceived(SharingOptions options, ChainReading chain) => new(
        chain.Fault == FsLedgerFault.OtherRepository ? ErrorIds.EvidenceOtherRepository : ErrorIds.EvidenceChainRefused,
        FailureKind.SecurityError,
        (chain.Fault == FsLedgerFault.OtherRepository ? EvidenceTexts.ShareOtherRepository : EvidenceTexts.ShareChainRefused).With(options.Branch, chain.FaultPath, chain.FaultLine, Words(chain.Fault)),
        (chain.Fault == FsLedgerFault.OtherRepository ? EvidenceTexts.ShareOtherRepositoryRemedy : EvidenceTexts.ShareChainRefusedRemedy).With(options.Branch),
        chain.Chain);

    public static OpsFailure Foreign(SharingOptions options, IReadOnlyList<string> foreign) => new(
        ErrorIds.EvidenceForeignFile,
        FailureKind.InvalidData,
        EvidenceTexts.ShareForeign.With(options.Branch, foreign.Count, string.Join(", ", foreign.Take(5)) + (foreign.Count > 5 ? ", …" : string.Empty)),
        EvidenceTexts.ShareForeignRemedy.With(options.Branch),
        options.Branch);

    public static OpsFailure LocalBroken(LocalChain local) => new(
        ErrorIds.LedgerBroken, FailureKind.SecurityError, EvidenceTexts.ShareLocalBroken.With(local.Path, local.Check.Line, Words(local.Check.Fault)), EvidenceTexts.LedgerBrokenRemedy, local.Path);

    /// <summary>A fault in the reader's language.</summary>
    /// <param name="fault">The fault.</param>
    public static string Words(FsLedgerFault fault) => fault switch
    {
        FsLedgerFault.Edited => EvidenceTexts.FaultEdited,
        FsLedgerFault.Reordered => EvidenceTexts.FaultReordered,
        FsLedgerFault.Duplicated => EvidenceTexts.FaultDuplicated,
        FsLedgerFault.Gap => EvidenceTexts.FaultGap,
        FsLedgerFault.Truncated => EvidenceTexts.FaultTruncated,
        FsLedgerFault.Forked => EvidenceTexts.FaultForked,
        FsLedgerFault.MissingChain => EvidenceTexts.FaultMissing,
        FsLedgerFault.OtherRepository => EvidenceTexts.FaultOtherRepository,
        FsLedgerFault.UnknownSigner => EvidenceTexts.FaultUnknownSigner,
        FsLedgerFault.WrongSignature => EvidenceTexts.FaultWrongSignature,
        FsLedgerFault.SignerNotValid => EvidenceTexts.FaultSignerNotValid,
        FsLedgerFault.Unverified => EvidenceTexts.FaultUnverified,
        FsLedgerFault.AnchorMismatch => EvidenceTexts.FaultAnchor,
        _ => EvidenceTexts.FaultInvalid,
    };
}
