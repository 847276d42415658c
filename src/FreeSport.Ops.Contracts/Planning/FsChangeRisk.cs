namespace FreeSport.Ops;

/// <summary>The class of a change's risk.</summary>
public enum FsChangeRisk
{
    /// <summary>A change that is looked at as the policy says.</summary>
    Normal = 0,

    /// <summary>A change of a kind that was done many times; one person's confirmation is enough.</summary>
    Standard,

    /// <summary>A change that cannot wait: it waits for no window, and has to be reviewed afterwards.</summary>
    Emergency,
}
