namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Names that the project gives, each with a text.</summary>
/// <param name="Description">What it means.</param>
/// <param name="Value">What each name holds.</param>
public sealed record MapShape(string Description, TextShape Value) : Shape(Description)
{
    /// <summary>Gets a value indicating whether the names are those of headers, some of which carry secrets.</summary>
    internal bool AreHeaders { get; init; }
}
