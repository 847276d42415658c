using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The inputs that a job hands to a workflow it calls.</summary>
/// <param name="notes">Takes what GitHub would refuse.</param>
/// <param name="jobId">The calling job's key.</param>
internal sealed class CallInputs(PlanNotes notes, string jobId)
{
    /// <summary>What <c>inputs</c> holds in the called workflow.</summary>
    /// <param name="trigger">What the workflow takes.</param>
    /// <param name="call">What the job gives.</param>
    /// <param name="caller">Evaluates at the caller's place.</param>
    public ExpressionValue Read(CallTrigger trigger, CallSyntax call, PlanExpressions caller)
    {
        ExpressionMembers inputs = new();
        foreach (InputSyntax declared in trigger.Inputs)
        {
            NamedText given = call.Inputs.FirstOrDefault(g => g.Name.Value.Equals(declared.Name.Value, StringComparison.OrdinalIgnoreCase));
            ExpressionValue value = given.Value is { } handed ? caller.Value(handed)
                : declared.Default is { } filled ? caller.Value(filled)
                : DispatchInputs.ValueOf(declared.Type ?? InputType.Text, DispatchInputs.Blank(declared.Type ?? InputType.Text));
            inputs.Add(declared.Name.Value, Typed(declared, value, isWritten: !ExpressionMarks.AreIn((given.Value ?? declared.Default)?.Value ?? string.Empty)));
        }

        return ExpressionValue.Of(inputs);
    }

    private ExpressionValue Typed(InputSyntax declared, ExpressionValue value, bool isWritten)
    {
        bool fits = declared.Type switch
        {
            InputType.Boolean => value.Kind is ExpressionValueKind.Boolean or ExpressionValueKind.Unknown,
            InputType.Number => value.Kind is ExpressionValueKind.Number or ExpressionValueKind.Unknown,
            _ => true,
        };
        if (!fits)
        {
            // A value that is written out is of the wrong type in every run, and one of the errors of the file.
            if (!isWritten)
            {
                notes.Problem(PlanningTexts.CallInputType.With(jobId, declared.Name.Value, ValueDisplay.Show(value), DispatchInputs.NameOf(declared.Type ?? InputType.Text)));
            }

            return ExpressionValue.Unknown("inputs." + declared.Name.Value);
        }

        bool isText = declared.Type is InputType.Text && value.Kind is not (ExpressionValueKind.Unknown or ExpressionValueKind.String);
        return isText ? ExpressionValue.Of(value.ToText()) : value;
    }
}
