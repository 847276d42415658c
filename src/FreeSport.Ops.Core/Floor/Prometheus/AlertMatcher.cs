namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>What a silence looks at.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">Its value, or the expression that must match the whole of it.</param>
/// <param name="IsRegex">Whether the value is an expression.</param>
/// <param name="IsEqual">False when it must not match.</param>
public sealed record AlertMatcher(string Name, string Value, bool IsRegex = false, bool IsEqual = true)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(IsEqual, IsRegex) switch { (true, false) => "=", (true, true) => "=~", (false, false) => "!=", _ => "!~" }}\"{Value}\"";
}
