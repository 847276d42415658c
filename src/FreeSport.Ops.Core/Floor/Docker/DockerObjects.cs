using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Docker;

/// <summary>What docker's client answered where it was asked for objects.</summary>
/// <param name="Answer">How the client ended.</param>
/// <param name="Items">The objects; null where it failed, or wrote what cannot be read.</param>
public sealed record DockerObjects(ProcessResult Answer, IReadOnlyList<JsonElement>? Items);
