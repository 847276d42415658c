using System.Text;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One call of <c>format</c>: <c>{0}</c> is the first argument, <c>{{</c> and <c>}}</c> are braces.</summary>
internal sealed class FormatCall(ExpressionRun run, CallNode call)
{
    private readonly StringBuilder _result = new();
    private readonly ExpressionValue?[] _arguments = new ExpressionValue?[call.Arguments.Count];
    private ExpressionValue _unknown = ExpressionValue.Null;

    public ExpressionValue? Call()
    {
        ExpressionValue? format = run.Evaluate(call.Arguments[0]);
        if (format is null || format.Kind == ExpressionValueKind.Unknown)
        {
            return format is null ? null : ExpressionValue.Depending(format, format);
        }

        string text = format.ToText();
        for (int at = 0; at < text.Length;)
        {
            bool brace = text[at] is '{' or '}';
            bool twice = brace && at + 1 < text.Length && text[at + 1] == text[at];
            if (twice || !brace)
            {
                int end = twice ? at + 1 : Plain(text, at);
                if (!Append(text, at, end))
                {
                    return run.TooMuch(call);
                }

                at = twice ? at + 2 : end;
                continue;
            }

            int close = text.IndexOf('}', at);
            if (text[at] == '}' || Index(text, at + 1, close) is not { } index)
            {
                return run.Fail(call, ExpressionErrorKind.BadFormat, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.BadFormat), text.FirstLine()));
            }

            if (!Argument(index, text))
            {
                return null;
            }

            at = close + 1;
        }

        return _unknown.Reasons.Count > 0 ? _unknown : ExpressionValue.Of(_result.ToString());
    }

    private bool Argument(int index, string format)
    {
        if (index + 1 >= call.Arguments.Count)
        {
            run.Fail(call, ExpressionErrorKind.BadFormat, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.FormatArguments), format.FirstLine()));
            return false;
        }

        if ((_arguments[index] ??= run.Evaluate(call.Arguments[index + 1])) is not { } value)
        {
            return false;
        }

        if (value.Kind == ExpressionValueKind.Unknown)
        {
            _unknown = ExpressionValue.Depending(_unknown, value);
            return true;
        }

        string text = value.ToText();
        if (!Append(text, 0, text.Length))
        {
            run.TooMuch(call);
            return false;
        }

        return true;
    }

    private bool Append(string text, int start, int end)
    {
        if (!run.Memory.Fits((long)_result.Length + end - start))
        {
            return false;
        }

        _result.Append(text, start, end - start);
        return true;
    }

    private static int Plain(string text, int at)
    {
        int brace = text.IndexOfAny(['{', '}'], at);
        return brace < 0 ? text.Length : brace;
    }

    // Digits up to the brace; GitHub reads them as a byte.
    private static int? Index(string text, int start, int end)
    {
        int index = 0;
        for (int at = start; at < end; at++)
        {
            if (text[at] is < '0' or > '9' || (index = (index * 10) + text[at] - '0') > byte.MaxValue)
            {
                return null;
            }
        }

        return end > start ? index : null;
    }
}
