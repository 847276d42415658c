using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>The file of a gate, and what it says.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Named">The number in its name; null for none.</param>
/// <param name="Document">What it says.</param>
internal sealed record KnownGate(string Path, StoryNumber? Named, GateDocument Document)
{
    /// <summary>Gets the number of the story that it is of: what it says itself, else what its name says; empty for neither.</summary>
    public string Story => Document.Gate.Story.Length > 0 ? Document.Gate.Story : Named?.ToString() ?? string.Empty;
}
