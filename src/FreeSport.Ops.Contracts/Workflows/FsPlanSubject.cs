namespace FreeSport.Ops;

/// <summary>What two plans differ in.</summary>
public enum FsPlanSubject
{
    /// <summary>Not told apart.</summary>
    Unknown = 0,

    /// <summary>Whether the workflow starts.</summary>
    Trigger = 1,

    /// <summary>A job that runs, or may run.</summary>
    Job = 2,

    /// <summary>A leg of a matrix that runs, or may run.</summary>
    Leg = 3,

    /// <summary>A permission of a job.</summary>
    Permission = 4,

    /// <summary>A secret that is read.</summary>
    Secret = 5,

    /// <summary>An action, an image or a workflow with what it is held to.</summary>
    Pin = 6,
}
