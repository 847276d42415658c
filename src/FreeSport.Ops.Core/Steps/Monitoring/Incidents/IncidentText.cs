using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>Writes the parts of a document from the records. The same records make the same text, whenever and wherever it is written.</summary>
/// <param name="header">Of what time and in which language.</param>
/// <param name="events">The events of the ledgers, oldest first.</param>
/// <param name="items">What came down the pipeline.</param>
internal sealed class IncidentText(IncidentHeader header, IReadOnlyList<FsEvidence> events, IReadOnlyList<IncidentItem> items)
{
    private const int MostRows = 200;
    private const int MostNames = 3;
    private const int ShortCommit = 7;

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(header.Language);

    /// <summary>The parts. One that rests on what came down the pipeline alone is there only where something came.</summary>
    public IReadOnlyDictionary<IncidentPart, string> Parts()
    {
        Dictionary<IncidentPart, string> parts = new()
        {
            [IncidentPart.Facts] = Facts(),
            [IncidentPart.Timeline] = Timeline(),
            [IncidentPart.Verdicts] = Verdicts(),
            [IncidentPart.People] = People(),
        };
        foreach (IGrouping<IncidentPart, IncidentItem> group in items.Where(static i => i.Part is not IncidentPart.Verdicts).GroupBy(static i => i.Part))
        {
            parts[group.Key] = string.Join("\n", group.Select(Line));
        }

        return parts;
    }

    /// <summary>A new document.</summary>
    /// <param name="title">Its title.</param>
    public string Document(string title)
    {
        IReadOnlyDictionary<IncidentPart, string> parts = Parts();
        IEnumerable<string> recorded = Enum.GetValues(typeof(IncidentPart)).Cast<IncidentPart>().Select(part =>
            (part == IncidentPart.Facts ? string.Empty : "## " + In("Part" + part) + "\n\n")
            + IncidentMarkers.Around(part, parts.TryGetValue(part, out string? content) ? content : In(nameof(IncidentTexts.NothingGiven)), "\n"));
        IEnumerable<string> own = new[] { nameof(IncidentTexts.Impact), nameof(IncidentTexts.Cause), nameof(IncidentTexts.Actions) }.Select(key => "## " + In(key) + "\n");
        return "# " + title.Trim() + "\n\n" + header + "\n\n" + string.Join("\n\n", recorded.Concat(own)) + "\n";
    }

    /// <summary>The line with the way to the issue on GitHub, which the issue itself does without.</summary>
    /// <param name="issue">The issue's page.</param>
    public string IssueLine(string issue) => "- " + In(nameof(IncidentTexts.Issue), issue);

    /// <summary>What stands under the text of an issue.</summary>
    /// <param name="link">The way to the document.</param>
    /// <param name="isCut">Whether the document is longer than an issue may be.</param>
    public string IssueFooter(string link, bool isCut) => In(isCut ? nameof(IncidentTexts.IssueCut) : nameof(IncidentTexts.IssueFooter), link);

    private string In(string key, params object?[] values) => Message.Of<IncidentTexts>(key, values).In(_culture);

    private string Facts()
    {
        string[] commits = [.. events.Select(static e => e.Commit).Concat(items.Select(static i => i.Commit)).Where(static c => c is { Length: > 0 }).Select(static c => Short(c!)).Distinct(StringComparer.Ordinal)];
        return string.Join("\n", new[]
        {
            "- " + In(nameof(IncidentTexts.Since), Time(header.Since)),
            "- " + (header.Until is { } until ? In(nameof(IncidentTexts.Until), Time(until)) : In(nameof(IncidentTexts.GoesOn))),
            header.Environment is { } environment ? "- " + In(nameof(IncidentTexts.Environment), Cell(environment)) : null,
            header.Issue is { } issue ? IssueLine(issue) : null,
            commits.Length > 0 ? "- " + In(nameof(IncidentTexts.Commits), string.Join(", ", commits.Select(static c => "`" + c + "`"))) : null,
        }.OfType<string>());
    }

