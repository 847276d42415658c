namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>How an Alertmanager is. Its configuration, which holds webhook addresses in clear, is not read on purpose.</summary>
/// <param name="Version">Its version.</param>
/// <param name="ClusterStatus">ready, settling or disabled.</param>
/// <param name="StartedAt">Since when it runs.</param>
public sealed record AlertmanagerStatus(string Version, string ClusterStatus, DateTimeOffset StartedAt);
