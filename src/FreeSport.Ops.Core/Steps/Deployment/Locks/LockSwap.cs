namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What became of an attempt to set a lock.</summary>
internal enum LockSwap
{
    /// <summary>Not known; it may still arrive.</summary>
    Unknown,

    /// <summary>The lock has a value of this session.</summary>
    Mine,

    /// <summary>Somebody else was first.</summary>
    Contended,

    /// <summary>The place does not take it: a rule, a hook, a right.</summary>
    Refused,
}
