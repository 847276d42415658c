using System.Globalization;

using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>One mapping of the configuration; remembers which keys were asked for, so that the others can be named.</summary>
internal sealed class ConfigurationSection
{
    private readonly YamlMapping _mapping;
    private readonly string _file;
    private readonly IOpsHost _host;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<ConfigurationSection> _children = [];

    private ConfigurationSection(YamlMapping mapping, string file, IOpsHost host) => (_mapping, _file, _host) = (mapping, file, host);

    public static ConfigurationSection From(YamlNode node, string file, IOpsHost host) =>
        node is YamlMapping mapping
            ? new ConfigurationSection(mapping, file, host)
            : throw Invalid(file, node.Start, ProjectsTexts.MappingExpected);

    public static OpsException Invalid(string file, YamlPosition at, string what) => new(new OpsFailure(
        "ConfigurationInvalid",
        FailureKind.InvalidData,
        ProjectsTexts.ConfigurationInvalid.With(file, at.Line, at.Column, what),
        ProjectsTexts.ConfigurationInvalidRemedy,
        file));

    public string? Text(string key) => Find(key) switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlScalar scalar => scalar.Value,
        { } other => throw Invalid(_file, other.Start, ProjectsTexts.TextExpected.With(key)),
    };

    public string RequiredText(string key) =>
        Text(key) ?? throw Invalid(_file, _mapping.Start, ProjectsTexts.KeyMissing.With(key));

    public IReadOnlyList<string>? Texts(string key) => Find(key) switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlSequence list => [.. list.Items.Select(i => i is YamlScalar s ? s.Value : throw Invalid(_file, i.Start, ProjectsTexts.TextExpected.With(key)))],
        YamlScalar one => [one.Value],
        { } other => throw Invalid(_file, other.Start, ProjectsTexts.ListExpected.With(key)),
    };

    public ConfigurationSection? Section(string key) =>
        Find(key) is { } node and not YamlScalar { IsNull: true } ? Child(node) : null;

    public IReadOnlyList<(string Name, ConfigurationSection Section)> Named(string key) =>
        Section(key) is { } parent ? [.. parent._mapping.Entries.Select(e => (parent.Know(e.Key.Value), parent.Child(e.Value)))] : [];

    public IReadOnlyList<ConfigurationSection> Sections(string key) => Find(key) switch
    {
        null or YamlScalar { IsNull: true } => [],
        YamlSequence list => [.. list.Items.Select(Child)],
        { } other => throw Invalid(_file, other.Start, ProjectsTexts.ListExpected.With(key)),
    };

    public string? OneOf(string key, params string[] choices)
    {
        string? value = Text(key);
        return value is null || choices.Contains(value)
            ? value
            : throw Invalid(_file, Find(key)!.Start, ProjectsTexts.ChoiceExpected.With(key, string.Join(", ", choices), Nearest.Suggest(value, choices)));
    }

    public T? Enum<T>(string key)
        where T : struct, Enum =>
        OneOf(key, System.Enum.GetNames(typeof(T))) is { } name ? (T)System.Enum.Parse(typeof(T), name) : null;

    public FsChecklistItem ItemName(string name)
    {
        string[] names = System.Enum.GetNames(typeof(FsChecklistItem));
        return names.Contains(name)
            ? (FsChecklistItem)System.Enum.Parse(typeof(FsChecklistItem), name)
            : throw Invalid(_file, _mapping.Start, ProjectsTexts.ChoiceExpected.With("checklist", string.Join(", ", names), Nearest.Suggest(name, names)));
    }

    public bool? Flag(string key) => OneOf(key, "true", "false") is { } flag ? flag == "true" : null;

    /// <summary>An age such as <c>15m</c>, <c>12h</c> or <c>7d</c>.</summary>
    public TimeSpan? Age(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        bool isNumber = int.TryParse(text.Substring(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return (isNumber && number is > 0 and <= 10_000, text.LastOrDefault()) switch
        {
            (true, 'm') => TimeSpan.FromMinutes(number),
            (true, 'h') => TimeSpan.FromHours(number),
            (true, 'd') => TimeSpan.FromDays(number),
            _ => throw Invalid(_file, Find(key)!.Start, ProjectsTexts.AgeExpected.With(key, text)),
        };
    }

    public void Accept(params string[] keys) => _known.UnionWith(keys);

    public void WarnOfUnknownKeys()
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in _mapping.Entries.Where(e => !_known.Contains(e.Key.Value)))
        {
            YamlPosition at = entry.Key.Start;
            _host.WriteWarning(ProjectsTexts.UnknownKey.With(_file, at.Line, at.Column, entry.Key.Value, Nearest.Suggest(entry.Key.Value, _known)));
        }

        _children.ForEach(static c => c.WarnOfUnknownKeys());
    }

    private YamlNode? Find(string key) => _mapping.Find(Know(key));

    private string Know(string key)
    {
        _known.Add(key);
        return key;
    }

    private ConfigurationSection Child(YamlNode node)
    {
        ConfigurationSection child = From(node, _file, _host);
        _children.Add(child);
        return child;
    }
}
