using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One call of <c>toJSON</c>, laid out as GitHub's runner does it.</summary>
internal sealed class JsonWriting(ExpressionRun run, CallNode call)
{
    private readonly StringBuilder _json = new();
    private ExpressionValue _unknown = ExpressionValue.Null;

    public ExpressionValue? Write(ExpressionValue value) =>
        !Value(value, 0) ? null
        : _unknown.Reasons.Count > 0 ? _unknown
        : !run.Memory.Fits(_json.Length) ? run.TooMuch(call)
        : ExpressionValue.Of(_json.ToString());

    private bool Value(ExpressionValue value, int depth)
    {
        if (depth > ExpressionLimits.JsonDepth)
        {
            run.Fail(call, ExpressionErrorKind.BadJson, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.DeepJson), ExpressionLimits.JsonDepth));
            return false;
        }

        if (!run.Memory.Fits(_json.Length))
        {
            run.TooMuch(call);
            return false;
        }

        switch (value.Kind)
        {
            case ExpressionValueKind.Unknown:
                _unknown = ExpressionValue.Depending(_unknown, value);
                return true;
            case ExpressionValueKind.Null:
                _json.Append("null");
                return true;
            case ExpressionValueKind.String:
                Quote(value.Text);
                return true;
            case ExpressionValueKind.Array:
                return Array(value.Items, depth);
            case ExpressionValueKind.Object:
                return Object(value.Members, depth);
            default:
                _json.Append(value.ToText());
                return true;
        }
    }

    private bool Array(IReadOnlyList<ExpressionValue> items, int depth)
    {
        _json.Append('[');
        for (int at = 0; at < items.Count; at++)
        {
            Line(at > 0, depth + 1);
            if (!Value(items[at], depth + 1))
            {
                return false;
            }
        }

        Close(items.Count > 0, depth, ']');
        return true;
    }

    private bool Object(ExpressionMembers members, int depth)
    {
        _unknown = members.Others is null ? _unknown : ExpressionValue.Depending(_unknown, members.Others);
        _json.Append('{');
        for (int at = 0; at < members.Ordered.Count; at++)
        {
            Line(at > 0, depth + 1);
            Quote(members.Ordered[at].Key);
            _json.Append(": ");
            if (!Value(members.Ordered[at].Value, depth + 1))
            {
                return false;
            }
        }

        Close(members.Ordered.Count > 0, depth, '}');
        return true;
    }

    private void Line(bool further, int depth) => _json.Append(further ? ",\n" : "\n").Append(' ', depth * 2);

    private void Close(bool any, int depth, char bracket)
    {
        if (any)
        {
            Line(further: false, depth);
        }

        _json.Append(bracket);
    }

    private void Quote(string text)
    {
        _json.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => _json.Append("\\\""),
                '\\' => _json.Append("\\\\"),
                '\n' => _json.Append("\\n"),
                '\r' => _json.Append("\\r"),
                '\t' => _json.Append("\\t"),
                '\b' => _json.Append("\\b"),
                '\f' => _json.Append("\\f"),
                < ' ' or '\u0085' or '\u2028' or '\u2029' => _json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => _json.Append(c),
            };
        }

        _json.Append('"');
    }
}
