using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>
/// Writes JSON in the one form a digest can be taken of: keys sorted by code unit, no white space, only the escapes
/// JSON demands, whole numbers. A subset of RFC 8785 (no fractions occur in the ledger).
/// </summary>
internal static class CanonicalJson
{
    public static string Write(JsonElement element, string? exceptKey = null)
    {
        StringBuilder text = new();
        Write(text, element, exceptKey);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element, string? exceptKey)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                char separator = '{';
                foreach (JsonProperty property in element.EnumerateObject().OrderBy(static p => p.Name, StringComparer.Ordinal))
                {
                    if (property.Name == exceptKey)
                    {
                        continue;
                    }

                    text.Append(separator);
                    separator = ',';
                    WriteText(text, property.Name);
                    text.Append(':');
                    Write(text, property.Value, exceptKey: null);
                }

                text.Append(separator == '{' ? "{}" : "}");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                bool first = true;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    text.Append(first ? string.Empty : ",");
                    first = false;
                    Write(text, item, exceptKey: null);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(text, element.GetString()!);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
