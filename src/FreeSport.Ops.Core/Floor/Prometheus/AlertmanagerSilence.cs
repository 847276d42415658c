namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>A silence.</summary>
/// <param name="Id">Its id; null for one that is to be made.</param>
/// <param name="Matchers">What it hides: alerts that all of these match.</param>
/// <param name="StartsAt">From when.</param>
/// <param name="EndsAt">Until when.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Comment">Why.</param>
/// <param name="State">expired, active or pending; null for one that is to be made.</param>
public sealed record AlertmanagerSilence(string? Id, IReadOnlyList<AlertMatcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, string? State = null);
