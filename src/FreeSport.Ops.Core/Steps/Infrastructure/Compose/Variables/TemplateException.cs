namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>A text whose variables cannot be put in.</summary>
/// <param name="fault">Why not.</param>
/// <param name="variable">The variable, or the text that is no template.</param>
/// <param name="reason">What the text itself says of a variable it asks for; empty for nothing.</param>
public sealed class TemplateException(TemplateFault fault, string variable, string reason) : Exception($"{fault}: {variable} {reason}")
{
    /// <summary>Gets why not.</summary>
    public TemplateFault Fault { get; } = fault;

    /// <summary>Gets the variable, or the text that is no template.</summary>
    public string Variable { get; } = variable;

    /// <summary>Gets what the text itself says of a variable it asks for; empty for nothing.</summary>
    public string Reason { get; } = reason;
}
