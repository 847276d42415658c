namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>A check that a branch asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AppId">The only app whose word counts; null for anybody's.</param>
internal sealed record RequiredCheck(string Name, long? AppId)
{
    /// <summary>Whether a check is the one that is asked for.</summary>
    public bool IsMet(string name, long? appId) => name == Name && (AppId is null || AppId == appId);
}
