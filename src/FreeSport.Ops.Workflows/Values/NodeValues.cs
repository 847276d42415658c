using System.Text;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>Evaluates the nodes of a workflow, as far as their values are known.</summary>
/// <param name="scopeOf">What an expression can see where it stands.</param>
/// <param name="wrong">Takes what cannot be evaluated, with its place, and says what stands for it.</param>
internal sealed class NodeValues(Func<ExpressionNode, IExpressionScope> scopeOf, Func<Message?, YamlScalar, ExpressionValue> wrong)
{
    // GitHub keeps an evaluation within a megabyte; what is put together from several stays within it too.
    private const int LongestText = ExpressionLimits.Memory / 2;

    /// <summary>Gets the values that are the same in every run; all contexts are unknown, and what is wrong is told elsewhere.</summary>
    public static NodeValues OfEveryRun { get; } = new(static _ => UnknownScope.Instance, static (_, _) => ExpressionValue.Unknown("?"));

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

    /// <summary>A text with its expressions filled in; unknown where one of them is.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="shown">The same; expressions whose value is not known stay as they are written.</param>
    public ExpressionValue Fill(YamlScalar scalar, out string shown)
    {
        string text = scalar.Value;
        if (ExpressionMarks.AreIn(text) && ExpressionLimits.OfWhole(text) is { } tooLong)
        {
            shown = text;
            return wrong(tooLong, scalar);
        }

        StringBuilder filled = new();
        List<string> unknown = [];
        int at = 0;
        for (int open = text.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(ExpressionMarks.Open, at, StringComparison.Ordinal))
        {
            filled.Append(text, at, open - at);
            ExpressionParse parse = ExpressionParser.ParseEmbedded(text, open + ExpressionMarks.Open.Length, out int end);
            ExpressionValue value = filled.Length > LongestText ? ExpressionValue.Unknown(ValuesTexts.TooLong) : Evaluate(parse, scalar);
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

    /// <summary>The value of an expression that was read at a place.</summary>
    public ExpressionValue Evaluate(ExpressionParse parse, YamlScalar place)
    {
        if (parse.Root is not { } root)
        {
            return wrong(parse.Error?.Message, place);
        }

        ExpressionResult result = ExpressionEvaluator.Evaluate(root, scopeOf(root));
        return result.Value ?? wrong(result.Error?.Message, place);
    }
}
