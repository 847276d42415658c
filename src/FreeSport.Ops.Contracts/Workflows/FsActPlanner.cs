namespace FreeSport.Ops;

/// <summary>Who planned the jobs of a dry run.</summary>
public enum FsActPlanner
{
    /// <summary>The workflow's file alone: stages by <c>needs</c>, no conditions, no matrix legs. Proves nothing.</summary>
    Inventory = 0,

    /// <summary>nektos/act.</summary>
    Act = 1,

    /// <summary>The module's own planner: triggers, conditions and matrix legs from the file, nothing tried.</summary>
    Embedded = 2,
}
