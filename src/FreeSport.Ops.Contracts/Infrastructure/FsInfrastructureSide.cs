namespace FreeSport.Ops;

/// <summary>Whether something is written in a file or was seen on an engine.</summary>
public enum FsInfrastructureSide
{
    /// <summary>It stands in the project's files.</summary>
    Declared = 0,

    /// <summary>An engine, a cluster or a state has it.</summary>
    Running = 1,
}
