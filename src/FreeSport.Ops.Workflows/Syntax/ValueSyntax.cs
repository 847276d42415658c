using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A truth value or a number, written out or left to an expression.</summary>
/// <param name="Source">What is written.</param>
/// <param name="Value">The value; null when an expression gives it, or when it is wrong.</param>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed record ValueSyntax<T>(YamlScalar Source, T? Value)
    where T : struct
{
    /// <summary>Gets the expression; null when the value is written out.</summary>
    public YamlScalar? Expression => ExpressionMarks.AreAround(Source.Value) ? Source : null;
}
