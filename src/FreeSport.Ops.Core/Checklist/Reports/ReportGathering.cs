using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist.Reports;

/// <summary>
/// Puts together what a report tells. What is recorded comes from where it is recorded: rows of the checklist, events and
/// changes that are handed over only select, so that nothing hand-made is told as if it were recorded.
/// </summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="checklist">Decides the boxes.</param>
/// <param name="deployments">The deployments of this clone to an environment, the newest first.</param>
public sealed class ReportGathering(OpsSession session, Project project, IChecklist checklist, Func<string, IReadOnlyList<FsDeployment>> deployments)
{
    // So many events are shown at most; JSON alone has more, and is masked as a whole.
    private const int MostShown = 2_000;

    private static readonly string Version = typeof(ReportGathering).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    internal async Task<ReportContent> GatherAsync(ReportRequest request, IReadOnlyList<object> items, CancellationToken cancellationToken)
    {
        DateTime now = DateTime.UtcNow;
        FsChange? change = ChangeOf(request, items);
        string environment = EnvironmentOf(request, items, change);
        change ??= Current(environment);
        FsChecklistItem[] boxes = [.. items.OfType<FsChecklistStatus>().Select(static b => b.Box).Distinct()];
        IReadOnlyList<FsChecklistStatus> decided = await checklist.EvaluateAsync(environment, selection: null, cancellationToken).ConfigureAwait(false);
        GitHead head = project.Git.Repository is { } repository ? await session.Git.ReadHeadAsync(repository, project.Root, cancellationToken).ConfigureAwait(false) : new GitHead(null, null, Dirty: false);
        bool isNamed = request.Change is not null || items.OfType<FsChange>().Any();
        FsResult[] results = [.. items.OfType<FsResult>()];
        return new ReportContent
        {
            Project = session.Redactor.Redact(project.Configuration.Name ?? Path.GetFileName(project.Root.TrimEnd('/', '\\'))),
            ProjectKey = session.Redactor.Redact(project.Key),
            Environment = session.Redactor.Redact(environment),
            RepositoryUrl = await RepositoryAsync(cancellationToken).ConfigureAwait(false) is { } page ? session.Redactor.Redact(page) : null,
            Commit = head.Commit,
            Tree = head.Tree,
            Dirty = head.Dirty,
            Since = request.Since?.ToUniversalTime(),
            Until = request.Until?.ToUniversalTime(),
            CreatedAt = now,
            Version = Version,
            Change = change is null ? null : Clean(change),
            Checklist = [.. decided.Where(b => boxes.Length == 0 || boxes.Contains(b.Box)).Select(Clean)],
            Events = [.. Events(request, items, environment, isNamed ? change : null).Select((e, i) => i < MostShown ? Clean(e) : e)],
            Deployments = [.. Deployments(request, results, environment, isNamed ? change : null).Select(Clean)],
            Metrics = [.. results.OfType<FsMetric>().Select(Clean)],
            Deliveries = [.. items.OfType<FsDelivery>().OrderBy(static d => d.From).Select(Clean)],
            Plans = [.. items.OfType<FsInfrastructurePlan>().Select(Clean)],
            Results = [.. results.Where(static r => r is not (FsMetric or FsDeployment)).Select(Clean)],
        };
    }

