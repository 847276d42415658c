using System.Text;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;

/// <summary>Holds a model against the schema.</summary>
internal sealed class SchemaCheck
{
    private readonly List<string> _path = [];

    private SchemaCheck()
    {
    }

    /// <summary>What in a model is not as the schema asks.</summary>
    public static IReadOnlyList<SchemaFault> Find(ComposeMapping model)
    {
        List<SchemaFault> faults = [];
        new SchemaCheck().Check(model, ComposeSchema.Root, static () => { }, faults);
        return faults;
    }

    private string? Service => _path.Count > 1 && _path[0] == "services" ? _path[1] : null;

    private string Path => string.Join(".", _path);

    private void Check(ComposeNode value, SchemaNode schema, Action remove, List<SchemaFault> faults)
    {
        if (schema.Types is { } types && !types.Any(t => IsOf(value, t)))
        {
            faults.Add(Fault(ComposeRules.Schema, value.Place, ComposeTexts.WrongKind.With(Path, Kinds(types)), string.Empty, remove));
            return;
        }

        if (schema.Forms.Count > 0)
        {
            CheckForms(value, schema, remove, faults);
        }

        switch (value)
        {
            case ComposeMapping mapping:
                CheckKeys(mapping, schema, faults);
                break;
            case ComposeSequence sequence:
                CheckItems(sequence, schema, remove, faults);
                break;
            case ComposeScalar scalar:
                CheckScalar(scalar, schema, remove, faults);
                break;
        }
    }

    // Of the forms that do not fit, the one that was meant is the one whose fault lies deepest.
    private void CheckForms(ComposeNode value, SchemaNode schema, Action remove, List<SchemaFault> faults)
    {
        List<SchemaFault>? nearest = null;
        foreach (SchemaNode form in schema.Forms)
        {
            List<SchemaFault> own = [];
            Check(value, form, remove, own);
            if (own.Count == 0)
            {
                return;
            }

            if (nearest is null || own.Max(static f => f.Depth) > nearest.Max(static f => f.Depth))
            {
                nearest = own;
            }
        }

        if (nearest!.All(f => f.Depth == _path.Count && f.Rule == ComposeRules.Schema))
        {
            string[] kinds = [.. schema.Forms.SelectMany(static f => f.Types ?? f.Forms.SelectMany(static n => n.Types ?? [])).Distinct()];
            if (kinds.Length > 0 && !kinds.Any(k => IsOf(value, k)))
            {
                nearest = [Fault(ComposeRules.Schema, value.Place, ComposeTexts.WrongKind.With(Path, Kinds(kinds)), string.Empty, remove)];
            }
        }

        faults.AddRange(nearest!);
    }

    private void CheckKeys(ComposeMapping mapping, SchemaNode schema, List<SchemaFault> faults)
    {
        foreach (ComposeEntry entry in mapping.Entries)
        {
            void Remove() => mapping.Remove(entry.Key);
            bool isKnown = false;
            if (schema.Keys.TryGetValue(entry.Key, out SchemaNode? of))
            {
                isKnown = true;
                Enter(entry.Key, entry.Value, of, Remove, faults);
            }

            foreach (KeyValuePair<Regex, SchemaNode> pattern in schema.KeyPatterns)
            {
                if (pattern.Key.IsMatch(entry.Key))
                {
                    isKnown = true;
                    Enter(entry.Key, entry.Value, pattern.Value, Remove, faults);
                }
            }

            if (!isKnown && !schema.IsOpen)
            {
                faults.Add(UnknownKey(entry, schema, Remove));
            }
        }

        foreach (string key in schema.Required)
        {
            if (!mapping.Contains(key))
            {
                faults.Add(Fault(ComposeRules.Schema, mapping.Place, ComposeTexts.MissingKey.With(Path, key), ComposeTexts.MissingKeyRemedy.With(key), static () => { }, deeper: 1));
            }
        }
    }

    private SchemaFault UnknownKey(ComposeEntry entry, SchemaNode schema, Action remove)
    {
        string message = _path.Count == 0 ? ComposeTexts.UnknownTopKey.With(entry.Key) : ComposeTexts.UnknownKey.With(entry.Key, Path);
        string remedy = schema.Keys.Count == 0
            ? ComposeTexts.BadNameRemedy
            : Nearest.Suggest(entry.Key, schema.Keys.Keys)?.ToString().Trim() ?? ComposeTexts.UnknownKeyRemedy;
        return Fault(schema.Keys.Count == 0 ? ComposeRules.Schema : ComposeRules.UnknownKey, entry.KeyPlace, message, remedy, remove, deeper: 1);
    }

