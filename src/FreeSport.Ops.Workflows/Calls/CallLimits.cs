namespace FreeSport.Ops.Workflows.Calls;

/// <summary>How far GitHub follows calls of reusable workflows. Source: GitHub's reference of reusing workflow configurations.</summary>
internal static class CallLimits
{
    /// <summary>How many workflows may lie one in another; the one that the event starts is the first.</summary>
    public const int MostLevels = 10;

    /// <summary>How many different workflows may be called from one, directly and by those it calls.</summary>
    public const int MostWorkflows = 50;
}
