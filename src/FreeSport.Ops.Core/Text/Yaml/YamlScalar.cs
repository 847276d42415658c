namespace FreeSport.Ops.Core.Text.Yaml;

/// <summary>A single value.</summary>
/// <param name="value">The value after unquoting and folding.</param>
/// <param name="isPlain">True when it was written without quotes and not as a block.</param>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends.</param>
public sealed class YamlScalar(string value, bool isPlain, YamlPosition start, YamlPosition end) : YamlNode(start, end)
{
    /// <summary>Gets the value after unquoting and folding.</summary>
    public string Value { get; } = value;

    /// <summary>Gets a value indicating whether it was written without quotes and not as a block.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Gets a value indicating whether it says nothing: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