    private void Enter(string key, ComposeNode value, SchemaNode schema, Action remove, List<SchemaFault> faults)
    {
        _path.Add(key);
        Check(value, schema, remove, faults);
        _path.RemoveAt(_path.Count - 1);
    }

    private void CheckItems(ComposeSequence sequence, SchemaNode schema, Action remove, List<SchemaFault> faults)
    {
        if (schema.IsUnique)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (ComposeNode item in sequence.Items)
            {
                if (!seen.Add(Print(item)))
                {
                    faults.Add(Fault(ComposeRules.Schema, item.Place, ComposeTexts.TwiceInList.With(Path), ComposeTexts.TwiceInListRemedy, remove));
                    return;
                }
            }
        }

        if (schema.Items is { } each)
        {
            for (int i = 0; i < sequence.Items.Count; i++)
            {
                ComposeNode item = sequence.Items[i];
                Enter(i.ToString(System.Globalization.CultureInfo.InvariantCulture), item, each, () => sequence.Items.Remove(item), faults);
            }
        }
    }

    private void CheckScalar(ComposeScalar scalar, SchemaNode schema, Action remove, List<SchemaFault> faults)
    {
        if (schema.Choices is { } choices && !(scalar.Text is { } choice && choices.Contains(choice)))
        {
            faults.Add(Fault(ComposeRules.Schema, scalar.Place, ComposeTexts.NoChoice.With(Path, string.Join(", ", choices)), Suggest(scalar.ToString(), choices), remove));
        }
        else if (schema.Pattern is { } pattern && scalar.Text is { } text && !pattern.IsMatch(text))
        {
            faults.Add(Fault(ComposeRules.Schema, scalar.Place, ComposeTexts.WrongForm.With(Path, pattern), string.Empty, remove));
        }
        else if (scalar.Value is long or double)
        {
            double number = Convert.ToDouble(scalar.Value, System.Globalization.CultureInfo.InvariantCulture);
            if (number < schema.Least)
            {
                faults.Add(Fault(ComposeRules.Schema, scalar.Place, ComposeTexts.TooLittle.With(Path, schema.Least), string.Empty, remove));
            }
            else if (number > schema.Most)
            {
                faults.Add(Fault(ComposeRules.Schema, scalar.Place, ComposeTexts.TooMuch.With(Path, schema.Most), string.Empty, remove));
            }
        }
    }

    private static string Suggest(string written, IEnumerable<string> choices) => Nearest.Suggest(written, choices)?.ToString().Trim() ?? string.Empty;

    private SchemaFault Fault(string rule, ComposePlace place, string message, string remedy, Action remove, int deeper = 0) =>
        new(rule, place, message, remedy, _path.Count + deeper, Service, remove);

    private static bool IsOf(ComposeNode value, string type) => type switch
    {
        "object" => value is ComposeMapping,
        "array" => value is ComposeSequence,
        "string" => value is ComposeScalar { Value: string },
        "boolean" => value is ComposeScalar { Value: bool },
        "null" => value is ComposeScalar { IsNull: true },
        "integer" => value is ComposeScalar { Value: long } || (value is ComposeScalar { Value: double number } && Math.Floor(number).Equals(number)),
        "number" => value is ComposeScalar { Value: long or double },
        _ => false,
    };

    private static string Kinds(IEnumerable<string> types)
    {
        string[] named = [.. types.Distinct().Select(static t => t switch
        {
            "object" => ComposeTexts.KindMapping,
            "array" => ComposeTexts.KindList,
            "string" => ComposeTexts.KindText,
            "boolean" => ComposeTexts.KindBoolean,
            "null" => ComposeTexts.KindNothing,
            "integer" => ComposeTexts.KindWhole,
            _ => ComposeTexts.KindNumber,
        })];
        return named.Length == 1 ? named[0] : ComposeTexts.KindOr.With(string.Join(", ", named.Take(named.Length - 1)), named[named.Length - 1]);
    }

    private static string Print(ComposeNode node)
    {
        StringBuilder text = new();
        Print(node, text);
        return text.ToString();
    }

    private static void Print(ComposeNode node, StringBuilder text)
    {
        switch (node)
        {
            case ComposeMapping mapping:
                text.Append('{');
                foreach (ComposeEntry entry in mapping.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key).Append(':');
                    Print(entry.Value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case ComposeSequence sequence:
                text.Append('[');
                sequence.Items.ForEach(i => Print(i, text));
                text.Append(']');
                break;
            case ComposeScalar scalar:
                text.Append(scalar.Value is string ? '"' : ' ').Append(scalar).Append('"');
                break;
        }
    }
}
