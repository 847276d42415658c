using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>Reads <c>.github/actionlint.yaml</c>. Of a file with a mistake nothing is taken: half a list of exceptions helps nobody.</summary>
internal static class CheckerSettingsReader
{
    private static readonly string[] FileNames = ["./.github/actionlint.yaml", "./.github/actionlint.yml"];

    public static CheckerSettings Read(RepositoryFiles files) =>
        FileNames.Select(files.Read).FirstOrDefault(static t => t is not null) is { } text ? Parse(text) : CheckerSettings.Default;

    public static CheckerSettings Parse(string text)
    {
        YamlReading yaml = YamlReader.Read(text);
        if (yaml.Root is null && yaml.Problems.All(static p => p.Kind == YamlProblemKind.Empty))
        {
            return CheckerSettings.Default;
        }

        if (yaml.Problems.Count > 0)
        {
            return Broken(yaml.Problems[0].Message.ToString());
        }

        if (yaml.Root is not YamlMapping root)
        {
            return Broken(SurroundingsTexts.SettingsShape);
        }

        try
        {
            ShapeReader shape = new();
            CheckerSettings settings = Read(shape, root);
            return shape.Problems.Count > 0 ? Broken(shape.Problems[0].Message.ToString()) : settings;
        }
        catch (ArgumentException wrong)
        {
            return Broken(wrong.Message);
        }
    }

    private static CheckerSettings Broken(string why) => CheckerSettings.Default with { Problem = why };

    private static CheckerSettings Read(ShapeReader shape, YamlMapping root)
    {
        IReadOnlyList<string> labels = Section(shape, root, "self-hosted-runner") is { } runner ? Texts(shape, runner, "labels") ?? [] : [];
        foreach (string label in labels)
        {
            SettingsGlob.Read(label);
        }

        IEnumerable<KeyValuePair<YamlScalar, YamlNode>> paths = Section(shape, root, "paths")?.Entries ?? [];
        return new CheckerSettings(labels, Texts(shape, root, "config-variables"), [.. paths.Select(p => PathOf(shape, p.Key.Value, p.Value))], null);
    }

    private static IgnoredPath PathOf(ShapeReader shape, string glob, YamlNode node) => new(
        SettingsGlob.Read(glob),
        [.. (AsMapping(shape, glob, node) is { } path ? Texts(shape, path, "ignore") ?? [] : [])
            .Select(static m => new Regex(m, RegexOptions.CultureInvariant, SettingsGlob.MatchTimeout))]);

    private static YamlMapping? Section(ShapeReader shape, YamlMapping parent, string key) =>
        parent.Find(key) is { } node ? AsMapping(shape, key, node) : null;

    private static YamlMapping? AsMapping(ShapeReader shape, string key, YamlNode node)
    {
        shape.Entries(node, ShapeReader.Section(key), allowEmpty: true);
        return node as YamlMapping;
    }

    // No list and an empty list are not the same: an empty list of variables forbids them all.
    private static List<string>? Texts(ShapeReader shape, YamlMapping parent, string key) =>
        parent.Find(key) is { } node and not YamlScalar { IsNull: true }
            ? shape.List(key, node, allowEmpty: true)?.Select(static t => t.Value).ToList()
            : null;
}
