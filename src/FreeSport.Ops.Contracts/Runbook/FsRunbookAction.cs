namespace FreeSport.Ops;

/// <summary>What a runbook does at one of its places.</summary>
public enum FsRunbookAction
{
    /// <summary>It looks, and changes nothing but the ledger.</summary>
    Look,

    /// <summary>It takes over what the ledger has, because that still holds.</summary>
    Reuse,

    /// <summary>It changes the environment, where the gates before it are open and somebody confirms.</summary>
    Deploy,
}
