using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>The labels of runners: what the list of images says of each, and what <c>runners.txt</c> adds.</summary>
internal static partial class RunnerTable
{
    public const string Repository = "actions/runner-images";

    private const string Documentation = "https://docs.github.com/en/actions/reference/runners (larger and self-hosted runners)";

    private static readonly string[] States = ["current", "preview", "retiring", "removed"];

    // Labels of one image that no machine has together.
    private static readonly string[] Sizes = ["-intel", "-large", "-xlarge"];

    public static void Write(GitClone images, IEnumerable<ListedRunner> listed, string path)
    {
        string source = $"https://github.com/{Repository}/blob/{images.Commit("HEAD")}/README.md";
        Dictionary<string, ListedImage> known = Images(images.Read("HEAD", "README.md") ?? throw new IOException($"{Repository} has no README.md"));
        Dictionary<string, ListedRunner> added = listed.ToDictionary(static r => r.Label);
        string[] labels = [.. known.Keys.Union(added.Keys)];
        string[] systems = [.. known.Where(i => added.GetValueOrDefault(i.Key)?.State != "removed").Select(static i => i.Value.System).Distinct().Order(StringComparer.Ordinal)];
        TableFile.Write(
            path,
            "Labels of runners: label, systems (* any), state, since, until, what to take instead, source.",
            [source, $"https://github.com/{Repository}/issues (announcements)", Documentation],
            added.Values.Select(static r => DateOf(r.Since)).Append(images.Date("HEAD")).Max(),
            labels.Select(l => Row(l, known.GetValueOrDefault(l), added.GetValueOrDefault(l), known, systems, source)));
    }

    private static string Row(string label, ListedImage? image, ListedRunner? added, Dictionary<string, ListedImage> known, string[] systems, string source)
    {
        string state = added?.State is { } told && told != "-" ? told : image?.State ?? "current";
        if (!States.Contains(state))
        {
            throw new InvalidDataException($"{label} has the state {state}, which is none of {string.Join(", ", States)}.");
        }

        // What GitHub has removed runs nowhere.
        string where = state == "removed" ? "*" : Systems(label, image, added, known, systems);
        return string.Join('\t', label, where, state, added?.Since ?? "-", added?.Until ?? "-", added?.Instead ?? "-", added is null or { Source: "-" } ? source : added.Source);
    }

    private static string Systems(string label, ListedImage? image, ListedRunner? added, Dictionary<string, ListedImage> known, string[] systems)
    {
        string told = added?.Systems ?? "-";
        IEnumerable<string> found = told switch
        {
            "*" => ["*"],
            "-" => image is null ? [] : [image.System],
            ['=', .. var like] => [Of(like, known)],
            ['+', .. var also] => [image!.System, Of(also, known)],
            [.. var family, '*'] => systems.Where(s => family.Split('|').Any(f => s.StartsWith(f, StringComparison.Ordinal))),
            _ => [],
        };
        List<string> all = [.. found];
        return all.Count > 0 ? TableFile.List(all) : throw new InvalidDataException($"Of the runner {label} nobody says what system it has.");
    }

    private static string Of(string label, Dictionary<string, ListedImage> known) =>
        known.TryGetValue(label, out ListedImage? image) ? image.System : throw new InvalidDataException($"{Repository} lists no runner {label}.");

    // | Ubuntu 24.04<br>![a badge](...) | x64 | `ubuntu-latest` or `ubuntu-24.04` | [ubuntu-24.04] |
    private static Dictionary<string, ListedImage> Images(string text)
    {
        Dictionary<string, ListedImage> images = [];
        foreach (string[] cells in text.Split('\n').Where(static l => l.StartsWith('|')).Select(static l => l.Split('|')).Where(static c => c.Length > 4))
        {
            string state = cells[1].Contains("badge/preview", StringComparison.Ordinal) ? "preview" : cells[1].Contains("badge/deprecated", StringComparison.Ordinal) ? "retiring" : "current";
            string image = TableFile.Flat(Decoration().Replace(cells[1], string.Empty));
            foreach (Match label in Label().Matches(cells[3]))
            {
                string name = label.Groups["name"].Value;
                string size = Sizes.LastOrDefault(s => name.EndsWith(s, StringComparison.Ordinal)) is { } suffix ? suffix.Replace('-', ' ') : string.Empty;
                images[name] = new ListedImage(image + size, state);
            }
        }

        return images.Count > 0 ? images : throw new InvalidDataException($"The README.md of {Repository} lists no images.");
    }

    private static DateTime DateOf(string day) =>
        day == "-" ? DateTime.MinValue : DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<br>.*|\[?!\[.*", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    private sealed record ListedImage(string System, string State);
}
