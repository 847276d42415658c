namespace FreeSport.Ops;

/// <summary>What of a deployment is waited for.</summary>
public enum FsWaitTarget
{
    /// <summary>Its end.</summary>
    Completion = 0,

    /// <summary>The approvals it asks for, until its end.</summary>
    Approval,
}
