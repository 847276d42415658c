namespace FreeSport.Ops.Core.Evidence;

/// <summary>What the rooms offer the checklist for one configuration of a project.</summary>
/// <param name="Boxes">The boxes, in the order on paper.</param>
/// <param name="Freshness">Tells whether what evidence rests on is still the same.</param>
public sealed record OfferedBoxes(IReadOnlyList<ChecklistBox> Boxes, InputFreshness Freshness);
