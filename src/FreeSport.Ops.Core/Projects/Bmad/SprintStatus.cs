using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>What <c>sprint-status.yaml</c> says of stories and epics.</summary>
internal sealed class SprintStatus
{
    private static readonly Regex StoryKey = new(@"^\d{1,3}-\d{1,3}[a-z]?(?:-|$)", RegexOptions.CultureInvariant);

    private readonly List<(string Key, StoryNumber Number, string Status, int Line)> _stories = [];
    private readonly Dictionary<int, (string Status, int Line)> _epics = [];

    private SprintStatus(string path) => Path = path;

    /// <summary>Gets its absolute path.</summary>
    public string Path { get; }

    /// <summary>Gets the stories, in order.</summary>
    public IReadOnlyList<(string Key, StoryNumber Number, string Status, int Line)> Stories => _stories;

    /// <summary>Gets the epics by their numbers.</summary>
    public IReadOnlyDictionary<int, (string Status, int Line)> Epics => _epics;

    /// <summary>Gets why it cannot be read; null where it can.</summary>
    public (string Text, int Line)? Problem { get; private set; }

    /// <summary>Reads it. Throws on no text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    /// <param name="path">Its absolute path.</param>
    public static SprintStatus Read(string text, string path)
    {
        SprintStatus read = new(path);
        YamlReading yaml = YamlReader.Read(text);
        if (yaml.Problems.Count > 0)
        {
            read.Problem = (yaml.Problems[0].Message.ToString(), yaml.Problems[0].Position.Line);
        }

        if ((yaml.Root as YamlMapping)?.Find("development_status") is not YamlMapping all)
        {
            read.Problem ??= ("development_status", 1);
            return read;
        }

        foreach (KeyValuePair<YamlScalar, YamlNode> entry in all.Entries)
        {
            read.Add(entry.Key, entry.Value as YamlScalar);
        }

        return read;
    }

    private void Add(YamlScalar key, YamlScalar? value)
    {
        string status = value?.Value.Trim() ?? string.Empty;
        if (Regex.Match(key.Value, @"^epic-(?<number>\d{1,3})$", RegexOptions.CultureInvariant) is { Success: true } epic)
        {
            _epics[int.Parse(epic.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)] = (status, key.Start.Line);
        }
        else if (StoryKey.IsMatch(key.Value) && StoryNumber.Begins(key.Value) is { } number)
        {
            _stories.Add((key.Value, number, status, key.Start.Line));
        }
    }
}
