namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>A label or a person, as GitHub's REST API describes them.</summary>
internal sealed class NamedModel
{
    public string? Name { get; set; }

    public string? Login { get; set; }
}
