using System.Globalization;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads the shapes a workflow is made of and notes what has another one. Throws on nothing.</summary>
internal sealed class ShapeReader
{
    public const string Rule = "syntax-check";

    private readonly List<Finding> _problems = [];

    public IReadOnlyList<Finding> Problems => _problems;

    /// <summary>Notes what is wrong with the text itself, and tags, which GitHub does not know.</summary>
    public void TakeProblems(YamlReading yaml)
    {
        foreach (YamlProblem problem in yaml.Problems)
        {
            Problem(problem.Position, problem.Message);
        }

        foreach (YamlTag tag in yaml.Tags.Where(t => !t.IsCore && !yaml.Problems.Any(p => p.Position == t.Position)))
        {
            Problem(tag.Position, tag.Problem);
        }
    }

    public void Problem(YamlNode node, Message message)
    {
        // An alias without an anchor is read as nothing and has been told of: that nothing stands there is no second problem.
        if (node is not YamlScalar { Value.Length: 0 } || !_problems.Exists(p => p.Start == node.Start))
        {
            _problems.Add(Finding.At(Rule, FsFindingSeverity.Error, node, message));
        }
    }

    public void Problem(YamlPosition place, Message message) => _problems.Add(Finding.At(Rule, FsFindingSeverity.Error, place, message));

    public static Message ShapeOf(YamlNode node) => node switch
    {
        YamlMapping => Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Mapping)),
        YamlSequence => Message.Of<SyntaxTexts>(nameof(SyntaxTexts.List)),
        _ => Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Scalar)),
    };

    public static Message Section(string key) => Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Section), key);

    public void Unknown(YamlScalar key, Message where, params string[] known) => Problem(
        key,
        Message.Of<SyntaxTexts>(nameof(SyntaxTexts.UnexpectedKey), key.Value, where, string.Join(", ", known.OrderBy(static k => k, StringComparer.Ordinal)), Nearest.Suggest(key.Value, known)));

    /// <summary>The entries of a mapping, without keys that stand twice or that GitHub does not know at all.</summary>
    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries(YamlNode node, Message where, bool allowEmpty = false, bool ignoreCase = false)
    {
        if (node is not YamlMapping mapping)
        {
            if (node is not YamlScalar { IsNull: true })
            {
                Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ExpectedMapping), where, ShapeOf(node)));
            }
            else if (!allowEmpty)
            {
                Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NotEmpty), where));
            }

            return [];
        }

        IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = mapping.Entries;
        if (!entries.All(static e => e.Key.Value is not ("" or "<<")) || (ignoreCase && HasTwins(entries)))
        {
            entries = Cleaned(entries, where, ignoreCase);
        }

        if (entries.Count == 0 && !allowEmpty)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NotEmpty), where));
        }

        return entries;
    }

    public YamlScalar Text(YamlNode node, bool allowEmpty = false)
    {
        if (node is not YamlScalar scalar)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ExpectedText), ShapeOf(node)));
            return new YamlScalar(string.Empty, YamlScalarStyle.Plain, node.Start, node.Start);
        }

        if (!allowEmpty && scalar.Value.Length == 0)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.EmptyText)));
        }

        return scalar;
    }

    /// <summary>The texts of a list; null when it is none, or empty where it must not be.</summary>
    public IReadOnlyList<YamlScalar>? List(string section, YamlNode node, bool allowEmpty = false, bool allowEmptyTexts = false) =>
        Items(section, node, allowEmpty)?.Select(i => Text(i, allowEmptyTexts)).ToList();

    public IReadOnlyList<YamlNode>? Items(string section, YamlNode node, bool allowEmpty = false)
    {
        if (node is not YamlSequence list)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ExpectedList), Section(section), ShapeOf(node)));
            return null;
        }

        if (list.Items.Count == 0 && !allowEmpty)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NotEmpty), Section(section)));
            return null;
        }

        return list.Items;
    }

    public IReadOnlyList<YamlScalar> TextOrList(string section, YamlNode node) =>
        node is YamlScalar ? [Text(node)] : List(section, node) ?? [];

    public IReadOnlyList<NamedText> NamedTexts(string section, YamlNode node, bool allowEmpty = false, bool allowEmptyTexts = true) =>
        [.. Entries(node, Section(section), allowEmpty, ignoreCase: true).Select(e => new NamedText(e.Key, Text(e.Value, allowEmptyTexts)))];

    /// <summary>The node as an expression that stands for a whole section; null when it is none.</summary>
    public static YamlScalar? MaybeExpression(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Text } scalar && ExpressionMarks.AreAround(scalar.Value) ? scalar : null;

    public YamlScalar? Expression(YamlScalar scalar, Message instead)
    {
        if (ExpressionMarks.AreAround(scalar.Value))
        {
            return scalar;
        }

        Problem(scalar, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ExpectedExpression), instead, scalar.Value.FirstLine(60), ExpressionMarks.Example));
        return null;
    }

    public ValueSyntax<bool>? Boolean(YamlNode node) => Value<bool>(
        node, nameof(SyntaxTexts.ExpectedBoolean), static s => s.Kind == YamlScalarKind.Boolean ? s.Value.Equals("true", StringComparison.OrdinalIgnoreCase) : null);

    public ValueSyntax<int>? Whole(YamlNode node) => Value<int>(
        node,
        nameof(SyntaxTexts.ExpectedWhole),
        static s => s.Kind == YamlScalarKind.Whole && int.TryParse(s.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null);

    public ValueSyntax<double>? Number(YamlNode node) => Value<double>(
        node,
        nameof(SyntaxTexts.ExpectedNumber),
        static s => s.Kind is YamlScalarKind.Whole or YamlScalarKind.Fraction
            && double.TryParse(s.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsNaN(value) ? value : null);

    public ValueSyntax<double>? Minutes(YamlNode node)
    {
        ValueSyntax<double>? minutes = Number(node);
        if (minutes?.Value <= 0)
        {
            Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MustBePositive), "timeout-minutes", minutes.Value));
        }

        return minutes;
    }

    private ValueSyntax<T>? Value<T>(YamlNode node, string expectedKey, Func<YamlScalar, T?> read)
        where T : struct
    {
        if (node is YamlScalar scalar)
        {
            T? value = read(scalar);
            if (value is not null || MaybeExpression(scalar) is not null)
            {
                return new ValueSyntax<T>(scalar, value);
            }
        }

        Problem(node, Message.Of<SyntaxTexts>(expectedKey, node is YamlScalar written ? written.Value.FirstLine(60) : ShapeOf(node), ExpressionMarks.Example));
        return null;
    }

    private static bool HasTwins(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        if (entries.Count < 2)
        {
            return false;
        }

        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return !entries.All(e => seen.Add(e.Key.Value));
    }

    private List<KeyValuePair<YamlScalar, YamlNode>> Cleaned(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries, Message where, bool ignoreCase)
    {
        List<KeyValuePair<YamlScalar, YamlNode>> clean = [];
        Dictionary<string, YamlScalar> seen = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            if (entry.Key.Value == "<<")
            {
                Problem(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MergeKey)));
                continue;
            }

            if (entry.Key.Value.Length == 0)
            {
                Problem(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.EmptyText)));
            }

            if (seen.TryGetValue(entry.Key.Value, out YamlScalar? first))
            {
                Problem(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.DuplicateKey), entry.Key.Value, where, first.Start.Line));
                continue;
            }

            seen.Add(entry.Key.Value, entry.Key);
            clean.Add(entry);
        }

        return clean;
    }
}
