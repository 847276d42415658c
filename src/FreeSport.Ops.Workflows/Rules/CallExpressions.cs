using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Checks what a job passes to a reusable workflow against the types it asks for.</summary>
internal sealed class CallExpressions(ExpressionTexts texts, RuleContext context, Action<YamlNode, Message> report)
{
    public void Check(CallSyntax call)
    {
        texts.CheckTemplate(call.Uses, null);
        CallTrigger? target = LocalUses.PathOf(call.Uses) is { } path ? context.Surroundings.Workflows?.Find(path).Call : null;
        foreach (NamedText given in call.Inputs)
        {
            List<ExpressionType>? types = texts.Check(given.Value, "jobs.<job_id>.with.<with_id>");
            InputSyntax? input = target?.Inputs.FirstOrDefault(i => i.Name.Value.Equals(given.Name.Value, StringComparison.OrdinalIgnoreCase));
            ExpressionType? wanted = input?.Type switch
            {
                InputType.Boolean => ExpressionType.Boolean,
                InputType.Number => ExpressionType.Number,
                InputType.Text => ExpressionType.Text,
                _ => null,
            };
            ExpressionType type = TypeOf(given.Value, types);
            if (wanted is not null && !Takes(input!.Type!.Value, wanted, given.Value, type))
            {
                report(given.Value, Message.Of<RuleTexts>(nameof(RuleTexts.CallInputType), given.Name.Value, call.Uses.Value, wanted, type));
            }
        }

        foreach (NamedText secret in call.Secrets)
        {
            texts.CheckTemplate(secret.Value, "jobs.<job_id>.secrets.<secrets_id>");
        }
    }

    // What an expression gives is held against the type as well, and a text never becomes a boolean.
    private static bool Takes(InputType input, ExpressionType wanted, YamlScalar value, ExpressionType type) =>
        !ExpressionMarks.AreIn(value.Value) ? InputValues.Fits(input, value)
        : input == InputType.Boolean ? type.IsBoolean || type.IsAny
        : wanted.Accepts(type);

    private static ExpressionType TypeOf(YamlScalar value, List<ExpressionType>? types)
    {
        if (types is { Count: > 0 })
        {
            return types.Count == 1 && ExpressionMarks.AreAround(value.Value) ? types[0] : ExpressionType.Text;
        }

        return types is null ? ExpressionType.Any : value.Kind == YamlScalarKind.Text ? ExpressionType.Text : ExpressionType.OfLiteral(value.Value);
    }
}
