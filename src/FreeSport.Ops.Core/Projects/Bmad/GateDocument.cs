using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>A quality gate as its file says it. What is not what it should be is a problem and counts as nothing.</summary>
internal sealed class GateDocument
{
    private const string DateForm = @"^\d{4}-\d{2}-\d{2}$";

    private static readonly string[] FileKeys = ["files_reviewed", "files_modified_by_qa"];

    private readonly List<GateProblem> _problems = [];

    private GateDocument()
    {
    }

    /// <summary>Gets the gate.</summary>
    public FsGate Gate { get; } = new();

    /// <summary>Gets the title of its story; empty where it does not say.</summary>
    public string StoryTitle { get; private set; } = string.Empty;

    /// <summary>Gets the last moment that its date may mean, in UTC; null where it has none.</summary>
    public DateTime? DecidedBy { get; private set; }

    /// <summary>Gets the numbers of the criteria that tests cover; null where it does not say.</summary>
    public IReadOnlyList<string>? Covered { get; private set; }

    /// <summary>Gets the numbers of the criteria that no test covers.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    /// <summary>Gets the files that it names as looked at.</summary>
    public IReadOnlyList<string> Judged { get; private set; } = [];

    /// <summary>Gets what is wrong with it.</summary>
    public IReadOnlyList<GateProblem> Problems => _problems;

    /// <summary>Reads a gate. Throws on no text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    public static GateDocument Read(string text)
    {
        GateDocument read = new();
        YamlReading yaml = YamlReader.Read(text);
        read._problems.AddRange(yaml.Problems.Select(static p => new GateProblem(string.Empty, p.Message.ToString(), p.Position.Line)));
        if (yaml.Root is YamlMapping root)
        {
            read.Fill(root);
        }
        else if (read._problems.Count == 0)
        {
            read._problems.Add(new GateProblem(string.Empty, text.Trim().FirstLine(), 1));
        }

        return read;
    }

