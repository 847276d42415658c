using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Checks the expressions of an action outside of its steps, and learns the inputs it declares.</summary>
/// <param name="texts">Checks texts.</param>
/// <param name="scope">The contexts' types.</param>
/// <param name="condition">Checks a condition at a key.</param>
internal sealed class ActionExpressions(ExpressionTexts texts, ContextScope scope, Action<YamlScalar?, string> condition)
{
    public void Begin(ActionSyntax action)
    {
        foreach (ActionInputSyntax input in action.Inputs)
        {
            texts.CheckTemplate(input.Default, ActionAvailability.InputDefault);
        }

        // Whoever calls it decides what its matrix is; each input is a text, whatever its "type" says.
        scope.Matrix = RecordType.Open;
        scope.CallInputs = RecordType.Closed(action.Inputs.Select(static i => new KeyValuePair<string, ExpressionType>(i.Name.Value, ExpressionType.Text)));
        foreach (YamlScalar text in Texts(action.Runs?.Find("args")).Concat(Texts(action.Runs?.Find("env"))))
        {
            texts.CheckTemplate(text, ActionAvailability.Docker);
        }

        condition(action.Runs?.TextOf("pre-if"), ActionAvailability.RunsIf);
        condition(action.Runs?.TextOf("post-if"), ActionAvailability.RunsIf);
    }

    /// <summary>Checks the outputs, which are settled when the steps are through.</summary>
    public void End(ActionSyntax action)
    {
        foreach (ActionOutputSyntax output in action.Outputs)
        {
            texts.CheckTemplate(output.Value, ActionAvailability.OutputValue);
        }
    }

    private static IEnumerable<YamlScalar> Texts(YamlNode? node) => node switch
    {
        YamlSequence list => list.Items.OfType<YamlScalar>(),
        YamlMapping map => map.Entries.Select(static e => e.Value).OfType<YamlScalar>(),
        _ => [],
    };
}
