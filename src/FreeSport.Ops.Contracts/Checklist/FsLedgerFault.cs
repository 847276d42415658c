namespace FreeSport.Ops;

/// <summary>What is wrong with a chain of evidence.</summary>
public enum FsLedgerFault
{
    /// <summary>Nothing that could be found.</summary>
    None = 0,

    /// <summary>An event is not what was written.</summary>
    Edited,

    /// <summary>Events stand in another order.</summary>
    Reordered,

    /// <summary>An event stands there twice.</summary>
    Duplicated,

    /// <summary>Events are missing in the middle.</summary>
    Gap,

    /// <summary>Events are missing at the end that were there when the evidence was shared.</summary>
    Truncated,

    /// <summary>Two histories go by one name, as after a clone's folder was copied or put back from a backup.</summary>
    Forked,

    /// <summary>A chain that was shared is gone.</summary>
    MissingChain,

    /// <summary>It belongs to another repository.</summary>
    OtherRepository,

    /// <summary>It is not a chain of evidence at all, or larger than one can be.</summary>
    Invalid,

    /// <summary>A batch is signed with a key that the default branch does not name.</summary>
    UnknownSigner,

    /// <summary>A signature is not one of the batch that it stands beside.</summary>
    WrongSignature,

    /// <summary>A key is not valid at that time, or not for evidence.</summary>
    SignerNotValid,

    /// <summary>A signature could not be verified here.</summary>
    Unverified,

    /// <summary>What was anchored is not what the branch holds.</summary>
    AnchorMismatch,
}
