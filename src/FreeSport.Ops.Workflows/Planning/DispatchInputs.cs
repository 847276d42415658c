using System.Globalization;

using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The inputs of a dispatch: what was given, what is filled in, what GitHub would refuse.</summary>
/// <param name="Inputs">The declared inputs in order, then those nobody declared.</param>
/// <param name="Typed">What <c>inputs</c> holds.</param>
/// <param name="Texts">What <c>github.event.inputs</c> holds.</param>
internal sealed record DispatchInputs(IReadOnlyList<FsPlanInput> Inputs, ExpressionValue Typed, ExpressionValue Texts)
{
    public static DispatchInputs Of(DispatchTrigger trigger, IReadOnlyDictionary<string, string> given)
    {
        List<FsPlanInput> inputs = [];
        ExpressionMembers typed = new();
        ExpressionMembers texts = new();
        foreach (InputSyntax declared in trigger.Inputs)
        {
            KeyValuePair<string, string> match = given.FirstOrDefault(g => g.Key.Equals(declared.Name.Value, StringComparison.OrdinalIgnoreCase));
            InputType type = declared.Type ?? InputType.Text;
            string value = match.Value ?? declared.Default?.Value ?? Blank(type);
            FsPlanInput input = new()
            {
                Name = declared.Name.Value,
                Type = NameOf(type),
                Value = value,
                IsDefault = match.Key is null,
                Problem = ProblemOf(declared, type, match.Value, value),
            };
            inputs.Add(input);
            typed.Add(input.Name, input.Problem is null ? ValueOf(type, value) : ExpressionValue.Unknown("inputs." + input.Name));
            texts.Add(input.Name, input.Problem is null ? ExpressionValue.Of(value) : ExpressionValue.Unknown("github.event.inputs." + input.Name));
        }

        string known = string.Join(", ", trigger.Inputs.Select(static i => i.Name.Value));
        inputs.AddRange(given
            .Where(g => !trigger.Inputs.Any(i => i.Name.Value.Equals(g.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(g => new FsPlanInput { Name = g.Key, Value = g.Value, Problem = PlanningTexts.InputUnknown.With(g.Key, known) }));
        return new DispatchInputs(
            inputs,
            ExpressionValue.Of(typed),
            ExpressionValue.Of(texts));
    }

    public static string NameOf(InputType type) => type == InputType.Text ? "string" : type.ToString().ToLowerInvariant();

    /// <summary>What an input without value and default is.</summary>
    public static string Blank(InputType type) => type switch
    {
        InputType.Boolean => "false",
        InputType.Number => "0",
        _ => string.Empty,
    };

    public static ExpressionValue ValueOf(InputType type, string value) => type switch
    {
        InputType.Boolean => ExpressionValue.Of(InputValues.IsTrue(value)),
        InputType.Number => ExpressionValue.Of(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => ExpressionValue.Of(value),
    };

    private static string? ProblemOf(InputSyntax declared, InputType type, string? given, string value)
    {
        if (declared.IsRequired && string.IsNullOrEmpty(given ?? declared.Default?.Value))
        {
            return PlanningTexts.InputMissing.With(declared.Name.Value);
        }

        bool isNoChoice = type == InputType.Choice && value.Length > 0 && !declared.Options.Any(o => o.Value == value);
        return isNoChoice ? PlanningTexts.InputNoChoice.With(declared.Name.Value, value, string.Join(", ", declared.Options.Select(static o => o.Value)))
            : !InputValues.Fits(type, value) ? PlanningTexts.InputMalformed.With(declared.Name.Value, value, NameOf(type))
            : null;
    }
}
