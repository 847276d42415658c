namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What can be wrong with an expression.</summary>
public enum ExpressionErrorKind
{
    /// <summary>A character, word or operator that cannot stand there.</summary>
    UnexpectedSymbol,

    /// <summary>Something has to follow the last word.</summary>
    UnexpectedEnd,

    /// <summary>A string without the quote that ends it.</summary>
    UnterminatedString,

    /// <summary><c>${{</c> without the <c>}}</c> that ends it.</summary>
    Unclosed,

    /// <summary>Nothing between <c>${{</c> and <c>}}</c>.</summary>
    Empty,

    /// <summary>Nested deeper than <see cref="ExpressionLimits.Depth" />.</summary>
    TooDeep,

    /// <summary>Longer than <see cref="ExpressionLimits.Length" />.</summary>
    TooLong,

    /// <summary>A name that is no context here.</summary>
    UnknownContext,

    /// <summary>A function that does not exist here.</summary>
    UnknownFunction,

    /// <summary>Too few or too many arguments, or an even number of them where an odd one is needed.</summary>
    WrongArgumentCount,

    /// <summary>A text that is no JSON, or JSON nested too deeply, was given to <c>fromJSON</c>, or a value nested too deeply to <c>toJSON</c>.</summary>
    BadJson,

    /// <summary>A text for <c>format</c> whose braces do not match or that names an argument that is not there.</summary>
    BadFormat,

    /// <summary>A condition of <c>case</c> that is neither true nor false.</summary>
    NotBoolean,

    /// <summary>Values took more than <see cref="ExpressionLimits.Memory" />.</summary>
    TooMuchMemory,

    /// <summary>Files could not be hashed.</summary>
    NoHash,
}
