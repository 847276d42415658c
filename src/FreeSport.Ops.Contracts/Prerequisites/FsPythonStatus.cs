namespace FreeSport.Ops;

/// <summary>What <c>Test-FsPython</c> found out about the project's virtual environment.</summary>
public sealed class FsPythonStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsPythonState State { get; set; }

    /// <summary>Gets or sets the interpreter that answered: the virtual environment's own when there is one.</summary>
    public string? Interpreter { get; set; }

    /// <summary>Gets or sets the virtual environment's folder; null when there is none.</summary>
    public string? VirtualEnvironment { get; set; }

    /// <summary>Gets or sets Python's version.</summary>
    public string? Version { get; set; }

    /// <summary>Gets or sets pip's version; null when it is missing.</summary>
    public string? PipVersion { get; set; }

    /// <summary>Gets or sets pytest's version; null when it is missing.</summary>
    public string? PytestVersion { get; set; }

    /// <summary>Gets or sets flake8's version; null when it is missing.</summary>
    public string? Flake8Version { get; set; }

    /// <summary>Gets or sets the packages that are needed and missing.</summary>
    public string[] MissingPackages { get; set; } = [];
}
