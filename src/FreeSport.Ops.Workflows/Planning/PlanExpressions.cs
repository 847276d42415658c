using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Evaluates what stands at one place of a workflow.</summary>
internal sealed class PlanExpressions
{
    private readonly PlanScope _scope;

    /// <summary>Initializes a new instance of the <see cref="PlanExpressions"/> class.</summary>
    /// <param name="scope">What can be seen there.</param>
    /// <param name="notes">Takes what cannot be evaluated.</param>
    public PlanExpressions(PlanScope scope, PlanNotes notes)
    {
        _scope = scope;
        Values = new NodeValues(root => new ExpressionContexts(ContextTree.Of(root, scope), scope.Success), Wrong);

        ExpressionValue Wrong(Message? message, YamlScalar place)
        {
            notes.Problem(PlanningTexts.BadExpression.With(place.Start.Line, place.Value.FirstLine(80), message));
            return ExpressionValue.Unknown(PlanningTexts.Unreadable.With(place.Start.Line));
        }
    }

    /// <summary>Gets the values of nodes at this place.</summary>
    public NodeValues Values { get; }

    /// <summary>The value of one expression with its type, of a text that holds some as a text, of anything else as YAML means it.</summary>
    public ExpressionValue Value(YamlScalar scalar) => Values.Value(scalar);

    /// <summary>The text with its expressions filled in; those whose value is not known stay as they are written.</summary>
    public string Show(YamlScalar scalar)
    {
        Values.Fill(scalar, out string shown);
        return shown;
    }

    /// <summary>A condition, <c>success()</c> included where it asks for no status itself.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="asksStatus">True when it does ask itself.</param>
    public ExpressionValue Condition(YamlScalar condition, out bool asksStatus)
    {
        asksStatus = false;
        string text = condition.Value.Trim();
        bool isEmbedded = text.StartsWith(ExpressionMarks.Open, StringComparison.Ordinal);
        int end = text.Length;
        ExpressionParse parse = isEmbedded ? ExpressionParser.ParseEmbedded(text, ExpressionMarks.Open.Length, out end) : ExpressionParser.Parse(text);
        bool isMixed = end != text.Length || (!isEmbedded && ExpressionMarks.AreIn(text));
        if (isMixed || parse.Root is not { } root)
        {
            return PlanLogic.And(_scope.Success, isMixed ? Values.Fill(condition, out _) : Values.Evaluate(parse, condition));
        }

        asksStatus = AccessPath.AsksStatus(root);
        ExpressionValue value = Values.Evaluate(parse, condition);
        return asksStatus ? value : PlanLogic.And(_scope.Success, value);
    }
}
