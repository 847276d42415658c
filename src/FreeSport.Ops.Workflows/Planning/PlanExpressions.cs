using System.Text;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Evaluates what stands at one place of a workflow.</summary>
/// <param name="scope">What can be seen there.</param>
/// <param name="notes">Takes what cannot be evaluated.</param>
internal sealed class PlanExpressions(PlanScope scope, PlanNotes notes)
{
    // GitHub keeps an evaluation within a megabyte; what is put together from several stays within it too.
    private const int LongestText = ExpressionLimits.Memory / 2;

    /// <summary>The value of a node of any shape.</summary>
    public ExpressionValue Value(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                ExpressionMembers members = new();
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in mapping.Entries)
                {
                    members.Add(entry.Key.Value, Value(entry.Value));
                }

                return ExpressionValue.Of(members);
            case YamlSequence list:
                return ExpressionValue.Of([.. list.Items.Select(Value)]);
            case YamlScalar scalar:
                return Value(scalar);
            default:
                return ExpressionValue.Null;
        }
    }

    /// <summary>The value of one expression with its type, of a text that holds some as a text, of anything else as YAML means it.</summary>
    public ExpressionValue Value(YamlScalar scalar)
    {
        string text = scalar.Value;
        if (!ExpressionMarks.AreIn(text))
        {
            return scalar.Kind switch
            {
                YamlScalarKind.Null => ExpressionValue.Null,
                YamlScalarKind.Boolean => ExpressionValue.Of(text.Equals("true", StringComparison.OrdinalIgnoreCase)),
                YamlScalarKind.Whole or YamlScalarKind.Fraction when NumberText.Read(text) is var number && !double.IsNaN(number) => ExpressionValue.Of(number),
                _ => ExpressionValue.Of(text),
            };
        }

        string trimmed = text.Trim();
        if (trimmed.StartsWith(ExpressionMarks.Open, StringComparison.Ordinal)
            && ExpressionParser.ParseEmbedded(trimmed, ExpressionMarks.Open.Length, out int end) is var whole && end == trimmed.Length)
        {
            return Evaluate(whole, scalar);
        }

        return Fill(scalar, out _);
    }

    /// <summary>The text with its expressions filled in; those whose value is not known stay as they are written.</summary>
    public string Show(YamlScalar scalar)
    {
        Fill(scalar, out string shown);
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
            return PlanLogic.And(scope.Success, isMixed ? Fill(condition, out _) : Evaluate(parse, condition));
        }

        asksStatus = AccessPath.AsksStatus(root);
        ExpressionValue value = Evaluate(parse, condition);
        return asksStatus ? value : PlanLogic.And(scope.Success, value);
    }

    private ExpressionValue Fill(YamlScalar scalar, out string shown)
    {
        string text = scalar.Value;
        if (ExpressionMarks.AreIn(text) && ExpressionLimits.OfWhole(text) is { } tooLong)
        {
            shown = text;
            return Wrong(tooLong, scalar);
        }

        StringBuilder filled = new();
        List<string> unknown = [];
        int at = 0;
        for (int open = text.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(ExpressionMarks.Open, at, StringComparison.Ordinal))
        {
            filled.Append(text, at, open - at);
            ExpressionParse parse = ExpressionParser.ParseEmbedded(text, open + ExpressionMarks.Open.Length, out int end);
            ExpressionValue value = filled.Length > LongestText ? ExpressionValue.Unknown(PlanningTexts.TooLong) : Evaluate(parse, scalar);
            if (value.Kind == ExpressionValueKind.Unknown)
            {
                unknown.AddRange(value.Reasons);
                filled.Append(text, open, end - open);
            }
            else
            {
                filled.Append(value.ToText());
            }

            at = end;
        }

        shown = filled.Append(text, at, text.Length - at).ToString();
        return unknown.Count > 0 ? ExpressionValue.Unknown([.. unknown.Distinct(StringComparer.Ordinal)]) : ExpressionValue.Of(shown);
    }

    private ExpressionValue Evaluate(ExpressionParse parse, YamlScalar place)
    {
        if (parse.Root is not { } root)
        {
            return Wrong(parse.Error?.Message, place);
        }

        ExpressionResult result = ExpressionEvaluator.Evaluate(root, new ExpressionContexts(ContextTree.Of(root, scope), scope.Success));
        return result.Value ?? Wrong(result.Error?.Message, place);
    }

    private ExpressionValue Wrong(Message? message, YamlScalar place)
    {
        notes.Problem(PlanningTexts.BadExpression.With(place.Start.Line, place.Value.FirstLine(80), message));
        return ExpressionValue.Unknown(PlanningTexts.Unreadable.With(place.Start.Line));
    }
}
