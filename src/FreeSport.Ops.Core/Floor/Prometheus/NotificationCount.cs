namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>How often Alertmanager tried to tell receivers of one kind since it started.</summary>
/// <param name="Requests">The tries.</param>
/// <param name="Failed">The tries that failed.</param>
public sealed record NotificationCount(double Requests, double Failed);
