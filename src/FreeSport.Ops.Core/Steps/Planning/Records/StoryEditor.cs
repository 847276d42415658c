using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects.Bmad;
using FreeSport.Ops.Core.Steps.Planning.Requirements;

namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>Writes into a story what its format has a place for, and touches nothing else.</summary>
/// <param name="text">The story's text, without byte order mark.</param>
/// <param name="path">Its path, for messages.</param>
/// <param name="isChecking">Whether it only looks at what another one wrote.</param>
internal sealed class StoryEditor(string text, string path, bool isChecking = false)
{
    private static readonly (StorySectionKind Kind, string English, string Russian)[] Parts =
    [
        (StorySectionKind.AgentModel, "Agent Model Used", "Использованная модель"),
        (StorySectionKind.DebugLog, "Debug Log References", "Ссылки на журналы отладки"),
        (StorySectionKind.CompletionNotes, "Completion Notes List", "Заметки о выполнении"),
        (StorySectionKind.FileList, "File List", "Список файлов"),
    ];

    private static readonly Regex Rule = new(@"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$", RegexOptions.CultureInvariant);

    private readonly StoryDocument _document = StoryDocument.Read(text);
    private readonly List<StoryEdit> _edits = [];
    private readonly List<string> _sections = [];

    /// <summary>Gets the document as it is.</summary>
    public StoryDocument Document => _document;

    /// <summary>Gets the names of the sections that are changed.</summary>
    public IReadOnlyList<string> Sections => _sections;

    /// <summary>Gets how many tasks are checked.</summary>
    public int CheckedCount { get; private set; }

    /// <summary>Gets the status after.</summary>
    public string Status { get; private set; } = string.Empty;

    /// <summary>Gets the files that are added to the list.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    private string NewLine => _document.Markdown.Lines.Count > 0 && _document.Markdown.Lines[0] is var first && first.Next > first.Start + first.Text.Length
        ? text.Substring(first.Start + first.Text.Length, first.Next - first.Start - first.Text.Length)
        : "\n";

    private bool IsRussian => _document.Sections.Count(static s => s.Level == 2 && Regex.IsMatch(s.Title, @"\p{IsCyrillic}")) > _document.Sections.Count(static s => s.Level == 2 && !Regex.IsMatch(s.Title, @"\p{IsCyrillic}"));

    /// <summary>The text with everything that was asked for.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="files">The files, each with what became of it.</param>
    /// <param name="author">Who is named in the change log.</param>
    /// <exception cref="OpsException">The format has no place for it (<c>StoryRecordNoPlace</c>), it stands in a frozen block (<c>StoryFrozen</c>), the status would go back (<c>StoryStatusBack</c>) or is not known (<c>StoryStatusUnknown</c>), or a task is not there (<c>StoryTaskNotFound</c>).</exception>
    public string Edit(StoryRecordRequest request, IReadOnlyList<(string Path, string State)> files, string author)
    {
        Status = _document.Status;
        if (request.Status is { } status)
        {
            SetStatus(status);
        }

        foreach (string task in request.Tasks)
        {
            Check(task);
        }

        if (request.Change is { } change)
        {
            Log(RecordText.Cell(change), request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), request.Version, RecordText.Cell(author));
        }

        Record(request, files);
        RefuseFrozen();
        string after = StoryEdit.Apply(text, _edits);

        // What was written must be read as what it is: behind code or a comment that nothing closes it would be a part of that.
        if (!isChecking && new StoryEditor(after, path, isChecking: true).Edit(request with { Tasks = [] }, files, author) != after)
        {
            throw Failure(ErrorIds.StoryRecordNoPlace, FailureKind.InvalidData, PlanningTexts.StoryNotClosed.With(path), PlanningTexts.RecordStatusUnknownRemedy);
        }

