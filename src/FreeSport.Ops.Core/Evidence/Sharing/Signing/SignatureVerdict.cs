namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>What a signature of a batch is worth.</summary>
/// <param name="Fault">What is wrong with it; none for a good one.</param>
/// <param name="Signer">Who signed, as the default branch names them; null where nobody is known.</param>
/// <param name="Reason">Why, in the reader's language.</param>
internal sealed record SignatureVerdict(FsLedgerFault Fault, string? Signer, string Reason);
