namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>A secret or variable to set, and where.</summary>
/// <param name="Name">Its name, in upper case as GitHub keeps it.</param>
/// <param name="Location">Where.</param>
/// <param name="Value">Its value; null when none was found for it.</param>
public sealed record SecretItem(string Name, SecretLocation Location, SecretValue? Value)
{
    /// <summary>Gets the name as somebody typed it, by which an environment variable is found where case counts; null when nobody did.</summary>
    public string? TypedName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