        return after;
    }

    private void SetStatus(FsRequirementState status)
    {
        FsRequirementState now = StatusWords.StateOf(_document.Status);
        if (now == FsRequirementState.Unknown || _document.StatusLine == 0)
        {
            throw Failure(ErrorIds.StoryStatusUnknown, FailureKind.InvalidData, PlanningTexts.RecordStatusUnknown.With(path, _document.Status), PlanningTexts.RecordStatusUnknownRemedy);
        }

        if (status == now)
        {
            return;
        }

        if (now == FsRequirementState.Abandoned || status < now)
        {
            throw Failure(ErrorIds.StoryStatusBack, FailureKind.InvalidOperation, PlanningTexts.StatusBack.With(path, _document.Status, Word(status)), PlanningTexts.StatusBackRemedy);
        }

        MarkdownLine line = _document.Markdown.Lines[_document.StatusLine - 1];
        int from = _document.Format == FsRequirementFormat.BmadV4 ? 0 : line.Text.IndexOf(':') + 1;
        int at = line.Text.IndexOf(_document.Status, from, StringComparison.Ordinal);
        Status = Word(status);
        _edits.Add(new StoryEdit(line.Start + at, _document.Status.Length, Status));
        Touch("Status");
    }

    private string Word(FsRequirementState status) => (_document.Format, status) switch
    {
        (FsRequirementFormat.BmadV4, FsRequirementState.Ready) => "Approved",
        (FsRequirementFormat.BmadV4, FsRequirementState.InProgress) => "InProgress",
        (FsRequirementFormat.BmadV4, FsRequirementState.InReview) => "Review",
        (FsRequirementFormat.BmadV4, FsRequirementState.Done) => "Done",
        (_, FsRequirementState.Ready) => "ready-for-dev",
        (_, FsRequirementState.InProgress) => "in-progress",
        (FsRequirementFormat.BmadSpec, FsRequirementState.InReview) => "in-review",
        (_, FsRequirementState.InReview) => "review",
        (_, FsRequirementState.Done) => "done",
        _ => throw Failure(ErrorIds.StoryStatusBack, FailureKind.InvalidOperation, PlanningTexts.StatusBack.With(path, _document.Status, status), PlanningTexts.StatusBackRemedy),
    };

    private void Check(string task)
    {
        IReadOnlyList<MarkdownBox> boxes = StoryTasks.Boxes(_document);
        MarkdownBox[] meant = int.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            ? [.. boxes.Where(b => b.Line == line)]
            : [.. boxes.Where(b => RequirementNames.Like(task, b.Text))];
        if (meant.Length == 0)
        {
            throw Failure(ErrorIds.StoryTaskNotFound, FailureKind.ObjectNotFound, PlanningTexts.TaskNotFound.With(path, task), PlanningTexts.TaskNotFoundRemedy);
        }

        foreach (MarkdownBox box in meant.Where(b => !b.IsChecked && !_edits.Exists(e => e.Start == b.Mark)))
        {
            _edits.Add(new StoryEdit(box.Mark, 1, "x"));
            CheckedCount++;
            Touch("Tasks");
        }
    }

    private void Log(string description, string date, string? version, string author)
    {
        if (_document.Find(StorySectionKind.ChangeLog) is not { } section)
        {
            string head = IsRussian ? "| Дата | Версия | Описание | Автор |" : "| Date | Version | Description | Author |";
            InsertSection(
                IsRussian ? "Журнал изменений" : "Change Log",
                [head, "| --- | --- | --- | --- |", $"| {date} | {version ?? "1.0"} | {description} | {author} |"],
                StorySectionKind.DevRecord);
            Touch("Change Log");
            return;
        }

        MarkdownLine[] lines = [.. _document.Content(section)];
        if (ChangeLogTable.Find(lines) is { } table)
        {
            if (!table.Has(description))
            {
                InsertBelow(table.Above, [table.Row(date, version, description, author)]);
                Touch("Change Log");
            }

            return;
        }

        bool isSpec = _document.Format == FsRequirementFormat.BmadSpec;
        string entry = $"- {date}: {description.Replace(@"\|", "|")} ({author})";
        bool isEmpty = !lines.Any(static l => l.IsProse && l.Text.Trim().Length > 0);
        if (lines.Any(l => l.Text.Contains(description.Replace(@"\|", "|"), StringComparison.Ordinal)))
        {
            return;
        }

        Append(section, isSpec || !isEmpty ? [entry] : [IsRussian ? "| Дата | Версия | Описание | Автор |" : "| Date | Version | Description | Author |", "| --- | --- | --- | --- |", $"| {date} | {version ?? "1.0"} | {description} | {author} |"]);
        Touch("Change Log");
    }

    private void Record(StoryRecordRequest request, IReadOnlyList<(string Path, string State)> files)
    {
        Dictionary<StorySectionKind, string[]> parts = new()
        {
            [StorySectionKind.AgentModel] = request.AgentModel is { } model ? [RecordText.Line(model)] : [],
            [StorySectionKind.DebugLog] = [.. request.DebugLogs.Select(static l => "- " + RecordText.Line(l))],
            [StorySectionKind.CompletionNotes] = [.. request.Notes.Select(static n => "- " + RecordText.Line(n))],
            [StorySectionKind.FileList] = [.. files.Select(static f => $"- `{f.Path}` ({f.State})")],
        };
        if (parts.Values.All(static p => p.Length == 0))
        {
            return;
        }

        if (_document.Format == FsRequirementFormat.BmadSpec)
        {
            throw Failure(ErrorIds.StoryRecordNoPlace, FailureKind.InvalidOperation, PlanningTexts.SpecHasNoRecord.With(path), PlanningTexts.SpecHasNoRecordRemedy);
        }

        StorySection? record = _document.Find(StorySectionKind.DevRecord);
        List<string> missing = [];
        foreach ((StorySectionKind kind, string english, string russian) in Parts)
        {
            StorySection? section = record is null ? null : _document.Sections.FirstOrDefault(s => s.Kind == kind && s.First > record.First && s.End <= record.End);
            string[] fresh = [.. parts[kind].Where(line => section is null || !IsThere(section, kind, line))];
            if (fresh.Length == 0)
            {
                continue;
            }

            if (kind == StorySectionKind.FileList)
            {
                Files = [.. files.Where(f => fresh.Contains($"- `{f.Path}` ({f.State})")).Select(static f => f.Path)];
            }

            Touch(english);
            if (section is not null)
            {
                Append(section, fresh);
            }
            else
            {
                missing.AddRange([.. missing.Count > 0 ? [string.Empty] : Array.Empty<string>(), new string('#', (record?.Level ?? 2) + 1) + " " + (IsRussian ? russian : english), string.Empty, .. fresh]);
            }
        }

        if (missing.Count > 0 && record is not null)
        {
            Append(record, missing);
        }
        else if (missing.Count > 0)
        {
            InsertSection(IsRussian ? "Запись dev-агента" : "Dev Agent Record", missing, StorySectionKind.QaResults);
        }
    }

    private bool IsThere(StorySection section, StorySectionKind kind, string line)
    {
        string wanted = kind == StorySectionKind.FileList ? line.Substring(0, line.LastIndexOf(" (", StringComparison.Ordinal)).Substring(2).Trim('`') : line;
        return _document.Content(section).Any(l => kind == StorySectionKind.FileList
            ? Regex.IsMatch(l.Text, @"(?<![\w./\\-])" + Regex.Escape(wanted) + @"(?![\w/\\-])", RegexOptions.CultureInvariant)
            : l.Text.Trim() == wanted || l.Text.Trim() == "- " + wanted);
    }

    // Behind what the section says; in place of what only says that somebody will write here.
    private void Append(StorySection section, IReadOnlyList<string> lines)
    {
        MarkdownLine heading = _document.Markdown.Lines[section.First];
        MarkdownLine[] content = [.. _document.Content(section)];
        MarkdownLine[] own = [.. content.TakeWhile(l => !(l.IsProse && _document.Sections.Any(s => s.First == l.Number - 1)))];
        MarkdownLine[] said = [.. own.Where(static l => l.Text.Trim().Length > 0 && !Rule.IsMatch(l.Text))];
        bool hasSubsections = own.Length < content.Length;
        if (!hasSubsections && said is [var only] && only.IsProse && RecordText.IsPlaceholder(only.Text))
        {
            _edits.Add(new StoryEdit(only.Start, only.Text.Length, string.Join(NewLine, lines)));
            return;
        }

        MarkdownLine? last = content.LastOrDefault(static l => l.Text.Trim().Length > 0 && !Rule.IsMatch(l.Text));
        if (last is null)
        {
            InsertBelow(heading, [string.Empty, .. lines]);
            return;
        }

        // A list goes on; after anything else it needs a line between.
        bool goesOn = !hasSubsections && lines[0].StartsWith("- ", StringComparison.Ordinal) && last.IsProse && Regex.IsMatch(last.Text, @"^\s*(?:[-*+]|\d+[.)])\s", RegexOptions.CultureInvariant);
        InsertBelow(last, goesOn ? lines : [string.Empty, .. lines]);
    }

    private void InsertSection(string title, IReadOnlyList<string> lines, StorySectionKind before)
    {
        StorySection? next = _document.Find(before) ?? _document.Find(StorySectionKind.QaResults) ?? _document.Sections.FirstOrDefault(static s => s.Kind == StorySectionKind.QaResults);
        if (next is not null)
        {
            MarkdownLine line = _document.Markdown.Lines[next.First];
            _edits.Add(new StoryEdit(line.Start, 0, "## " + title + NewLine + NewLine + string.Join(NewLine, lines) + NewLine + NewLine));
            return;
        }

        InsertBelow(_document.Markdown.Lines.LastOrDefault(static l => l.Text.Trim().Length > 0) ?? throw Failure(ErrorIds.StoryRecordNoPlace, FailureKind.InvalidData, PlanningTexts.StoryEmpty.With(path), PlanningTexts.RecordStatusUnknownRemedy), [string.Empty, "## " + title, string.Empty, .. lines]);
    }

    // At the end of a file whose last line has no end, the new last line has none either.
    private void InsertBelow(MarkdownLine line, IReadOnlyList<string> lines)
    {
        string block = string.Join(NewLine, lines);
        bool hasEnd = line.Next > line.Start + line.Text.Length;
        _edits.Add(hasEnd ? new StoryEdit(line.Next, 0, block + NewLine) : new StoryEdit(line.Next, 0, NewLine + block));
    }

    private void RefuseFrozen()
    {
        foreach ((int start, int end) in Frozen())
        {
            if (_edits.Exists(e => e.Start > start && e.Start < end))
            {
                throw Failure(ErrorIds.StoryFrozen, FailureKind.PermissionDenied, PlanningTexts.Frozen.With(path), PlanningTexts.FrozenRemedy);
            }
        }
    }

    // From the mark that opens it to the one that closes it, or to the end where none does.
    private IEnumerable<(int Start, int End)> Frozen()
    {
        int? start = null;
        foreach (MarkdownLine line in _document.Markdown.Lines.Where(static l => l.IsProse))
        {
            string bare = line.Text.TrimStart();
            if (start is null && bare.StartsWith("<frozen-after-approval", StringComparison.OrdinalIgnoreCase))
            {
                start = line.Start;
            }
            else if (start is { } from && bare.StartsWith("</frozen-after-approval", StringComparison.OrdinalIgnoreCase))
            {
                yield return (from, line.Next);
                start = null;
            }
        }

        if (start is { } open)
        {
            yield return (open, text.Length + 1);
        }
    }

    private void Touch(string section)
    {
        if (!_sections.Contains(section))
        {
            _sections.Add(section);
        }
    }

    private OpsException Failure(string id, FailureKind kind, string message, string remedy) => new(new OpsFailure(id, kind, message, remedy, path));
}
