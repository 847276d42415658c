namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What lies in the folder of a job at one of its steps.</summary>
internal enum JobTree
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>Nothing is checked out yet.</summary>
    Empty,

    /// <summary>The repository, and nothing that a step has made without naming it.</summary>
    Pure,

    /// <summary>The repository, and what steps may have made in it.</summary>
    Changed,
}
