using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>Plans a project's workflows with the embedded planner, as one invocation of a cmdlet asks for it.</summary>
internal sealed class EmbeddedPlans
{
    private readonly Project _project;
    private readonly PlanOptions _options;
    private readonly WorkflowInputs _inputs;
    private readonly PlanGit _git;
    private readonly IReadOnlyDictionary<string, string> _mocks;
    private readonly string? _payload;
    private readonly string? _repository;
    private readonly PlanSources _here;
    private readonly PlanSources? _there;

    private EmbeddedPlans(Project project, PlanOptions options, WorkflowInputs inputs, PlanGit git, Facts facts)
    {
        (_project, _options, _inputs, _git) = (project, options, inputs, git);
        (_mocks, _payload, _repository, _here, _there) = facts;
    }

    /// <summary>Reads everything that all plans share.</summary>
    /// <exception cref="OpsException">A mocked output, the payload or the other ref is wrong.</exception>
    public static async Task<EmbeddedPlans> ReadAsync(OpsSession session, Project project, PlanOptions options, CancellationToken cancellationToken)
    {
        PlanGit git = new(session.Git, project);
        Dictionary<string, string> here = new(StringComparer.Ordinal);
        foreach (string file in WorkflowFolder.Files(project))
        {
            if (await TextAsync(file, cancellationToken).ConfigureAwait(false) is { } text)
            {
                here[project.Relative(file)] = text;
            }
        }

        Facts facts = new(
            MockOutputs.Read(options.Mocks),
            options.PayloadPath is { } path ? await EventPayload.ReadAsync(path, cancellationToken).ConfigureAwait(false) : null,
            await git.RepositoryAsync(cancellationToken).ConfigureAwait(false),
            new PlanSources(here, WorkflowSurroundings.Of(project).Around),
            options.Against is { } against ? new PlanSources(await git.WorkflowsAsync(against, cancellationToken).ConfigureAwait(false)) : null);
        return new EmbeddedPlans(project, options, new WorkflowInputs(project, new InputFingerprints(project, session.Fingerprints)), git, facts);
    }

    /// <summary>Plans one workflow and judges the plan.</summary>
    /// <param name="subject">The workflow, with the event.</param>
    /// <param name="narrowed">What narrows it.</param>
    /// <param name="why">Why this planner, in the reader's language.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task<FsWorkflowPlan> PlanAsync(ActSubject subject, ActOptions narrowed, string why, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;

        // What is checked out is what one would push or dispatch; where a pull request goes it does not tell.
        bool isOwn = subject.Event is "push" or "workflow_dispatch";
        PlanEvent? told = _payload is null ? null : new PlanEvent(new PlanRequest(subject.Event) { Payload = _payload });
        string? full = _options.Ref is null && (told?.Told() is not null || !isOwn) ? told?.Told() : await _git.RefAsync(_options.Ref, cancellationToken).ConfigureAwait(false);
        PlanRequest request = new(subject.Event)
        {
            Ref = full,
            Inputs = _options.Inputs,
            Payload = _payload,
            ChangedPaths = _options.ChangedPaths ?? (told?.Commits() is { } commits
                ? await _git.ChangedBetweenAsync(commits.From, commits.To, told.IsPullRequest, cancellationToken).ConfigureAwait(false)
                : await _git.ChangedAsync(subject.Event, full, cancellationToken).ConfigureAwait(false)),
            Variables = _options.Variables,
            Mocks = _mocks,
            Repository = _repository,
            Job = narrowed.Job,
        };
        FsWorkflowPlan plan = new WorkflowPlanner(request, _here).Plan(subject.Workflow.Subject);
        plan.Path = subject.Workflow.Path;
        if (subject.Workflow.Outcome == FsOutcome.Failed && plan.Problems.Length == 0)
        {
            plan.Problems = [subject.Workflow.Summary];
        }

        plan.Cause = subject.Workflow.Outcome == FsOutcome.Failed ? Causes.Of(Causes.Workflow, subject.Workflow.Subject) : null;
        plan.PlannerReason = why;
        plan.StartedAt = startedAt;
        if (_there is not null)
        {
            plan.Against = _options.Against;
            plan.Differences = PlanDifferences.Between(plan, _there.Find(plan.Subject) is not null ? new WorkflowPlanner(request, _there).Plan(plan.Subject) : null);
        }

        plan.Inputs = await _inputs.TakeAsync(subject.Workflow.Subject, cancellationToken).ConfigureAwait(false);
        PlanJudge.Decide(plan, subject, _project, _options, narrowed);
        plan.Duration = DateTime.UtcNow - startedAt;
        return plan;
    }

    private static async Task<string?> TextAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException)
        {
            // A file that cannot be read has told so where it was asked for; for the others it is not there.
            return null;
        }
    }

    private sealed record Facts(
        IReadOnlyDictionary<string, string> Mocks, string? Payload, string? Repository, PlanSources Here, PlanSources? There);
}
