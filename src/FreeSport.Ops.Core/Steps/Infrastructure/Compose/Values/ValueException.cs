using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

/// <summary>A value that compose cannot read.</summary>
/// <param name="message">What is wrong with it, in the reader's language.</param>
/// <param name="place">Where; null for where the value as a whole stands.</param>
internal sealed class ValueException(string message, ComposePlace? place = null) : Exception(message)
{
    /// <summary>Gets where; null for where the value as a whole stands.</summary>
    public ComposePlace? Place { get; } = place;
}
