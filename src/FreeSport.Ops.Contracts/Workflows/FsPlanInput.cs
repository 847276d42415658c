namespace FreeSport.Ops;

/// <summary>One input of a dispatched or called workflow.</summary>
public sealed class FsPlanInput
{
    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the type: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>choice</c> or <c>environment</c>.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Gets or sets the value the run would see, as text; null when it is not known.</summary>
    public string? Value { get; set; }

    /// <summary>Gets or sets a value indicating whether the value is the file's default.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Gets or sets why GitHub would refuse the value; null when it would not.</summary>
    public string? Problem { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name + "=" + (Value ?? "?");
}
