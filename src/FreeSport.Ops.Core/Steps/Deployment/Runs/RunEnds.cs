namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Tells good ends from bad ones.</summary>
internal static class RunEnds
{
    /// <summary>Whether something ended as it should not have.</summary>
    public static bool IsBad(FsRunConclusion conclusion) => conclusion
        is FsRunConclusion.Failure or FsRunConclusion.Cancelled or FsRunConclusion.TimedOut
        or FsRunConclusion.ActionRequired or FsRunConclusion.Stale or FsRunConclusion.StartupFailure;
}
