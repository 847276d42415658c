using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Inputs of <c>workflow_dispatch</c> and <c>workflow_call</c>: options, defaults and how many there are.</summary>
internal sealed class DispatchInputsRule() : WorkflowRule("events")
{
    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        foreach (TriggerSyntax trigger in workflow.Triggers)
        {
            if (trigger is DispatchTrigger dispatch)
            {
                CheckDispatch(dispatch);
            }
            else if (trigger is CallTrigger call)
            {
                foreach (InputSyntax input in call.Inputs)
                {
                    CheckCallDefault(input);
                }
            }
        }
    }

    private void CheckDispatch(DispatchTrigger dispatch)
    {
        foreach (InputSyntax input in dispatch.Inputs)
        {
            if (input.Type == InputType.Choice)
            {
                CheckChoice(input);
                continue;
            }

            if (input.Options.Count > 0)
            {
                Error(input.Name, Message.Of<RuleTexts>(nameof(RuleTexts.OptionsWithoutChoice), input.Name.Value));
            }

            CheckType(input, input.Default is null || InputValues.Fits(input.Type ?? InputType.Text, input.Default.Value));
        }

        if (InputValues.TooMany(dispatch) is { } tooMany)
        {
            Error(dispatch.Event, tooMany);
        }
    }

    private void CheckChoice(InputSyntax input)
    {
        if (input.Options.Count == 0)
        {
            Error(input.Name, Message.Of<RuleTexts>(nameof(RuleTexts.ChoiceWithoutOptions), input.Name.Value));
            return;
        }

        HashSet<string> options = new(StringComparer.Ordinal);
        foreach (YamlScalar option in input.Options.Where(o => !options.Add(o.Value)))
        {
            Warn(option, Message.Of<RuleTexts>(nameof(RuleTexts.OptionTwice), option.Value, input.Name.Value));
        }

        if (input.Default is { } given && !options.Contains(given.Value))
        {
            Error(given, Message.Of<RuleTexts>(nameof(RuleTexts.DefaultNotOption), given.Value, input.Name.Value, string.Join(", ", options)));
        }
    }

    private void CheckCallDefault(InputSyntax input)
    {
        if (input.Default is not { } given)
        {
            return;
        }

        if (!ExpressionMarks.AreIn(given.Value))
        {
            CheckType(input, InputValues.Fits(input.Type ?? InputType.Text, given));
        }

        if (input.IsRequired)
        {
            Note(given, Message.Of<RuleTexts>(nameof(RuleTexts.DefaultOfRequired), input.Name.Value, given.Value));
        }
    }

    private void CheckType(InputSyntax input, bool isRight)
    {
        if (!isRight)
        {
            Error(input.Default!, Message.Of<RuleTexts>(input.Type == InputType.Number ? nameof(RuleTexts.DefaultNotNumber) : nameof(RuleTexts.DefaultNotBoolean), input.Default!.Value, input.Name.Value));
        }
    }
}
