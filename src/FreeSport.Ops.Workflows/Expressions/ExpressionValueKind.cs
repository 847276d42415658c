namespace FreeSport.Ops.Workflows.Expressions;

#pragma warning disable CA1720 // These are the names GitHub's documentation gives them.

/// <summary>What a value is.</summary>
public enum ExpressionValueKind
{
    /// <summary>Nobody can know it before the run.</summary>
    Unknown,

    /// <summary><c>null</c></summary>
    Null,

    /// <summary><c>true</c> or <c>false</c></summary>
    Boolean,

    /// <summary>A number with a double's precision.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>Values in their order.</summary>
    Array,

    /// <summary>Values by names whose case does not matter.</summary>
    Object,
}
