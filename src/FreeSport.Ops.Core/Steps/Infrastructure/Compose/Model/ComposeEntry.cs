namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A key of a mapping with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="KeyPlace">Where the key is written.</param>
public sealed record ComposeEntry(string Key, ComposeNode Value, ComposePlace KeyPlace);
