using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>
/// The part of the Mustache language that messages need: <c>{{name}}</c>, <c>{{#name}}…{{/name}}</c> for every item of a
/// list and for a text that is there, <c>{{^name}}…{{/name}}</c> for none, <c>{{! comment }}</c>.
/// </summary>
internal static class Mustache
{
    private static readonly Regex Tag = new(@"\{\{(?<kind>[#^/!]?)\s*(?<name>[^{}]*?)\s*\}\}", RegexOptions.CultureInvariant);

    // A tag that opens or closes a part, alone on its line, leaves no empty line behind.
    private static readonly Regex Alone = new(@"^[ \t]*(?<tag>\{\{[#^/!][^{}]*\}\})[ \t]*(\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>Fills a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">Its values: texts, and lists of further values.</param>
    /// <param name="escape">Makes a value harmless where the message is shown.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The template is wrong: a name that nobody knows, a part that does not end. The message says which.</exception>
    public static string Render(string template, IReadOnlyDictionary<string, object> values, Func<string, string> escape)
    {
        string text = Alone.Replace(template, static m => m.Groups["tag"].Value);
        MatchCollection tags = Tag.Matches(text);
        StringBuilder result = new();
        int at = 0;
        int tag = 0;
        Write(result, text, tags, ref tag, ref at, [values], escape, until: null, isShown: true);
        return result.ToString();
    }

    private static void Write(
        StringBuilder result,
        string text,
        MatchCollection tags,
        ref int tag,
        ref int at,
        IReadOnlyDictionary<string, object>[] scopes,
        Func<string, string> escape,
        string? until,
        bool isShown)
    {
        while (tag < tags.Count)
        {
            Match match = tags[tag];
            Append(result, text, at, match.Index, isShown);
            (at, tag) = (match.Index + match.Length, tag + 1);
            string name = match.Groups["name"].Value;
            switch (match.Groups["kind"].Value)
            {
                case "!":
                    break;
                case "/" when name == until:
                    return;
                case "/":
                    throw new FormatException(NotificationTexts.TemplateEnd.With(name));
                case "" when isShown:
                    result.Append(escape(TextOf(Find(scopes, name), name)));
                    break;
                case "":
                    break;
                case var kind:
                    WritePart(result, text, tags, ref tag, ref at, scopes, escape, name, isShown ? Passes(scopes, kind, name) : []);
                    break;
            }
        }

        if (until is not null)
        {
            throw new FormatException(NotificationTexts.TemplateNoEnd.With(until));
        }

        Append(result, text, at, text.Length, isShown);
    }

    // What is not shown is walked through once, to find its end.
    private static void WritePart(
        StringBuilder result,
        string text,
        MatchCollection tags,
        ref int tag,
        ref int at,
        IReadOnlyDictionary<string, object>[] scopes,
        Func<string, string> escape,
        string name,
        IReadOnlyDictionary<string, object>?[] passes)
    {
        (int firstTag, int firstAt) = (tag, at);
        foreach (IReadOnlyDictionary<string, object>? scope in passes)
        {
            (tag, at) = (firstTag, firstAt);
            Write(result, text, tags, ref tag, ref at, scope is null ? scopes : [scope, .. scopes], escape, name, isShown: true);
        }

        if (passes.Length == 0)
        {
            Write(result, text, tags, ref tag, ref at, scopes, escape, name, isShown: false);
        }
    }

    // A list is gone through with each of its items; a text that is there is one pass in the same scope.
    private static IReadOnlyDictionary<string, object>?[] Passes(IReadOnlyDictionary<string, object>[] scopes, string kind, string name)
    {
        IReadOnlyDictionary<string, object>?[] once = [null];
        object value = Find(scopes, name);
        if (value is IReadOnlyList<IReadOnlyDictionary<string, object>> list)
        {
            return kind == "#" ? [.. list] : list.Count == 0 ? once : [];
        }

        return value is string { Length: > 0 } == (kind == "#") ? once : [];
    }

    private static object Find(IReadOnlyDictionary<string, object>[] scopes, string name)
    {
        foreach (IReadOnlyDictionary<string, object> scope in scopes)
        {
            if (scope.TryGetValue(name, out object? value))
            {
                return value;
            }
        }

        string[] names = [.. scopes.SelectMany(static s => s.Keys).Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal)];
        throw new FormatException(NotificationTexts.TemplateName.With(name, string.Join(", ", names), Nearest.Suggest(name, names)));
    }

    private static string TextOf(object value, string name) => value as string ?? throw new FormatException(NotificationTexts.TemplateList.With(name));

    private static void Append(StringBuilder result, string text, int from, int to, bool isShown)
    {
        if (isShown)
        {
            result.Append(text, from, to - from);
        }
    }
}
