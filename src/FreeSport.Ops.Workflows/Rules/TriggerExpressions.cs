using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Checks the expressions of <c>on</c>, and learns the inputs and secrets it declares.</summary>
internal sealed class TriggerExpressions(ExpressionTexts texts, ContextScope scope, Action<YamlNode, Message> report)
{
    public void Check(TriggerSyntax trigger)
    {
        switch (trigger)
        {
            case WebhookTrigger webhook:
                All(webhook.Types);
                All(webhook.Workflows);
                foreach (FilterSyntax? filter in new[] { webhook.Branches, webhook.BranchesIgnore, webhook.Tags, webhook.TagsIgnore, webhook.Paths, webhook.PathsIgnore })
                {
                    All(filter?.Patterns ?? []);
                }

                break;
            case ScheduleTrigger schedule:
                All(schedule.Entries.Select(static e => e.Cron));
                All(schedule.Entries.Select(static e => e.Timezone).OfType<YamlScalar>());
                break;
            case RepositoryDispatchTrigger dispatch:
                All(dispatch.Types);
                break;
            case ImageVersionTrigger image:
                All(image.Names);
                All(image.Versions);
                break;
            case DispatchTrigger dispatch:
                Dispatch(dispatch);
                break;
            case CallTrigger call:
                Call(call);
                break;
        }
    }

    private void All(IEnumerable<YamlScalar> values)
    {
        foreach (YamlScalar value in values)
        {
            texts.CheckTemplate(value, null);
        }
    }

    private void Dispatch(DispatchTrigger dispatch)
    {
        foreach (InputSyntax input in dispatch.Inputs)
        {
            texts.CheckTemplate(input.Description, null);
            texts.CheckTemplate(input.Default, null);
            texts.Check(input.Required?.Expression, null);
            All(input.Options);
        }

        scope.SetDispatchInputs(RecordType.Closed(dispatch.Inputs.Select(static i => new KeyValuePair<string, ExpressionType>(i.Name.Value, TypeOf(i.Type)))));
    }

    // A default may read the inputs before it, and not itself.
    private void Call(CallTrigger call)
    {
        RecordBuilder inputs = new();
        scope.CallInputs = inputs.Type;
        foreach (InputSyntax input in call.Inputs)
        {
            texts.CheckTemplate(input.Description, null);
            List<ExpressionType>? types = texts.CheckTemplate(input.Default, "on.workflow_call.inputs.<inputs_id>.default");
            ExpressionType type = TypeOf(input.Type);
            if (types is { Count: 1 } && ExpressionMarks.AreAround(input.Default!.Value) && (type.IsBoolean || type.IsNumber) && types[0] != type && !types[0].IsAny)
            {
                report(input.Default, Message.Of<RuleTexts>(nameof(RuleTexts.InputDefaultType), input.Name.Value, type, types[0]));
            }

            inputs.Set(input.Name.Value, type);
        }

        foreach (CallSecretSyntax secret in call.Secrets ?? [])
        {
            texts.CheckTemplate(secret.Description, null);
        }

        foreach (CallOutputSyntax output in call.Outputs)
        {
            texts.CheckTemplate(output.Description, null);
        }

        // Without a list of its own the workflow may be given any secret.
        if (call.Secrets is not null)
        {
            scope.Secrets = RecordType.Closed(
                [.. ContextTypes.AutomaticSecrets.Properties, .. call.Secrets.Select(static s => new KeyValuePair<string, ExpressionType>(s.Name.Value, ExpressionType.Text))]);
        }
    }

    private static ExpressionType TypeOf(InputType? type) => type switch
    {
        InputType.Boolean => ExpressionType.Boolean,
        InputType.Number => ExpressionType.Number,
        InputType.Text or InputType.Choice or InputType.Environment => ExpressionType.Text,
        _ => ExpressionType.Any,
    };
}
