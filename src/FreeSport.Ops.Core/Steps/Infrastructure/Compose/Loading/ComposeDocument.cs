using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>A document of a compose file.</summary>
/// <param name="Root">Its content, with aliases and merge keys resolved; null where it is empty.</param>
/// <param name="Cleared">The paths whose values under it are taken away first: those marked <c>!reset</c> or <c>!override</c>; null for none.</param>
internal sealed record ComposeDocument(ComposeNode? Root, ComposePaths<object>? Cleared);
