using System.Collections.Immutable;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>A type as it stands in a signature: its text, in which every name is that of the definition, and what it is built of.</summary>
internal sealed record Shape(string Text, TypeHome? Definition = null, ImmutableArray<Shape> Arguments = default);
