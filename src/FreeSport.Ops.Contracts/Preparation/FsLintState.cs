namespace FreeSport.Ops;

/// <summary>How a linter's run ended.</summary>
public enum FsLintState
{
    /// <summary>There is no report, or none that can be read to its end.</summary>
    Unreadable = 0,

    /// <summary>It looked at one file or more and found nothing.</summary>
    Clean,

    /// <summary>It found something.</summary>
    Findings,

    /// <summary>It looked at no file.</summary>
    NothingChecked,

    /// <summary>Neither the project's CI nor its own files name a linter.</summary>
    NoLinter,

    /// <summary>The project has no virtual environment with a Python.</summary>
    NoVirtualEnvironment,

    /// <summary>It is not installed where the project keeps its tools.</summary>
    NotInstalled,

    /// <summary>It broke off with a message of its own.</summary>
    Crashed,

    /// <summary>It did not end in time and was stopped.</summary>
    TimedOut,

    /// <summary>It was killed from outside.</summary>
    Killed,

    /// <summary>The project's CI runs linters that this module does not run; <c>LeftOut</c> names them.</summary>
    OthersOfCi,
}
