using System.Text.Json;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Json;

/// <summary>Writes values of the report's kinds. Half of a surrogate pair is no text in JSON: it is written as U+FFFD.</summary>
/// <param name="json">Where to.</param>
internal sealed class JsonShape(Utf8JsonWriter json)
{
    /// <summary>Gets where to.</summary>
    public Utf8JsonWriter Json => json;

    public void Text(string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, Whole(value));
        }
    }

    public void Time(string name, DateTime? time)
    {
        if (time is { Year: > 1 } known)
        {
            json.WriteString(name, Words.Iso(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // JSON has no word for what is no number or without end.
    public void Number(string name, double? value)
    {
        if (value is not { } number)
        {
            json.WriteNull(name);
        }
        else if (double.IsNaN(number) || double.IsInfinity(number))
        {
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }

    public void Texts(string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (string? value in values)
        {
            json.WriteStringValue(Whole(value ?? string.Empty));
        }

        json.WriteEndArray();
    }

    public void List<T>(string name, IEnumerable<T> items, Action<JsonShape, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(this, item);
        }

        json.WriteEndArray();
    }

    private static string Whole(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]))
            {
                if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                {
                    char[] repaired = value.ToCharArray();
                    for (int j = i; j < repaired.Length; j++)
                    {
                        if (j + 1 < repaired.Length && char.IsSurrogatePair(repaired[j], repaired[j + 1]))
                        {
                            j++;
                        }
                        else if (char.IsSurrogate(repaired[j]))
                        {
                            repaired[j] = '\uFFFD';
                        }
                    }

                    return new string(repaired);
                }

                i++;
            }
        }

        return value;
    }
}
