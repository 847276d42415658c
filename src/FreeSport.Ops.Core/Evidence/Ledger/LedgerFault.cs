namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Why a line of a ledger cannot be used.</summary>
internal enum LedgerFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It is not what was written, or does not follow the line before it.</summary>
    Broken,

    /// <summary>A newer version of the module wrote it.</summary>
    NewerVersion,
}
