namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>The nature of a failure; each has the same name as the PowerShell error category it becomes.</summary>
public enum FailureKind
{
    /// <summary>None of the others.</summary>
    NotSpecified,

    /// <summary>The caller named something that cannot be.</summary>
    InvalidArgument,

    /// <summary>A file or an answer holds something that cannot be understood.</summary>
    InvalidData,

    /// <summary>It cannot be done in the present state.</summary>
    InvalidOperation,

    /// <summary>What was named is not there.</summary>
    ObjectNotFound,

    /// <summary>A program is missing.</summary>
    NotInstalled,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>The user may not do this.</summary>
    PermissionDenied,

    /// <summary>Somebody else holds it.</summary>
    ResourceBusy,

    /// <summary>Reading failed.</summary>
    ReadError,

    /// <summary>Writing failed.</summary>
    WriteError,

    /// <summary>Content is not what it was when it was written.</summary>
    SecurityError,
}