    private void Fill(YamlMapping root)
    {
        Gate.Verdict = Verdict(root);
        string story = Text(root, "story") ?? string.Empty;
        Gate.Story = (StoryNumber.In(story) ?? StoryNumber.Begins(story))?.ToString() ?? string.Empty;
        StoryTitle = StoryTitles.Bare(Text(root, "story_title") ?? string.Empty);
        Gate.Reason = Text(root, "status_reason") ?? string.Empty;
        Gate.Reviewer = Text(root, "reviewer") ?? string.Empty;
        (DateTime From, DateTime Until)? updated = Date(root, "updated");
        (Gate.UpdatedAt, DecidedBy) = (updated?.From, updated?.Until);
        Gate.ExpiresAt = Date(root, "expires")?.Until;
        Gate.QualityScore = Score(root);
        FillWaiver(root);
        Gate.TopIssues = [.. Sequence(root, "top_issues").Select((issue, i) => Issue(issue, i)).OfType<FsGateIssue>()];
        if ((root.Find("evidence") as YamlMapping)?.Find("trace") is YamlMapping trace)
        {
            Covered = trace.Find("ac_covered") is YamlSequence covered ? Numbers(covered) : null;
            Gaps = trace.Find("ac_gaps") is YamlSequence gaps ? Numbers(gaps) : [];
        }

        Judged =
        [
            .. FileKeys
                .SelectMany(key => root.Find(key) is YamlSequence files ? files.Items : [])
                .Select(static f => f is YamlMapping file ? (file.Find("path") as YamlScalar)?.Value : (f as YamlScalar)?.Value)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private FsGateVerdict Verdict(YamlMapping root)
    {
        if (root.Find("gate") is not YamlScalar { IsNull: false } written)
        {
            _problems.Add(new GateProblem("gate", Shown(root.Find("gate")), (root.Find("gate") ?? root).Start.Line));
            return FsGateVerdict.Unknown;
        }

        FsGateVerdict verdict = written.Value.Trim().ToUpperInvariant() switch
        {
            "PASS" => FsGateVerdict.Pass,
            "CONCERNS" => FsGateVerdict.Concerns,
            "FAIL" => FsGateVerdict.Fail,
            "WAIVED" => FsGateVerdict.Waived,
            _ => FsGateVerdict.Unknown,
        };
        if (verdict == FsGateVerdict.Unknown)
        {
            _problems.Add(new GateProblem("gate", written.Value, written.Start.Line));
        }

        return verdict;
    }

    private void FillWaiver(YamlMapping root)
    {
        switch (root.Find("waiver"))
        {
            case null or YamlScalar { IsNull: true }:
                return;
            case YamlMapping waiver:
                Gate.IsWaived = Flag(waiver.Find("active"), "waiver.active") ?? false;
                Gate.WaiverReason = Gate.IsWaived ? Text(waiver, "reason", "waiver.") : null;
                Gate.WaiverApprovedBy = Gate.IsWaived ? Text(waiver, "approved_by", "waiver.") : null;
                return;
            case var other:
                _problems.Add(new GateProblem("waiver", Shown(other), other.Start.Line));
                return;
        }
    }

    private FsGateIssue? Issue(YamlNode node, int index)
    {
        if (node is not YamlMapping issue)
        {
            _problems.Add(new GateProblem($"top_issues[{index}]", Shown(node), node.Start.Line));
            return null;
        }

        string prefix = $"top_issues[{index}].";
        return new FsGateIssue
        {
            Id = Text(issue, "id", prefix) ?? string.Empty,
            Severity = Text(issue, "severity", prefix) ?? string.Empty,
            Finding = Text(issue, "finding", prefix) ?? string.Empty,
            SuggestedAction = Text(issue, "suggested_action", prefix),
        };
    }

    private int? Score(YamlMapping root)
    {
        if (root.Find("quality_score") is not { } node || node is YamlScalar { IsNull: true })
        {
            return null;
        }

        if (node is YamlScalar scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int score) && score <= 100)
        {
            return score;
        }

        _problems.Add(new GateProblem("quality_score", Shown(node), node.Start.Line));
        return null;
    }

    private (DateTime From, DateTime Until)? Date(YamlMapping root, string key)
    {
        if (root.Find(key) is not { } node || node is YamlScalar { IsNull: true })
        {
            return null;
        }

        if (node is YamlScalar scalar && DateTimeOffset.TryParse(scalar.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) && Regex.IsMatch(scalar.Value, @"^\s*\d{4}-"))
        {
            // A day is meant until its end.
            return (date.UtcDateTime, Regex.IsMatch(scalar.Value.Trim(), DateForm) ? date.UtcDateTime.AddDays(1) : date.UtcDateTime);
        }

        _problems.Add(new GateProblem(key, Shown(node), node.Start.Line));
        return null;
    }

    private bool? Flag(YamlNode? node, string field)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Boolean } flag)
        {
            return flag.Value.Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        if (node is not null && node is not YamlScalar { IsNull: true })
        {
            _problems.Add(new GateProblem(field, Shown(node), node.Start.Line));
        }

        return null;
    }

    private string? Text(YamlMapping map, string key, string prefix = "")
    {
        switch (map.Find(key))
        {
            case null or YamlScalar { IsNull: true }:
                return null;
            case YamlScalar scalar:
                return scalar.Value.Trim();
            case var other:
                _problems.Add(new GateProblem(prefix + key, Shown(other), other.Start.Line));
                return null;
        }
    }

    private IReadOnlyList<YamlNode> Sequence(YamlMapping root, string key)
    {
        switch (root.Find(key))
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlSequence list:
                return list.Items;
            case var other:
                _problems.Add(new GateProblem(key, Shown(other), other.Start.Line));
                return [];
        }
    }

    private static string[] Numbers(YamlSequence list) =>
        [.. list.Items.OfType<YamlScalar>().Select(static s => Regex.Match(s.Value, @"\d+", RegexOptions.CultureInvariant).Value).Where(static n => n.Length > 0)];

    private static string Shown(YamlNode? node) => node switch
    {
        null => string.Empty,
        YamlScalar scalar => scalar.Value.FirstLine(80),
        YamlMapping => "{…}",
        _ => "[…]",
    };
}
