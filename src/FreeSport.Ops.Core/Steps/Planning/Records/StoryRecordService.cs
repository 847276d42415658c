using System.Text;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;
using FreeSport.Ops.Core.Steps.Planning.Requirements;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>Writes into stories and specifications what was done.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class StoryRecordService(OpsSession session, Project project)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Writes it, and hands over what was written, or the plan where it is not confirmed.</summary>
    /// <param name="name">The story's number, key or file, or a specification's name.</param>
    /// <param name="request">What is to be written.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">There is no such story (<c>RequirementNotFound</c>) or several (<c>StoryAmbiguous</c>), the baseline is not known (<c>StoryBaselineUnknown</c>), it cannot be written (<c>StoryNotWritable</c>), and whatever <see cref="StoryEditor.Edit"/> refuses.</exception>
    public async Task AddAsync(string name, StoryRecordRequest request, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        (string path, string id) = Find(name);
        string relative = project.Relative(path);
        string text = await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        byte[] before = Bytes(path, text);
        StoryEditor editor = new(text, relative);
        IReadOnlyList<(string Path, string State)> files = await FilesAsync(editor.Document, request, relative, cancellationToken).ConfigureAwait(false);
        string after = editor.Edit(Cleaned(request), files, request.Author ?? await AuthorAsync(cancellationToken).ConfigureAwait(false));
        string diff = UnifiedDiff.Of(text, after, relative);
        FsStoryRecord record = new()
        {
            Step = FsStep.Documentation,
            Subject = relative,
            Story = id,
            Path = relative,
            Scope = FsScope.Full,
            StartedAt = startedAt,
            StatusBefore = editor.Document.Status,
            StatusAfter = editor.Status,
            Sections = [.. editor.Sections],
            CheckedCount = editor.CheckedCount,
            Files = [.. editor.Files],
            Diff = diff,
            Outcome = FsOutcome.Passed,
            State = diff.Length == 0 ? FsStoryRecordState.Unchanged : FsStoryRecordState.Updated,
            Summary = diff.Length == 0 ? PlanningTexts.RecordUnchanged : PlanningTexts.RecordUpdated.With(string.Join(", ", editor.Sections)),
        };
        if (diff.Length > 0)
        {
            if (!await session.Host.ConfirmAsync(relative, PlanningTexts.ActionRecord.With(string.Join(", ", editor.Sections)), cancellationToken).ConfigureAwait(false))
            {
                session.Host.WriteResult(new FsStoryRecordPlan { Story = id, Path = relative, Sections = record.Sections, StatusBefore = record.StatusBefore, StatusAfter = record.StatusAfter, CheckedCount = record.CheckedCount, Files = record.Files, Diff = diff });
                return;
            }

            Write(path, relative, before, after);
            session.Fingerprints.Forget();
        }

        record.Duration = DateTime.UtcNow - startedAt;
        await session.Recorder.RecordAsync(project, item: null, [record], cancellationToken).ConfigureAwait(false);
        session.Host.WriteResult(record);
    }

    private (string Path, string Id) Find(string name)
    {
        BmadFiles files = BmadFiles.Find(project);
        (string Path, string Id)[] found =
        [
            .. files.Stories.Where(s => RequirementNames.Means(name, s.Number, s.Path)).Select(static s => (s.Path, s.Number.ToString())),
            .. files.Specs.Where(s => RequirementNames.Means(name, number: null, s) || RequirementNames.Like("*spec-" + name, Path.GetFileNameWithoutExtension(s))).Select(static s => (s, Path.GetFileNameWithoutExtension(s))),
        ];
        return found.Length switch
        {
            1 => found[0],
            0 => throw Failure(ErrorIds.RequirementNotFound, FailureKind.ObjectNotFound, PlanningTexts.RequirementNotFound.With(name, PlanningTexts.KindStory, project.Root), PlanningTexts.RequirementNotFoundNone, name),
            _ => throw Failure(ErrorIds.StoryAmbiguous, FailureKind.InvalidArgument, PlanningTexts.StoryAmbiguous.With(name, string.Join(", ", found.Select(f => project.Relative(f.Path)))), PlanningTexts.StoryAmbiguousRemedy, name),
        };
    }

    private async Task<IReadOnlyList<(string Path, string State)>> FilesAsync(StoryDocument document, StoryRecordRequest request, string story, CancellationToken cancellationToken)
    {
        string? named = request.Baseline ?? (document.FrontMatter?.Find("baseline_commit") is YamlScalar { IsNull: false } scalar && scalar.Value is not "NO_VCS" ? scalar.Value : null);
        if (named is null || (request.Baseline is null && document.Format == FsRequirementFormat.BmadSpec))
        {
            return [];
        }

        GitRepository repository = Evidence.EvidenceRecorder.RequireRepository(project);
        string baseline = await session.Git.ResolveAsync(repository, named + "^{commit}", cancellationToken).ConfigureAwait(false)
            ?? throw Failure(ErrorIds.StoryBaselineUnknown, FailureKind.ObjectNotFound, PlanningTexts.BaselineUnknown.With(named), PlanningTexts.BaselineUnknownRemedy, named);
        string[] changed = (await session.Git.ReadAsync(repository, ["diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", baseline, "--"], input: null, cancellationToken).ConfigureAwait(false)).Split(['\0'], StringSplitOptions.RemoveEmptyEntries);
        string[] untracked = (await session.Git.ReadAsync(repository, ["ls-files", "-z", "--others", "--exclude-standard"], input: null, cancellationToken).ConfigureAwait(false)).Split(['\0'], StringSplitOptions.RemoveEmptyEntries);
        string prefix = project.Key.Length == 0 ? string.Empty : project.Key + "/";
        return
        [
            .. Enumerable.Range(0, changed.Length / 2).Select(i => (Path: changed[(2 * i) + 1], State: changed[2 * i] switch { "A" => "new", "D" => "deleted", _ => "modified" }))
                .Concat(untracked.Select(static u => (Path: u, State: "new")))
                .Where(f => f.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Select(f => (Path: f.Path.Substring(prefix.Length), f.State))
                .Where(f => f.Path != story)
                .GroupBy(static f => f.Path, StringComparer.Ordinal)
                .Select(static g => g.First())
                .OrderBy(static f => f.Path, StringComparer.Ordinal),
        ];
    }

    private StoryRecordRequest Cleaned(StoryRecordRequest request) => request with
    {
        Notes = [.. request.Notes.Select(session.Redactor.Redact)],
        DebugLogs = [.. request.DebugLogs.Select(session.Redactor.Redact)],
        Change = request.Change is null ? null : session.Redactor.Redact(request.Change),
    };

    private async Task<string> AuthorAsync(CancellationToken cancellationToken)
    {
        string? author = project.Git.Repository is { } repository ? await session.Git.ReadAuthorAsync(repository, cancellationToken).ConfigureAwait(false) : null;
        int mail = author?.LastIndexOf(" <", StringComparison.Ordinal) ?? -1;
        return mail > 0 ? author!.Substring(0, mail) : Environment.UserName;
    }

    // Whoever edits the file meanwhile must not lose what they wrote.
    private static void Write(string path, string relative, byte[] before, string after)
    {
        try
        {
            if (!File.ReadAllBytes(path).SequenceEqual(before))
            {
                throw Failure(ErrorIds.StoryNotWritable, FailureKind.ResourceBusy, PlanningTexts.StoryChanged.With(relative), PlanningTexts.StoryChangedRemedy, path);
            }

            bool isMarked = before.Take(ByteOrderMark.Length).SequenceEqual(ByteOrderMark);
            byte[] bytes = Encoding.UTF8.GetBytes(after);
            WholeFile.Replace(path, isMarked ? [.. ByteOrderMark, .. bytes] : bytes);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw Failure(ErrorIds.StoryNotWritable, FailureKind.WriteError, PlanningTexts.StoryNotWritable.With(relative, unwritable.Message), PlanningTexts.StoryNotWritableRemedy, path);
        }
    }

    private static byte[] Bytes(string path, string text)
    {
        byte[] bytes = File.ReadAllBytes(path);
        byte[] written = Encoding.UTF8.GetBytes(text);
        bool isMarked = bytes.Take(ByteOrderMark.Length).SequenceEqual(ByteOrderMark);
        return bytes.Skip(isMarked ? ByteOrderMark.Length : 0).SequenceEqual(written) ? bytes : [];
    }

    private static OpsException Failure(string id, FailureKind kind, string message, string remedy, object target) => new(new OpsFailure(id, kind, message, remedy, target));
}
