namespace FreeSport.Ops;

/// <summary>What an update of dependencies would change; nothing was changed.</summary>
public sealed class FsDependencyPlan
{
    /// <summary>Gets or sets who would bring the packages.</summary>
    public FsDependencyManager Manager { get; set; }

    /// <summary>Gets or sets the absolute path of the virtual environment, or of the folder with package.json.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the environment would be made, or made anew.</summary>
    public bool CreatesEnvironment { get; set; }

    /// <summary>Gets or sets the changes.</summary>
    public FsDependencyChange[] Changes { get; set; } = [];

    /// <summary>Gets or sets the packages whose own requirements are not met and stay so.</summary>
    public FsDependencyConflict[] Conflicts { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Manager + " " + Target;
}
