using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>
/// A place in a JSON document, as RFC 9535 writes it, of which the parts are known that name something: <c>.name</c>,
/// <c>['name']</c>, <c>[0]</c>, <c>[-1]</c>, <c>.*</c> and <c>[*]</c>.
/// </summary>
internal sealed class JsonPath
{
    private readonly List<(string? Name, int? Index)> _steps = [];

    private JsonPath()
    {
    }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <returns>The path; null where it is none of that kind.</returns>
    public static JsonPath? Read(string text)
    {
        JsonPath path = new();
        int at = 1;
        if (text.Length == 0 || text[0] != '$')
        {
            return null;
        }

        while (at < text.Length)
        {
            if (text[at] == '.')
            {
                int end = at + 1;
                while (end < text.Length && text[end] is not ('.' or '['))
                {
                    end++;
                }

                if (end == at + 1)
                {
                    return null;
                }

                string name = text.Substring(at + 1, end - at - 1);
                path._steps.Add(name == "*" ? (null, null) : (name, null));
                at = end;
            }
            else if (text[at] != '[' || !path.ReadBracket(text, ref at))
            {
                return null;
            }
        }

        return path;
    }

    /// <summary>The values at the place.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The values; none where there is no such place.</returns>
    public IReadOnlyList<JsonElement> Find(JsonElement root)
    {
        IEnumerable<JsonElement> found = [root];
        foreach ((string? name, int? index) in _steps)
        {
            found = found.SelectMany(e => Step(e, name, index));
        }

        return [.. found];
    }

    private static IEnumerable<JsonElement> Step(JsonElement element, string? name, int? index) => (element.ValueKind, name, index) switch
    {
        (JsonValueKind.Object, { } key, _) => element.TryGetProperty(key, out JsonElement value) ? [value] : [],
        (JsonValueKind.Object, null, null) => element.EnumerateObject().Select(static p => p.Value),
        (JsonValueKind.Array, null, null) => element.EnumerateArray(),
        (JsonValueKind.Array, null, { } number) when (number < 0 ? number + element.GetArrayLength() : number) is >= 0 and int at && at < element.GetArrayLength() => [element[at]],
        _ => [],
    };

    private bool ReadBracket(string text, ref int at)
    {
        char quote = at + 1 < text.Length ? text[at + 1] : '\0';
        if (quote is '\'' or '"')
        {
            StringBuilder name = new();
            int end = at + 2;
            for (; end < text.Length && text[end] != quote; end++)
            {
                if (text[end] == '\\' && end + 1 < text.Length)
                {
                    end++;
                }

                name.Append(text[end]);
            }

            if (end + 1 >= text.Length || text[end + 1] != ']')
            {
                return false;
            }

            _steps.Add((name.ToString(), null));
            at = end + 2;
            return true;
        }

        int close = text.IndexOf(']', at);
        string inside = close < 0 ? string.Empty : text.Substring(at + 1, close - at - 1).Trim();
        bool isNumber = int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index);
        if (inside != "*" && !isNumber)
        {
            return false;
        }

        _steps.Add((null, isNumber ? index : null));
        at = close + 1;
        return true;
    }
}
