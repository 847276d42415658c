using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Makes of a value what stands there afterwards; throws <see cref="Values.ValueException"/> for one that nobody can read.</summary>
/// <param name="value">The value.</param>
/// <returns>The value, or another.</returns>
internal delegate ComposeNode ModelChange(ComposeNode value);
