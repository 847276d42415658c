namespace FreeSport.Ops.Core.Steps.Secrets.Models;

/// <summary>A secret or variable, as GitHub's REST API lists it.</summary>
internal sealed class StoredModel
{
    public string Name { get; set; } = string.Empty;

    public string? Value { get; set; }

    public string? Visibility { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
