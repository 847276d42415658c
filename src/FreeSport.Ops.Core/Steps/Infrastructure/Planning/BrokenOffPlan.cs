namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>A plan whose application did not get to tell how it ended.</summary>
/// <param name="Record">What was kept of it.</param>
/// <param name="StartedAt">When it was begun, in UTC; null when nobody remembers.</param>
/// <param name="Changes">What it had come to.</param>
internal sealed record BrokenOffPlan(PlanRecord Record, DateTime? StartedAt, IReadOnlyList<FsResourceChange> Changes);
