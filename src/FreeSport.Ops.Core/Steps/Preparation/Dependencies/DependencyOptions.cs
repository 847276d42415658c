namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What bounds an update of dependencies, or a look at them.</summary>
/// <param name="VirtualEnvironment">Absolute path of the virtual environment; null to look for it.</param>
/// <param name="Timeout">How long one program may take.</param>
public sealed record DependencyOptions(string? VirtualEnvironment, TimeSpan Timeout)
{
    /// <summary>Gets the requirements files, absolute; empty for those of the project.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Gets the constraints files, absolute; empty for those of the project.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>Gets folders with packages, absolute, that pip looks into as well.</summary>
    public IReadOnlyList<string> FindLinks { get; init; } = [];

    /// <summary>Gets a value indicating whether pip asks no index.</summary>
    public bool NoIndex { get; init; }

    /// <summary>Gets a value indicating whether the environment is made where there is none, and anew where it is broken.</summary>
    public bool CreateEnvironment { get; init; }

    /// <summary>Gets the Python to make it with, by absolute path or by its name on PATH; null for the first that will do.</summary>
    public string? Python { get; init; }

    /// <summary>Gets a value indicating whether an environment that is made sees the packages of its Python.</summary>
    public bool SystemSitePackages { get; init; }

    /// <summary>Gets a value indicating whether the newest versions that the requirements allow are taken.</summary>
    public bool Upgrade { get; init; }

    /// <summary>Gets a value indicating whether what nothing asks for is removed.</summary>
    public bool Sync { get; init; }

    /// <summary>Gets a value indicating whether nothing is installed that runs its own code: no archive of sources, no install script.</summary>
    public bool OnlyBinary { get; init; }

    /// <summary>Gets a value indicating whether the caller wants the plan alone, so that nothing is locked or noted either.</summary>
    public bool IsTrial { get; init; }
}
