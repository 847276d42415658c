using System.Globalization;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Calls;

/// <summary>The inputs of dispatches and calls: how many there may be, and whether a value is of an input's type.</summary>
internal static class InputValues
{
    // Source: GitHub's changelog of 2025-12-04.
    private const int MostInputs = 25;

    /// <summary>Why GitHub refuses a dispatch whatever is given; null when it does not.</summary>
    public static Message? TooMany(DispatchTrigger dispatch) =>
        dispatch.Inputs.Count > MostInputs ? Message.Of<CallsTexts>(nameof(CallsTexts.TooManyInputs), MostInputs, dispatch.Inputs.Count) : null;

    /// <summary>Whether a dispatch takes a value, which is a text there whatever the type.</summary>
    public static bool Fits(InputType type, string value) => type switch
    {
        InputType.Boolean => IsTrue(value) || value.Equals("false", StringComparison.OrdinalIgnoreCase),
        InputType.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    /// <summary>Whether a call takes a value that is written out: there <c>'true'</c> is a text and no boolean. Source: actions/runner, WorkflowTemplateConverter.cs.</summary>
    public static bool Fits(InputType type, YamlScalar value) => type switch
    {
        InputType.Boolean => value.Kind == YamlScalarKind.Boolean,
        InputType.Number => value.Kind is YamlScalarKind.Whole or YamlScalarKind.Fraction,
        _ => true,
    };

    public static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
