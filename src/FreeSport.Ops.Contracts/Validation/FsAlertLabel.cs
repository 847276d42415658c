namespace FreeSport.Ops;

/// <summary>A label or an annotation of an alert.</summary>
public sealed class FsAlertLabel
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its value. Redacted.</summary>
    public string Value { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name + "=" + Value;
}