    private FsChange? ChangeOf(ReportRequest request, IReadOnlyList<object> items)
    {
        string[] ids = [.. items.OfType<FsChange>().Select(static c => c.ChangeId).Concat(request.Change is null ? [] : [request.Change]).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (ids.Length == 0)
        {
            return null;
        }

        if (ids.Length > 1)
        {
            throw Failure(ErrorIds.ReportChangesDiffer, FailureKind.InvalidArgument, ReportTexts.ChangesDiffer.With(string.Join(", ", ids)), ReportTexts.ChangesDifferRemedy, ids);
        }

        IReadOnlyList<FsChange> all = project.Git.Repository is { } repository ? ChangeJournal.Of(repository).List(project.Key) : [];
        return all.FirstOrDefault(c => c.ChangeId.Equals(ids[0], StringComparison.OrdinalIgnoreCase))
            ?? throw Failure(ErrorIds.ReportChangeUnknown, FailureKind.ObjectNotFound, ReportTexts.ChangeUnknown.With(ids[0]), ReportTexts.ChangeUnknownRemedy, ids[0]);
    }

    private string EnvironmentOf(ReportRequest request, IReadOnlyList<object> items, FsChange? change)
    {
        string[] named =
        [
            .. new[] { request.Environment, change?.Environment }
                .Concat(items.Select(static i => i switch
                {
                    FsChecklistStatus box => box.Environment,
                    FsInfrastructurePlan plan => plan.Environment,
                    FsDelivery delivery => delivery.Environment,
                    FsDeployment or FsMetric => ((FsResult)i).Environment,
                    _ => null,
                }))
                .OfType<string>().Where(static e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return named.Length <= 1
            ? project.EnvironmentNamed(named.FirstOrDefault()).Name
            : throw Failure(ErrorIds.ReportEnvironmentsDiffer, FailureKind.InvalidArgument, ReportTexts.EnvironmentsDiffer.With(string.Join(", ", named)), ReportTexts.EnvironmentsDifferRemedy, named);
    }

    private FsChange? Current(string environment)
    {
        try
        {
            return ChangeJournal.Current(project, environment);
        }
        catch (OpsException unreadable) when (unreadable.Failure.ErrorId == ErrorIds.ChangeNotReadable)
        {
            session.Host.WriteError(unreadable.Failure);
            return null;
        }
    }

    private IEnumerable<FsEvidence> Events(ReportRequest request, IReadOnlyList<object> items, string environment, FsChange? change)
    {
        HashSet<string> selected = new(items.OfType<FsEvidence>().Select(static e => e.EvidenceId), StringComparer.OrdinalIgnoreCase);
        bool selects = items.OfType<FsEvidence>().Any();
        DateTime? since = request.Since?.ToUniversalTime();
        DateTime? until = request.Until?.ToUniversalTime();
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (FsEvidence evidence in project.Git.Repository is { } repository ? new EvidenceStore(repository, session.Host).NewestFirst() : [])
        {
            if (evidence.Project != project.Key || (selects && !selected.Contains(evidence.EvidenceId)))
            {
                continue;
            }

            found.Add(evidence.EvidenceId);
            if ((evidence.Environment is null || evidence.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))
                && (change is null || string.Equals(evidence.Change, change.ChangeId, StringComparison.OrdinalIgnoreCase))
                && (since is null || evidence.At >= since) && (until is null || evidence.At <= until))
            {
                yield return evidence;
            }
        }

        foreach (string unknown in selected.Where(id => !found.Contains(id)))
        {
            session.Host.WriteWarning(ReportTexts.EvidenceUnknown.With(unknown));
        }
    }

    private IEnumerable<FsDeployment> Deployments(ReportRequest request, FsResult[] results, string environment, FsChange? change)
    {
        FsDeployment[] given = [.. results.OfType<FsDeployment>()];
        IEnumerable<FsDeployment> recorded = deployments(environment).Where(d => change is null || change.Deployments.Contains(d.DeploymentId));
        return recorded.Concat(given)
            .GroupBy(static d => (d as FsGitHubDeployment)?.RunId is > 0 and { } run ? "run " + run : d.DeploymentId is { Length: > 0 } id ? "record " + id : "object " + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(d))
            .Select(static g => g.First())
            .Where(d => (request.Since is null || d.CreatedAt >= request.Since.Value.ToUniversalTime()) && (request.Until is null || d.CreatedAt <= request.Until.Value.ToUniversalTime()))
            .OrderByDescending(static d => d.CreatedAt);
    }

    private async Task<string?> RepositoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            GitHubAddress address = await new GitHubAccess(session, project).FindRepositoryAsync(repository: null, cancellationToken).ConfigureAwait(false);
            return SafeLink.Of("https://" + address.Host + "/" + address.FullName);
        }
        catch (OpsException)
        {
            // Without a repository there is nothing to lead to; the report says the same without links.
            return null;
        }
    }

    private T Clean<T>(T item)
        where T : class => ResultRedaction.Apply(item, session.Redactor);

    private static OpsException Failure(string id, FailureKind kind, string message, string remedy, object target) => new(new OpsFailure(id, kind, message, remedy, target));
}
