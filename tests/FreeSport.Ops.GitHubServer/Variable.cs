namespace FreeSport.Ops.Testing;

/// <summary>A variable.</summary>
/// <param name="Value">Its value.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record Variable(string Value, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
