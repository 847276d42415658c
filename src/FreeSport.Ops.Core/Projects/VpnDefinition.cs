namespace FreeSport.Ops.Core.Projects;

/// <summary>How to see that the VPN to the servers is up; what is null is not looked at.</summary>
/// <param name="Interface">The network interface's name or description, with wildcards.</param>
/// <param name="Route">A network behind the VPN, as <c>10.20.0.0/16</c>.</param>
/// <param name="Probe">A host behind the VPN that takes connections, as <c>host:port</c>.</param>
public sealed record VpnDefinition(string? Interface, string? Route, string? Probe);
