using System.Text;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows.Checking;

/// <summary>Reads <c>.github/actionlint.yaml</c>.</summary>
internal static class CheckerSettingsReader
{
    // A pattern of the repository must not hold up the check.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly string[] FileNames = ["./.github/actionlint.yaml", "./.github/actionlint.yml"];

    public static CheckerSettings Read(RepositoryFiles files) =>
        FileNames.Select(files.Read).FirstOrDefault(static t => t is not null) is { } text ? Parse(text) : CheckerSettings.Default;

    public static CheckerSettings Parse(string text)
    {
        YamlReading yaml = YamlReader.Read(text);
        if (yaml.Root is not YamlMapping root)
        {
            bool isEmpty = yaml.Root is null && yaml.Problems.All(static p => p.Kind == YamlProblemKind.Empty);
            return isEmpty ? CheckerSettings.Default : Broken((yaml.Problems.Count > 0 ? yaml.Problems[0].Message : CheckingTexts.SettingsShape));
        }

        try
        {
            return new CheckerSettings(
                [.. Texts((root.Find("self-hosted-runner") as YamlMapping)?.Find("labels"))],
                root.Find("config-variables") is YamlSequence variables ? [.. Texts(variables)] : null,
                root.Find("paths") is YamlMapping paths ? [.. paths.Entries.Select(static p => PathOf(p.Key.Value, p.Value))] : [],
                yaml.Problems.Count > 0 ? yaml.Problems[0].Message : null);
        }
        catch (ArgumentException wrong)
        {
            return Broken(wrong.Message);
        }
    }

    private static CheckerSettings Broken(string why) => CheckerSettings.Default with { Problem = why };

    private static IEnumerable<string> Texts(YamlNode? node) =>
        node is YamlSequence list ? list.Items.OfType<YamlScalar>().Select(static s => s.Value) : [];

    private static IgnoredPath PathOf(string glob, YamlNode node) => new(
        new Regex(GlobOf(glob), RegexOptions.CultureInvariant, MatchTimeout),
        [.. Texts((node as YamlMapping)?.Find("ignore")).Select(static m => new Regex(m, RegexOptions.CultureInvariant, MatchTimeout))]);

    // doublestar's patterns: ** crosses folders, * and ? do not, {a,b} is either.
    private static string GlobOf(string glob)
    {
        StringBuilder pattern = new("^");
        for (int i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '*' when i + 1 < glob.Length && glob[i + 1] == '*':
                    bool isFolder = i + 2 < glob.Length && glob[i + 2] == '/';
                    pattern.Append(isFolder ? "(?:.*/)?" : ".*");
                    i += isFolder ? 2 : 1;
                    break;
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '{':
                    pattern.Append("(?:");
                    break;
                case '}':
                    pattern.Append(')');
                    break;
                case ',':
                    pattern.Append('|');
                    break;
                default:
                    pattern.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }

        return pattern.Append('$').ToString();
    }
}
