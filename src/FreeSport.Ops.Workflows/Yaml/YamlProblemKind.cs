namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>The kinds of problem a YAML text can have.</summary>
public enum YamlProblemKind
{
    /// <summary>It is not YAML.</summary>
    Syntax,

    /// <summary>It holds nothing.</summary>
    Empty,

    /// <summary>It is not text.</summary>
    Binary,

    /// <summary>A key stands twice in one mapping.</summary>
    DuplicateKey,

    /// <summary>It is nested deeper, or larger, than anything a person writes.</summary>
    TooLarge,
}
