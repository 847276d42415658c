namespace FreeSport.Ops;

/// <summary>How a look at one side of the infrastructure ended.</summary>
/// <remarks>Only <see cref="Read"/> says anything about what is there and what is not.</remarks>
public enum FsInfrastructureReading
{
    /// <summary>It was not looked at.</summary>
    NotLooked = 0,

    /// <summary>It was read to its end.</summary>
    Read = 1,

    /// <summary>The program that would have to be asked is not installed.</summary>
    ToolMissing = 2,

    /// <summary>The engine, host, cluster or state did not let itself be read.</summary>
    Unreachable = 3,

    /// <summary>There was no answer in time.</summary>
    TimedOut = 4,

    /// <summary>A file or an answer could not be understood, or broke off.</summary>
    Unreadable = 5,
}
