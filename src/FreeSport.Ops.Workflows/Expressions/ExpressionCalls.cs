using System.Text;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One call of a function. Arguments are evaluated only as far as the function needs them, as in GitHub's runner.</summary>
internal sealed class ExpressionCalls(ExpressionRun run, CallNode call)
{
    private static readonly ExpressionNames Existing = new([], [.. ExpressionFunction.Status, ExpressionFunction.HashFiles]);

    private IReadOnlyList<ExpressionNode> Arguments => call.Arguments;

    public ExpressionValue? Call()
    {
        if (Existing.CheckCall(call) is { } wrong)
        {
            return run.Fail(wrong);
        }

        return call.Name.ToUpperInvariant() switch
        {
            "CASE" => Case(),
            "CONTAINS" => OfTwo(Contains),
            "STARTSWITH" => OfTwo(static (text, part) => OfTexts(text, part, static (t, p) => t.StartsWith(p, StringComparison.OrdinalIgnoreCase))),
            "ENDSWITH" => OfTwo(static (text, part) => OfTexts(text, part, static (t, p) => t.EndsWith(p, StringComparison.OrdinalIgnoreCase))),
            "FORMAT" => new FormatCall(run, call).Call(),
            "JOIN" => Join(),
            "TOJSON" => run.Evaluate(Arguments[0]) is { } value ? new JsonWriting(run, call).Write(value) : null,
            "FROMJSON" => run.Evaluate(Arguments[0]) is { } text ? new JsonReading(run, call).Read(text) : null,
            "HASHFILES" => HashFiles(),
            "SUCCESS" => Status("success"),
            "FAILURE" => Status("failure"),
            "ALWAYS" => Status("always"),
            _ => Status("cancelled"),
        };
    }

    private ExpressionValue? Case()
    {
        for (int at = 0; at < Arguments.Count - 1; at += 2)
        {
            ExpressionValue? condition = run.Evaluate(Arguments[at]);
            if (condition is null || condition.Kind == ExpressionValueKind.Unknown)
            {
                return condition is null ? null : ExpressionValue.Depending(condition, condition);
            }

            if (condition.Kind != ExpressionValueKind.Boolean)
            {
                return run.Fail(Arguments[at], ExpressionErrorKind.NotBoolean, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.NotBoolean)));
            }

            if (condition.Truth == true)
            {
                return run.Evaluate(Arguments[at + 1]);
            }
        }

        return run.Evaluate(Arguments[Arguments.Count - 1]);
    }

    private ExpressionValue? OfTwo(Func<ExpressionValue, ExpressionValue, ExpressionValue> function) =>
        run.Evaluate(Arguments[0]) is { } first && run.Evaluate(Arguments[1]) is { } second
            ? first.Kind == ExpressionValueKind.Unknown || second.Kind == ExpressionValueKind.Unknown
                ? ExpressionValue.Depending(first, second)
                : function(first, second)
            : null;

    private static ExpressionValue Contains(ExpressionValue where, ExpressionValue what)
    {
        if (where.Kind != ExpressionValueKind.Array)
        {
            return OfTexts(where, what, static (text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase));
        }

        ExpressionValue result = ExpressionValue.False;
        foreach (ExpressionValue item in where.Items)
        {
            if (item.Kind == ExpressionValueKind.Unknown)
            {
                result = ExpressionValue.Depending(result, item);
            }
            else if (ExpressionCoercion.Same(item, what))
            {
                return ExpressionValue.True;
            }
        }

        return result;
    }

    private static ExpressionValue OfTexts(ExpressionValue text, ExpressionValue part, Func<string, string, bool> test) =>
        ExpressionValue.Of(text.IsPrimitive && part.IsPrimitive && test(text.ToText(), part.ToText()));

    private ExpressionValue? Join()
    {
        ExpressionValue? items = run.Evaluate(Arguments[0]);
        if (items is null || items.Kind == ExpressionValueKind.Unknown)
        {
            return items is null ? null : ExpressionValue.Depending(items, items);
        }

        if (items.Kind != ExpressionValueKind.Array)
        {
            return ExpressionValue.Of(items.IsPrimitive ? items.ToText() : string.Empty);
        }

        string separator = ",";
        ExpressionValue unknown = ExpressionValue.Null;
        if (items.Items.Count > 1 && Arguments.Count > 1)
        {
            if (run.Evaluate(Arguments[1]) is not { } between)
            {
                return null;
            }

            unknown = ExpressionValue.Depending(unknown, between);
            separator = between.IsPrimitive ? between.ToText() : separator;
        }

        StringBuilder joined = new();
        for (int at = 0; at < items.Items.Count; at++)
        {
            unknown = items.Items[at].Kind == ExpressionValueKind.Unknown ? ExpressionValue.Depending(unknown, items.Items[at]) : unknown;
            string item = items.Items[at].ToText();
            if (!run.Memory.Fits((long)joined.Length + separator.Length + item.Length))
            {
                return run.TooMuch(call);
            }

            joined.Append(at > 0 ? separator : string.Empty).Append(item);
        }

        return unknown.Reasons.Count > 0 ? unknown : ExpressionValue.Of(joined.ToString());
    }

    private ExpressionValue? HashFiles() => All() is not { } patterns ? null
        : patterns.FirstOrDefault(static p => p.Kind == ExpressionValueKind.Unknown) is not null ? patterns.Aggregate(static (one, other) => ExpressionValue.Depending(one, other))
        : run.Scope.HashFiles([.. patterns.Select(static p => p.ToText())]) is not { } hash ? Missing()
        : hash.Value ?? run.Fail(call, ExpressionErrorKind.NoHash, hash.Problem ?? Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.NoHash)));

    private ExpressionValue? Status(string name) => All() is { } arguments ? run.Scope.Status(name, arguments) ?? Missing() : null;

    private ExpressionValue? Missing() => run.Fail(call, ExpressionErrorKind.UnknownFunction, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.UnknownFunction), call.Name));

    private List<ExpressionValue>? All()
    {
        List<ExpressionValue> values = [];
        foreach (ExpressionNode argument in Arguments)
        {
            if (run.Evaluate(argument) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values;
    }
}
