using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Windows;

namespace FreeSport.Ops.Core.Steps.Planning.Changes;

/// <summary>Carries a change from its plan to its end.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="team">Tells the team.</param>
/// <param name="checklist">The checklist, which a change must have met to be validated.</param>
public sealed class ChangeService(OpsSession session, Project project, ITeamMessages team, IChecklist checklist)
{
    private GitRepository Repository => EvidenceRecorder.RequireRepository(project);

    private ChangeJournal Journal => ChangeJournal.Of(Repository);

    /// <summary>Makes a change, or completes the draft of the same title; the plan of it where it is not confirmed.</summary>
    /// <param name="request">What is said of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Another change is under way in the environment (<c>ChangeOpen</c>), there is no repository, or nothing can be written.</exception>
    public async Task NewAsync(ChangeRequest request, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(request.Environment);
        string by = await ByAsync(cancellationToken).ConfigureAwait(false);
        string? commit = await session.Git.ResolveAsync(Repository, "HEAD^{commit}", cancellationToken).ConfigureAwait(false);
        FsChange Make(IReadOnlyList<FsChange> all) => Made(request, environment, all, by, commit);
        FsChange planned = Make(Journal.List(project.Key));
        if (!await session.Host.ConfirmAsync(environment.Name, PlanningTexts.ActionNewChange.With(request.Title), cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(new FsChangePlan { Title = planned.Title, Environment = planned.Environment, To = planned.State, Objections = planned.Missing });
            return;
        }

        await WriteAsync(Make, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the team, and writes down who confirmed a change.</summary>
    /// <param name="id">Its id; null for the one that is under way in the environment.</param>
    /// <param name="environment">The environment's name; null for production.</param>
    /// <param name="by">Who confirms; null for whom git knows.</param>
    /// <param name="note">What they say; null for nothing.</param>
    /// <param name="aloneBecause">Why there is nobody else where the policy asks for more; null where there is.</param>
    /// <param name="isQuiet">Whether the team is not told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">There is no such change (<c>ChangeNotFound</c>), it is not planned (<c>ChangeStateWrong</c>), or the same person confirmed it already (<c>ChangeConfirmedAlready</c>).</exception>
    public async Task ConfirmAsync(string? id, string? environment, string? by, string? note, string? aloneBecause, bool isQuiet, CancellationToken cancellationToken)
    {
        FsChange found = Find(id, environment, Journal.List(project.Key));
        string self = await ByAsync(cancellationToken).ConfigureAwait(false);
        FsChange Confirm(IReadOnlyList<FsChange> all)
        {
            FsChange change = Find(found.ChangeId, null, all);
            string who = by ?? self;
            Require(change, FsChangeState.Planned, FsChangeState.Confirmed);
            if (change.Confirmations.Any(c => c.By.Equals(who, StringComparison.OrdinalIgnoreCase)) && aloneBecause is null)
            {
                throw Failure(ErrorIds.ChangeConfirmedAlready, FailureKind.InvalidOperation, PlanningTexts.ConfirmedAlready.With(who, change.ChangeId), PlanningTexts.ConfirmedAlreadyRemedy, change.ChangeId);
            }

            if (!change.Confirmations.Any(c => c.By.Equals(who, StringComparison.OrdinalIgnoreCase)))
            {
                change.Confirmations = [.. change.Confirmations, new FsChangeConfirmation { By = Clean(who), At = DateTime.UtcNow, Note = CleanOrNull(note), RecordedBy = who == self ? null : self }];
            }

            change.SinglePersonReason = CleanOrNull(aloneBecause) ?? change.SinglePersonReason;
            bool isEnough = change.Confirmations.Length >= change.NeededConfirmations || change.SinglePersonReason is not null;
            return Moved(change, isEnough ? FsChangeState.Confirmed : FsChangeState.Planned, self, PlanningTexts.ConfirmedBy.With(Clean(who), change.Confirmations.Length, change.NeededConfirmations));
        }

        FsChange next = Confirm(Journal.List(project.Key));
        if (!await session.Host.ConfirmAsync(found.ChangeId + " " + found.Title, PlanningTexts.ActionConfirm, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(new FsChangePlan { ChangeId = next.ChangeId, Title = next.Title, Environment = next.Environment, From = found.State, To = next.State, Objections = next.State == FsChangeState.Planned ? [PlanningTexts.MoreConfirmations.With(next.NeededConfirmations - next.Confirmations.Length)] : [] });
            return;
        }

        FsChange written = await WriteAsync(Confirm, cancellationToken).ConfigureAwait(false);
        if (!isQuiet)
        {
            await team.TellAsync(PlanningTexts.TeamTitle.With(written.Title, written.Environment), Summary(written), written.Environment, written.ChangeId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a change, or tells that it was validated.</summary>
    /// <param name="id">Its id; null for the one that is under way in the environment.</param>
    /// <param name="environment">The environment's name; null for production.</param>
    /// <param name="to">How far it shall be: Validated, Done, RolledBack or Abandoned.</param>
    /// <param name="note">What is said of it; null for nothing.</param>
    /// <param name="review">What the review of an emergency found; null for none yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">There is no such change, it is not so far yet (<c>ChangeStateWrong</c>), the checklist is open (<c>ChangeNotValidated</c>), or the review is missing (<c>ChangeNotReviewed</c>).</exception>
    public async Task CompleteAsync(string? id, string? environment, FsChangeState to, string? note, string? review, CancellationToken cancellationToken)
    {
        FsChange found = Find(id, environment, Journal.List(project.Key));
        string self = await ByAsync(cancellationToken).ConfigureAwait(false);
        string[] open = to is FsChangeState.Validated or FsChangeState.Done && found.State == FsChangeState.Executing ? await OpenAsync(found.Environment, cancellationToken).ConfigureAwait(false) : [];
        FsChange Complete(IReadOnlyList<FsChange> all)
        {
            FsChange change = Find(found.ChangeId, null, all);
            bool isLate = change is { State: FsChangeState.RolledBack, NeedsReview: true, Review: null } && to == FsChangeState.RolledBack && review is not null;
            change.Review = CleanOrNull(review) ?? change.Review;
            if (!isLate)
            {
                RequireEnd(change, to);
            }

            if (open.Length > 0)
            {
                throw Failure(ErrorIds.ChangeNotValidated, FailureKind.InvalidOperation, PlanningTexts.NotValidated.With(change.ChangeId, string.Join(", ", open)), PlanningTexts.NotValidatedRemedy.With(PowerShellQuoting.Quote(change.Environment)), change.ChangeId);
            }

            if (to == FsChangeState.Done && change is { NeedsReview: true, Review: null })
            {
                throw Failure(ErrorIds.ChangeNotReviewed, FailureKind.InvalidOperation, PlanningTexts.NotReviewed.With(change.ChangeId), PlanningTexts.NotReviewedRemedy, change.ChangeId);
            }

            if (to == FsChangeState.Done && change.State == FsChangeState.Executing)
            {
                Moved(change, FsChangeState.Validated, self, PlanningTexts.ChecklistMet);
            }

            Moved(change, to, self, Clean(note ?? string.Empty));
            change.EndedAt = ChangeJournal.IsOver(to) ? change.EndedAt ?? DateTime.UtcNow : null;
            return change;
        }

        FsChangeState before = found.State;
        FsChange next = Complete(Journal.List(project.Key));
        if (!await session.Host.ConfirmAsync(found.ChangeId + " " + found.Title, PlanningTexts.ActionComplete.With(to), cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(new FsChangePlan { ChangeId = next.ChangeId, Title = next.Title, Environment = next.Environment, From = before, To = next.State });
            return;
        }

        await WriteAsync(Complete, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells of a deployment: the change that is under way in its environment is carried out by it.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="deployment">The deployment's id; null before it has one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task ExecutingAsync(string environment, string? deployment, CancellationToken cancellationToken)
    {
        if (session.Recorder.IsTrial || ChangeJournal.Current(project, environment) is not { } current)
        {
            return;
        }

        string self = await ByAsync(cancellationToken).ConfigureAwait(false);
        await Journal.UpdateAsync(
            project.Key,
            all =>
            {
                FsChange change = Find(current.ChangeId, null, all);
                if (deployment is not null && !change.Deployments.Contains(deployment))
                {
                    change.Deployments = [.. change.Deployments, deployment];
                }

                return change.State is FsChangeState.Executing && deployment is null ? change : Moved(change, FsChangeState.Executing, self, deployment is null ? PlanningTexts.DeploymentStarts : PlanningTexts.DeploymentEnded.With(deployment));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The changes of the project, with what the ledgers recorded of them.</summary>
    /// <param name="ids">Their ids, with wildcards; all for none.</param>
    /// <param name="environment">The environment's name; null for all.</param>
    /// <param name="isCurrent">Whether only those that are under way are meant.</param>
    /// <returns>The changes, the newest first.</returns>
    /// <exception cref="OpsException">There is no repository, or an id is none (<c>ChangeNotFound</c>).</exception>
    public IReadOnlyList<FsChange> List(IReadOnlyList<string> ids, string? environment, bool isCurrent)
    {
        IReadOnlyList<FsChange> all = Journal.List(project.Key);
        foreach (string id in ids.Where(id => id.IndexOfAny(['*', '?']) < 0))
        {
            Find(id, null, all);
        }

        string? name = environment is null ? null : project.EnvironmentNamed(environment).Name;
        FsChange[] found =
        [
            .. all.Where(c => (ids.Count == 0 || ids.Any(id => Requirements.RequirementNames.Like(id, c.ChangeId)))
                && (name is null || c.Environment.Equals(name, StringComparison.OrdinalIgnoreCase)) && !(isCurrent && ChangeJournal.IsOver(c.State))),
        ];
        if (found.Length == 0)
        {
            return found;
        }

        ILookup<string, string> evidence = new EvidenceStore(Repository, session.Host).NewestFirst()
            .Where(e => e.Change is not null && e.Project == project.Key).ToLookup(static e => e.Change!, static e => e.EvidenceId, StringComparer.Ordinal);
        foreach (FsChange change in found)
        {
            change.EvidenceIds = [.. evidence[change.ChangeId]];
            change.NextCommand = Next(change);
        }

        return found;
    }

    private FsChange Made(ChangeRequest request, EnvironmentDefinition environment, IReadOnlyList<FsChange> all, string by, string? commit)
    {
        FsChange? open = all.FirstOrDefault(c => !ChangeJournal.IsOver(c.State) && c.Environment.Equals(environment.Name, StringComparison.OrdinalIgnoreCase));
        string title = Clean(request.Title);
        if (open is not null && !(open.State == FsChangeState.Draft && open.Title == title))
        {
            throw Failure(ErrorIds.ChangeOpen, FailureKind.ResourceBusy, PlanningTexts.ChangeOpen.With(environment.Name, open.ChangeId, open.Title, open.State), PlanningTexts.ChangeOpenRemedy.With(open.ChangeId), open.ChangeId);
        }

        bool isNew = open is null;
        FsChange change = open ?? new FsChange { Title = title, Environment = environment.Name, CreatedAt = DateTime.UtcNow, CreatedBy = by };
        change.Commit = commit;
        change.Risk = request.Risk;
        change.EmergencyReason = CleanOrNull(request.EmergencyReason);
        change.NeedsReview = request.Risk == FsChangeRisk.Emergency;
        change.NeededConfirmations = request.Risk == FsChangeRisk.Normal ? environment.Change.Confirmations : 1;
        change.Requirements =
        [
            .. change.Requirements.Concat(request.Requirements.Select(static r => new FsChangeRequirement { Kind = r.Kind, Id = r.Id, Title = r.Title, Gate = r.Gate?.Verdict, Outcome = r.Outcome }))
                .GroupBy(static r => (r.Kind, r.Id)).Select(static g => g.Last()),
        ];
        change.People = [.. change.People.Concat(request.People.Select(Clean)).Distinct(StringComparer.OrdinalIgnoreCase)];
        WindowSpan? next = request.WindowFrom is null && request.Risk != FsChangeRisk.Emergency ? Window(environment) : null;
        change.WindowFrom = request.WindowFrom ?? next?.Start.ToDateTimeUtc() ?? change.WindowFrom;
        change.WindowUntil = request.WindowUntil ?? next?.End.ToDateTimeUtc() ?? change.WindowUntil;
        change.Missing = [.. Missing(change, environment)];
        FsChangeState state = change.Missing.Length == 0 ? FsChangeState.Planned : FsChangeState.Draft;
        return isNew || state != change.State ? Moved(change, state, by, string.Empty) : change;
    }

    private static IEnumerable<string> Missing(FsChange change, EnvironmentDefinition environment)
    {
        if (change.Risk != FsChangeRisk.Emergency && change.Requirements.Length == 0)
        {
            yield return PlanningTexts.MissingRequirement;
        }

        if (change.Risk != FsChangeRisk.Emergency && change.WindowFrom is null && environment.Windows.Count > 0)
        {
            yield return PlanningTexts.MissingWindow;
        }
    }

    private static WindowSpan? Window(EnvironmentDefinition environment)
    {
        WindowAnswer answer = new WindowCalendar(environment).Ask(DateTime.UtcNow, environment.ExpectedDuration ?? TimeSpan.Zero);
        return (answer.State == FsWindowState.Open ? answer.Now : answer.Next) is { Window: not null } span ? span : null;
    }

    private async Task<string[]> OpenAsync(string environment, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsChecklistStatus> boxes = await checklist.EvaluateAsync(environment, selection: null, cancellationToken).ConfigureAwait(false);
        return ChecklistGate.NothingApplies(boxes) ? [PlanningTexts.NothingApplies] : [.. ChecklistGate.OpenButReviews(boxes).Select(static b => b.Box.ToString())];
    }

    private static void RequireEnd(FsChange change, FsChangeState to)
    {
        switch (to)
        {
            case FsChangeState.Validated:
                Require(change, FsChangeState.Executing);
                break;
            case FsChangeState.Done:
                Require(change, FsChangeState.Executing, FsChangeState.Validated);
                break;
            case FsChangeState.RolledBack:
                Require(change, FsChangeState.Executing, FsChangeState.Validated);
                break;
            default:
                Require(change, FsChangeState.Draft, FsChangeState.Planned, FsChangeState.Confirmed);
                break;
        }
    }

    private static void Require(FsChange change, params FsChangeState[] states)
    {
        if (!states.Contains(change.State))
        {
            throw Failure(ErrorIds.ChangeStateWrong, FailureKind.InvalidOperation, PlanningTexts.StateWrong.With(change.ChangeId, change.State, string.Join(", ", states)), PlanningTexts.StateWrongRemedy.With(Next(change) ?? "Get-FsChange"), change.ChangeId);
        }
    }

    private FsChange Find(string? id, string? environment, IReadOnlyList<FsChange> all)
    {
        string name = id is null ? project.EnvironmentNamed(environment).Name : string.Empty;
        return (id is null
            ? all.FirstOrDefault(c => !ChangeJournal.IsOver(c.State) && c.Environment.Equals(name, StringComparison.OrdinalIgnoreCase))
            : all.FirstOrDefault(c => c.ChangeId.Equals(id, StringComparison.OrdinalIgnoreCase)))
            ?? throw Failure(ErrorIds.ChangeNotFound, FailureKind.ObjectNotFound, id is null ? PlanningTexts.NoCurrentChange.With(name) : PlanningTexts.ChangeNotFound.With(id), PlanningTexts.ChangeNotFoundRemedy, id ?? name);
    }

    private static FsChange Moved(FsChange change, FsChangeState to, string by, string text)
    {
        change.State = to;
        change.Events = [.. change.Events, new FsChangeEvent { At = DateTime.UtcNow, By = by, State = to, Text = text }];
        return change;
    }

    private async Task<FsChange> WriteAsync(Func<IReadOnlyList<FsChange>, FsChange> change, CancellationToken cancellationToken)
    {
        FsChange written = await Journal.UpdateAsync(project.Key, change, cancellationToken).ConfigureAwait(false);
        FsChangeEvent last = written.Events[written.Events.Length - 1];
        FsResult record = new()
        {
            Step = FsStep.Planning,
            Subject = "change " + written.ChangeId,
            Environment = written.Environment,
            Outcome = FsOutcome.Passed,
            Scope = FsScope.Full,
            StartedAt = last.At,
            Summary = string.Join(" ", new[] { written.State.ToString(), written.Title, last.Text }.Where(static t => t.Length > 0)),
        };
        await session.Recorder.RecordOfChangeAsync(project, item: null, written.ChangeId, record, cancellationToken).ConfigureAwait(false);
        written.NextCommand = Next(written);
        session.Host.WriteResult(written);
        return written;
    }

    private static string[] Summary(FsChange change) =>
    [
        PlanningTexts.SummaryState.With(change.State, string.Join(", ", change.Confirmations.Select(static c => c.By))),
        .. change.WindowFrom is { } from ? [PlanningTexts.SummaryWindow.With(from.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture), change.WindowUntil?.ToString("HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? "…")] : Array.Empty<string>(),
        .. change.Requirements.Select(static r => $"{r.Kind} {r.Id} {r.Title}".TrimEnd()),
        .. change.EmergencyReason is { } reason ? [PlanningTexts.SummaryEmergency.With(reason)] : Array.Empty<string>(),
        .. change.SinglePersonReason is { } alone ? [PlanningTexts.SummaryAlone.With(alone)] : Array.Empty<string>(),
        .. change.People.Length > 0 ? [PlanningTexts.SummaryPeople.With(string.Join(", ", change.People))] : Array.Empty<string>(),
    ];

    /// <summary>The command that takes a change further; null when it is over.</summary>
    /// <param name="change">The change.</param>
    internal static string? Next(FsChange change)
    {
        string environment = PowerShellQuoting.Quote(change.Environment);
        return change.State switch
        {
            FsChangeState.Draft => $"Get-FsRequirement STORY | New-FsChange {PowerShellQuoting.Quote(change.Title)} -Environment {environment}",
            FsChangeState.Planned => $"Confirm-FsChange {change.ChangeId}",
            FsChangeState.Confirmed => $"Start-FsDeployment {environment}",
            FsChangeState.Executing or FsChangeState.Validated => $"Complete-FsChange {change.ChangeId}" + (change is { NeedsReview: true, Review: null } ? " -Review 'REVIEW'" : string.Empty),
            FsChangeState.RolledBack when change is { NeedsReview: true, Review: null } => $"Complete-FsChange {change.ChangeId} -As RolledBack -Review 'REVIEW'",
            _ => null,
        };
    }

    private async Task<string> ByAsync(CancellationToken cancellationToken)
    {
        string? author = await session.Git.ReadAuthorAsync(Repository, cancellationToken).ConfigureAwait(false);
        int mail = author?.LastIndexOf(" <", StringComparison.Ordinal) ?? -1;
        return mail > 0 ? author!.Substring(0, mail) : Environment.UserName;
    }

    private string Clean(string text) => session.Redactor.Redact(text);

    private string? CleanOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Clean(text!);

    private static OpsException Failure(string id, FailureKind kind, string message, string remedy, object target) => new(new OpsFailure(id, kind, message, remedy, target));
}
