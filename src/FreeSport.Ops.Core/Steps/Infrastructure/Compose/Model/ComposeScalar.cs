using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A text, a number, a boolean or nothing.</summary>
/// <param name="value">A <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>; null for nothing.</param>
/// <param name="place">Where it is written.</param>
public sealed class ComposeScalar(object? value, ComposePlace place) : ComposeNode(place)
{
    /// <summary>Gets the value: a <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or null.</summary>
    public object? Value { get; } = value;

    /// <summary>Gets the value when it is a text, else null.</summary>
    public string? Text => Value as string;

    /// <summary>Gets a value indicating whether there is no value.</summary>
    public bool IsNull => Value is null;

    /// <inheritdoc/>
    public override ComposeNode Clone() => this;

    /// <summary>The value as the loader writes it into a text.</summary>
    /// <returns>The text; empty for nothing.</returns>
    public override string ToString() => Value switch
    {
        bool flag => flag ? "true" : "false",
        double number => GoNumber.Print(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Text ?? string.Empty,
    };
}
