using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What an action says of one of its inputs.</summary>
internal readonly record struct ActionInputFacts(string Name, bool IsRequired, bool IsDeprecated, string DeprecationMessage);

/// <summary>Holds what a step gives an action against what the action takes. The runner warns of what is unknown, and looks at nothing that is missing.</summary>
internal static class ActionInputs
{
    public static void Check(StepSyntax step, string action, bool acceptsAny, IReadOnlyList<ActionInputFacts> inputs, Action<YamlNode, Message> warn)
    {
        foreach (YamlScalar given in step.With.Select(static w => w.Name))
        {
            ActionInputFacts? known = inputs.Select(static i => (ActionInputFacts?)i).FirstOrDefault(i => i!.Value.Name.Equals(given.Value, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                if (acceptsAny)
                {
                    continue;
                }

                string[] names = [.. inputs.Select(static i => i.Name).OrderBy(static n => n, StringComparer.Ordinal)];
                warn(given, names.Length == 0
                    ? Message.Of<RuleTexts>(nameof(RuleTexts.InputUnknownNone), given.Value, action)
                    : Message.Of<RuleTexts>(nameof(RuleTexts.InputUnknown), given.Value, action, string.Join(", ", names), Nearest.Suggest(given.Value, names)));
            }
            else if (known is { IsDeprecated: true, IsRequired: false } deprecated)
            {
                warn(given, Message.Of<RuleTexts>(nameof(RuleTexts.InputDeprecated), given.Value, action, deprecated.DeprecationMessage.FirstLine() is { Length: > 0 } why ? " " + why : string.Empty));
            }
        }

        foreach (ActionInputFacts missing in inputs.Where(i => i.IsRequired && !step.With.Any(w => w.Name.Value.Equals(i.Name, StringComparison.OrdinalIgnoreCase))))
        {
            warn(step.Uses!, Message.Of<RuleTexts>(nameof(RuleTexts.InputMissing), missing.Name, action));
        }
    }
}