    private string Timeline()
    {
        string[] rows =
        [
            .. events.Select(e => (e.At, Row: $"| {Time(e.At)} | {Cell(What(e))} | {e.Outcome} | {Cell(Said(e))} | {Cell(e.By ?? e.Writer)} |"))
                .Concat(items.Where(static i => i.At is not null).Select(i => (At: i.At!.Value, Row: $"| {Time(i.At!.Value)} | {Cell(i.Subject)} | {i.Outcome} | {Cell(i.Summary)} | {Cell(i.By)} |")))
                .OrderBy(static r => r.At).ThenBy(static r => r.Row, StringComparer.Ordinal).Select(static r => r.Row),
        ];
        return Table(In(nameof(IncidentTexts.TimelineHead)), rows);
    }

    private string Verdicts()
    {
        IEnumerable<string> recorded = events
            .SelectMany(static e => e.Subjects.Select(s => (Event: e, Subject: s)))
            .GroupBy(static s => (s.Event.Box, s.Event.Environment, s.Subject.Name))
            .Select(static g => g.Last())
            .OrderBy(static s => s.Subject.Outcome).ThenBy(static s => s.Event.Box?.ToString(), StringComparer.Ordinal).ThenBy(static s => s.Subject.Name, StringComparer.Ordinal)
            .Select(s => $"| {s.Subject.Outcome} | {Cell(s.Subject.Name)} | {Cell(s.Subject.Summary)} | {Time(s.Event.At)} |");
        IEnumerable<string> given = items.Where(static i => i.Part == IncidentPart.Verdicts).Select(i => $"| {i.Outcome} | {Cell(i.Subject)} | {Cell(i.Summary)} | {(i.At is { } at ? Time(at) : string.Empty)} |");
        return Table(In(nameof(IncidentTexts.VerdictHead)), [.. recorded.Concat(given.Except(recorded, StringComparer.Ordinal))]);
    }

    private string People()
    {
        string[] people =
        [
            .. events.SelectMany(static e => new[] { e.By, e.Author, e.By is null ? e.Writer : null }).Concat(items.Select(static i => i.By))
                .Where(static p => p is { Length: > 0 }).Select(static p => "- " + Cell(p!)).Distinct(StringComparer.Ordinal).OrderBy(static p => p, StringComparer.Ordinal),
        ];
        return people.Length == 0 ? In(nameof(IncidentTexts.NothingRecorded)) : string.Join("\n", people);
    }

    private string Table(string head, string[] rows)
    {
        if (rows.Length == 0)
        {
            return In(nameof(IncidentTexts.NothingRecorded));
        }

        string line = "|" + string.Concat(Enumerable.Repeat(" --- |", head.Count(static c => c == '|') - 1));
        IEnumerable<string> kept = rows.Length > MostRows ? rows.Skip(rows.Length - MostRows) : rows;
        string cut = rows.Length > MostRows ? "\n\n" + In(nameof(IncidentTexts.EarlierCut), rows.Length - MostRows) : string.Empty;
        return head + "\n" + line + "\n" + string.Join("\n", kept) + cut;
    }

    private static string Line(IncidentItem item)
    {
        string when = item.At is { } at ? Time(at) + ": " : string.Empty;
        string commit = item.Commit.Length > 0 ? " `" + Short(item.Commit) + "`" : string.Empty;
        string by = item.By.Length > 0 ? ", " + Cell(item.By) : string.Empty;
        return $"- {when}{Cell(item.Subject)}{commit}: {item.Outcome}, {Cell(item.Summary)}{by}{(item.Link.Length > 0 ? " <" + item.Link + ">" : string.Empty)}";
    }

    private static string What(FsEvidence evidence) =>
        (evidence.Box is { } box ? box + ": " : string.Empty) + string.Join(", ", evidence.Subjects.Take(MostNames).Select(static s => s.Name)) + (evidence.Subjects.Length > MostNames ? ", +" + (evidence.Subjects.Length - MostNames) : string.Empty);

    private static string Said(FsEvidence evidence) => evidence.Reason ?? evidence.Subjects.OrderBy(static s => s.Outcome).FirstOrDefault()?.Summary ?? string.Empty;

    private static string Time(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Short(string commit) => commit.Length > ShortCommit ? commit.Substring(0, ShortCommit) : commit;

    // No text of a record ends a table's cell, begins a comment, or is one of our marks.
    private static string Cell(string text) =>
        string.Join(" ", text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Trim();
}
