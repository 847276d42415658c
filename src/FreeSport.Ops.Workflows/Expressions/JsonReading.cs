using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One call of <c>fromJSON</c>.</summary>
internal sealed class JsonReading(ExpressionRun run, CallNode call)
{
    private bool _tooMuch;

    public ExpressionValue? Read(ExpressionValue text)
    {
        if (text.Kind == ExpressionValueKind.Unknown)
        {
            return ExpressionValue.Depending(text, text);
        }

        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text.ToText()), new JsonReaderOptions { MaxDepth = ExpressionLimits.JsonDepth });
            reader.Read();
            ExpressionValue value = Value(ref reader);
            return _tooMuch ? run.TooMuch(call)
                : reader.Read() ? Bad()
                : value;
        }
        catch (JsonException)
        {
            return Bad();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is JSON and no text.
            return Bad();
        }
    }

    private ExpressionValue? Bad() => run.Fail(call, ExpressionErrorKind.BadJson, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.BadJson), call.Name));

    private ExpressionValue Value(ref Utf8JsonReader reader)
    {
        _tooMuch |= !run.Memory.TakePart(reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueSpan.Length : 0);
        return reader.TokenType switch
        {
            JsonTokenType.StartArray => Array(ref reader),
            JsonTokenType.StartObject => Object(ref reader),
            JsonTokenType.True => ExpressionValue.True,
            JsonTokenType.False => ExpressionValue.False,
            JsonTokenType.Number => ExpressionValue.Of(NumberText.Read(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()))),
            JsonTokenType.String => ExpressionValue.Of(reader.GetString() ?? string.Empty),
            _ => ExpressionValue.Null,
        };
    }

    private ExpressionValue Array(ref Utf8JsonReader reader)
    {
        List<ExpressionValue> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && !_tooMuch)
        {
            items.Add(Value(ref reader));
        }

        return ExpressionValue.Of(items);
    }

    private ExpressionValue Object(ref Utf8JsonReader reader)
    {
        ExpressionMembers members = new();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject && !_tooMuch)
        {
            string name = reader.GetString() ?? string.Empty;
            _tooMuch |= !run.Memory.TakePart(name.Length);
            reader.Read();
            members.Add(name, Value(ref reader));
        }

        return ExpressionValue.Of(members);
    }
}
