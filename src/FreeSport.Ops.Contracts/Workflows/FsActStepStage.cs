namespace FreeSport.Ops;

/// <summary>The part of a job a step's entry belongs to, in act's words.</summary>
public enum FsActStepStage
{
    /// <summary>act named none that this version knows.</summary>
    Unknown = 0,

    /// <summary>An action's preparation.</summary>
    Pre = 1,

    /// <summary>The step itself.</summary>
    Main = 2,

    /// <summary>An action's cleaning up.</summary>
    Post = 3,
}
