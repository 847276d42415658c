namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What a lock's value says of the lock.</summary>
internal enum LockState
{
    /// <summary>Nobody holds it; the value keeps the counter.</summary>
    Free,

    /// <summary>Somebody holds it.</summary>
    Held,
}
