namespace FreeSport.Ops;

/// <summary>What stands between this machine and running the project's Python tools.</summary>
public enum FsPythonState
{
    /// <summary>The answer could not be understood.</summary>
    Unreadable = 0,

    /// <summary>The virtual environment answers and has every package.</summary>
    Ready,

    /// <summary>No Python interpreter on PATH and no virtual environment.</summary>
    NoInterpreter,

    /// <summary>An interpreter is there; the project has no virtual environment.</summary>
    NoVirtualEnvironment,

    /// <summary>The virtual environment is there; its Python does not start.</summary>
    BrokenVirtualEnvironment,

    /// <summary>Python starts; pip, pytest or flake8 is missing.</summary>
    MissingPackage,

    /// <summary>Python is older than required.</summary>
    TooOld,

    /// <summary>No answer within the time-out.</summary>
    TimedOut,
}
