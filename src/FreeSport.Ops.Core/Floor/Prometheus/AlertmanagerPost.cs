namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>An alert that Alertmanager is told of.</summary>
/// <param name="Labels">Its labels, its name as <c>alertname</c> among them.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="StartsAt">Since when.</param>
/// <param name="EndsAt">When it is over, whatever becomes of who tells of it.</param>
public sealed record AlertmanagerPost(IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
