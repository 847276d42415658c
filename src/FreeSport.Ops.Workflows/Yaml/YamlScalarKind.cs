namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>What a plain scalar stands for in YAML 1.2's core schema, which is what GitHub reads.</summary>
public enum YamlScalarKind
{
    /// <summary>A text; whatever is quoted or a block is one.</summary>
    Text,

    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number: decimal, <c>0x</c> or <c>0o</c>.</summary>
    Whole,

    /// <summary>A number with a point or an exponent, infinity or not-a-number.</summary>
    Fraction,
}
