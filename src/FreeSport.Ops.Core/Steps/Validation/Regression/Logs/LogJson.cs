using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>A line that is a JSON object, as structured loggers write it.</summary>
/// <param name="Level">The level it names; null for none.</param>
/// <param name="Message">What it tells; the logger first where there is one.</param>
/// <param name="Trace">The traceback it carries; null for none.</param>
/// <param name="At">The time it names; null for none.</param>
internal sealed record LogJson(string? Level, string Message, string? Trace, DateTimeOffset? At)
{
    private static readonly string[] Levels = ["level", "severity", "levelname", "lvl", "log.level"];

    private static readonly string[] Messages = ["message", "msg", "event", "error", "log"];

    private static readonly string[] Loggers = ["logger", "name", "logger_name"];

    private static readonly string[] Traces = ["exc_info", "exception", "stack", "stack_trace", "traceback", "err"];

    private static readonly string[] Times = ["timestamp", "time", "@timestamp", "asctime", "ts"];

    /// <summary>Reads a line.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>What it tells; null where it is no JSON object, or one without a message.</returns>
    public static LogJson? Read(string text)
    {
        if (text.Length < 2 || text[0] != '{')
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            string? message = First(root, Messages);
            string? logger = First(root, Loggers);
            return message is null ? null : new LogJson(First(root, Levels), logger is null ? message : logger + ": " + message, First(root, Traces), Time(First(root, Times)));
        }
        catch (JsonException)
        {
            // A line that only begins like one is a text.
            return null;
        }
    }

    /// <summary>Whether the level is one of an error.</summary>
    /// <returns>Null where the line names no level.</returns>
    public bool? IsError() => Level?.ToUpperInvariant() switch
    {
        null => null,
        "ERROR" or "CRITICAL" or "FATAL" or "SEVERE" or "EMERG" or "ALERT" or "CRIT" or "ERR" or "PANIC" or "50" or "60" => true,
        _ => false,
    };

    private static DateTimeOffset? Time(string? text) =>
        text is not null && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;

    private static string? First(JsonElement root, string[] names)
    {
        foreach (string name in names)
        {
            if (root.TryGetProperty(name, out JsonElement value))
            {
                switch (value.ValueKind)
                {
                    case JsonValueKind.String:
                        return value.GetString();
                    case JsonValueKind.Number:
                        return value.GetRawText();
                    case JsonValueKind.Object when value.TryGetProperty("stack", out JsonElement stack) && stack.ValueKind == JsonValueKind.String:
                        return stack.GetString();
                    case JsonValueKind.Object when value.TryGetProperty("message", out JsonElement inner) && inner.ValueKind == JsonValueKind.String:
                        return inner.GetString();
                }
            }
        }

        return null;
    }
}
