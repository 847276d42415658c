namespace FreeSport.Ops.Workflows.Tables;

/// <summary>What can be expected of a runner's label.</summary>
internal enum RunnerState
{
    /// <summary>GitHub, or a runner of one's own, has it.</summary>
    Current,

    /// <summary>GitHub has it, without a promise.</summary>
    Preview,

    /// <summary>GitHub has it and has told when it will be removed.</summary>
    Retiring,

    /// <summary>GitHub has removed it: a job that asks for it waits a day and fails.</summary>
    Removed,
}
