using System.Globalization;
using System.Text;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>Writes down an incident from the records, and brings the document up to date without touching what people wrote into it.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class IncidentService(OpsSession session, Project project)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    // A document that is older tells of another incident of the same name.
    private static readonly TimeSpan LongestIncident = TimeSpan.FromDays(14);

    /// <summary>Writes it, and hands over what became of it, or the plan where it is not confirmed.</summary>
    /// <param name="request">Which.</param>
    /// <param name="items">What came down the pipeline.</param>
    /// <param name="cancellationToken">Stops it before anything is written.</param>
    /// <returns>A task that ends when the document is on the disk.</returns>
    /// <exception cref="OpsException">
    /// The marks in the document are broken (<c>IncidentMarkersBroken</c>), it cannot be read (<c>FileNotReadable</c>,
    /// <c>FileNotUtf8</c>) or written (<c>IncidentNotWritable</c>), or the environment is unknown (<c>EnvironmentUnknown</c>).
    /// </exception>
    public async Task WriteAsync(IncidentRequest request, IReadOnlyList<IncidentItem> items, CancellationToken cancellationToken)
    {
        string file = Find(request.Title);
        (string text, bool hasMark) = Read(file);
        IncidentHeader header = Header(request, text);
        FsEvidence[] events = [.. EarlierMessage.WithoutToldLater([.. Events(header)])];
        IncidentItem[] clean = [.. items.Select(Clean)];
        string written = Written(file, text, request, header, events, clean);
        FsIncidentState state = text.Length == 0 ? FsIncidentState.Created : written == text ? FsIncidentState.Unchanged : FsIncidentState.Updated;
        IncidentIssueKeeping issue = new(session, project, request, header, new IncidentText(header, events, clean));
        string question = text.Length == 0 ? IncidentTexts.ActionCreate : IncidentTexts.ActionUpdate;
        bool isAgreed = state == FsIncidentState.Unchanged ? !issue.IsPlanned : await session.Host.ConfirmAsync(file, question, cancellationToken).ConfigureAwait(false);
        if (!isAgreed)
        {
            FsIncidentPlan plan = new() { Path = file, State = state, Title = request.Title, Diff = string.Join("\n", LineDiff.Of(text, written).Where(static l => l.Mark != ' ').Select(static l => l.Mark + " " + l.Line)) };
            await issue.PlanAsync(plan, written, cancellationToken).ConfigureAwait(false);
            session.Host.WriteResult(plan);
            return;
        }

        if (state != FsIncidentState.Unchanged)
        {
            Write(file, written, hasMark);
        }

        FsIncident result = new()
        {
            Step = FsStep.Monitoring,
            Subject = project.Relative(file),
            Outcome = FsOutcome.Passed,
            State = state,
            Summary = (state switch
            {
                FsIncidentState.Created => IncidentTexts.Created,
                FsIncidentState.Updated => IncidentTexts.Updated,
                _ => IncidentTexts.Unchanged,
            }).With(events.Length),
            Scope = FsScope.Full,
            StartedAt = DateTime.UtcNow,
            Environment = header.Environment,
            Path = file,
            Title = request.Title,
            Since = header.Since,
            Until = header.Until,
            EventCount = events.Length,
        };
        if (request.Issue is not null)
        {
            await issue.SaveAsync(result, written, cancellationToken).ConfigureAwait(false);
            if (result.IssueUrl is not null && result.IssueUrl != header.Issue)
            {
                // What a run before left behind without writing it down counts as well.
                Write(file, Written(file, written, request, header with { Issue = result.IssueUrl }, events, clean), hasMark);
                result.State = result.State == FsIncidentState.Unchanged ? FsIncidentState.Updated : result.State;
            }
        }

        session.Host.WriteResult(result);
    }

    private string Written(string file, string text, IncidentRequest request, IncidentHeader header, IReadOnlyList<FsEvidence> events, IReadOnlyList<IncidentItem> items)
    {
        IncidentText words = new(header, events, items);
        return text.Length == 0 ? words.Document(session.Redactor.Redact(request.Title)) : header.PutInto(Replace(file, text, words.Parts()));
    }

    // The same incident on the next day has the same document.
    private string Find(string title)
    {
        string folder = Path.Combine(project.DocsPath, "incidents");
        DateTime today = DateTime.Now.Date;
        string[] there =
        [
            .. Enumerable.Range(0, (int)LongestIncident.TotalDays).Select(days => IncidentName.File(folder, today.AddDays(-days), title)).Where(File.Exists),
        ];
        return there.FirstOrDefault() ?? IncidentName.File(folder, today, title);
    }

    private IncidentHeader Header(IncidentRequest request, string text)
    {
        IncidentHeader? said = IncidentHeader.Read(text);
        string? environment = request.Environment is null ? said?.Environment : project.EnvironmentNamed(request.Environment).Name;
        string language = said?.Language ?? (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? "ru" : "en");
        DateTime since = request.Since?.ToUniversalTime() ?? said?.Since ?? DateTime.UtcNow - Usual;
        return new IncidentHeader(language, new DateTime(since.Ticks - (since.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc), request.Until?.ToUniversalTime() ?? said?.Until, environment) { Issue = said?.Issue };
    }

    private IEnumerable<FsEvidence> Events(IncidentHeader header) => project.Git.Repository is not { } repository ? [] :
        new EvidenceStore(repository, session.Host).NewestFirst()
            .TakeWhile(e => e.At >= header.Since)
            .Where(e => e.Project == project.Key && (header.Until is not { } until || e.At <= until))
            .Where(e => header.Environment is null || e.Environment is null || e.Environment.Equals(header.Environment, StringComparison.OrdinalIgnoreCase))
            .Reverse();

    private IncidentItem Clean(IncidentItem item) => item with
    {
        Subject = session.Redactor.Redact(item.Subject),
        Summary = session.Redactor.Redact(item.Summary),
        Link = session.Redactor.Redact(item.Link) == item.Link ? item.Link : string.Empty,
    };

    private string Replace(string file, string text, IReadOnlyDictionary<IncidentPart, string> parts)
    {
        try
        {
            return IncidentMarkers.Replace(text, parts);
        }
        catch (FormatException broken)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.IncidentMarkersBroken, FailureKind.InvalidData, IncidentTexts.MarkersBroken.With(project.Relative(file), broken.Message), IncidentTexts.MarkersBrokenRemedy, file));
        }
    }

    private static (string Text, bool HasMark) Read(string file)
    {
        if (!File.Exists(file))
        {
            return (string.Empty, false);
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            return (FileEncoding.Decode(bytes, file), bytes.Take(ByteOrderMark.Length).SequenceEqual(ByteOrderMark));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(file, cause);
        }
    }

    private static void Write(string file, string text, bool hasMark)
    {
        try
        {
            WholeFile.Replace(file, [.. hasMark ? ByteOrderMark : [], .. Encoding.UTF8.GetBytes(text)]);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(file, cause);
        }
    }

    private static OpsException NotWritable(string file, Exception cause) => new(new OpsFailure(
        ErrorIds.IncidentNotWritable, FailureKind.WriteError, IncidentTexts.NotWritable.With(file, cause.Message), IncidentTexts.NotWritableRemedy, file, cause));
}
