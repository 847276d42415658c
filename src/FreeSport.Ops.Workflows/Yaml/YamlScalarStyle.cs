namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, where <c>\</c> escapes.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>, line breaks kept.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, line breaks folded.</summary>
    Folded,
}
