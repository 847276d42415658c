namespace FreeSport.Ops;

/// <summary>One effective setting of a project.</summary>
public sealed class FsProjectSetting
{
    /// <summary>Gets or sets its name, as the configuration's keys joined by dots.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its values; none when nothing was found.</summary>
    public string[] Value { get; set; } = [];

    /// <summary>Gets or sets where it comes from.</summary>
    public FsSettingSource Source { get; set; }

    /// <summary>Gets or sets the line of the configuration file; null when it comes from elsewhere.</summary>
    public int? Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
