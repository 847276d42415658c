namespace FreeSport.Ops;

/// <summary>What kind of line a log's line is.</summary>
/// <remarks>Source: GitHub's workflow commands, as the runner writes them into the log.</remarks>
public enum FsDeploymentLogLevel
{
    /// <summary>A program's output.</summary>
    Output = 0,

    /// <summary>A command that is run.</summary>
    Command,

    /// <summary>The title of a group of lines.</summary>
    Group,

    /// <summary>For who looks for a fault.</summary>
    Debug,

    /// <summary>A notice.</summary>
    Notice,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}
