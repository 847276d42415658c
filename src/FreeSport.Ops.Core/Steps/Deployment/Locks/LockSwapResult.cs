namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What became of an attempt to set a lock.</summary>
/// <param name="Swap">The end.</param>
/// <param name="Now">What the lock has now; null when that is not known.</param>
/// <param name="Said">What the place said.</param>
internal sealed record LockSwapResult(LockSwap Swap, LockValue? Now, string Said);
