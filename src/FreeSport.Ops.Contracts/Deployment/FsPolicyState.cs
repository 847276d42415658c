namespace FreeSport.Ops;

/// <summary>What a policy says of a deployment.</summary>
public enum FsPolicyState
{
    /// <summary>It could not be asked; that is no permission.</summary>
    Unknown = 0,

    /// <summary>Nothing is configured, so it says nothing; never shown as passed.</summary>
    NotConfigured,

    /// <summary>It may be done.</summary>
    Allowed,

    /// <summary>It may not be done.</summary>
    Refused,
}
