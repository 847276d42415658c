namespace FreeSport.Ops.Core.Projects;

/// <summary>What a promise of the project's documents is about.</summary>
internal enum ServiceLevelKind
{
    ResponseTime,
    QueryTime,
    ErrorRate,
    Availability,
    Cpu,
    Memory,
    Disk,
}
