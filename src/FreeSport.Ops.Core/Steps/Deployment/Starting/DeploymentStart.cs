using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Policies;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Plans a deployment, asks its policies, and starts it once.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
/// <param name="checklist">The checklist, for environments that require it.</param>
/// <param name="now">The time, in UTC.</param>
/// <param name="changes">Tells of the change that is under way; null where nobody knows any.</param>
public sealed class DeploymentStart(OpsSession session, Project project, GitHubClient github, IChecklist checklist, Func<DateTime> now, IChangeGate? changes = null)
{
    // Source: the OCI distribution specification, "tag".
    private static readonly Regex Tag = new(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a text can be the tag of an image.</summary>
    /// <param name="text">The text.</param>
    internal static bool IsTag(string text) => Tag.IsMatch(text);

    private readonly GitRemote _remote = new(session.Processes, session.Tools);

    /// <summary>Looks at everything without changing anything.</summary>
    /// <param name="options">What is to be started.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What would be done, and whether it may be.</returns>
    /// <exception cref="OpsException">The configuration, the inputs or the tag are wrong, or git or GitHub do not answer.</exception>
    public async Task<FsGitHubDeploymentPlan> PlanAsync(StartOptions options, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(options.Environment);
        DeploymentDefinition deployment = environment.Deployment ?? throw StartFailures.NotConfigured(environment.Name);
        if (deployment.Target is not (null or "github"))
        {
            throw StartFailures.Unsupported(environment.Name, deployment.Target);
        }

        bool isRollback = options.RollbackTo is not null;
        FsGitHubDeploymentPlan plan = new()
        {
            Environment = environment.Name,
            Target = FsDeploymentTarget.GitHub,
            Trigger = deployment.Trigger == "dispatch" || isRollback ? FsDeploymentTrigger.Dispatch : FsDeploymentTrigger.Push,
            Repository = github.Address.FullName,
            Workflow = deployment.Workflow ?? throw StartFailures.NotConfigured(environment.Name),
            Branch = deployment.Branch ?? throw StartFailures.NotConfigured(environment.Name),
            IsRollback = isRollback,
            ImageTag = options.RollbackTo,
            Override = options.Override is { } reason ? session.Redactor.Redact(reason) : null,
        };
        FsPolicyAnswer branch = plan.Trigger == FsDeploymentTrigger.Dispatch
            ? await LookAtDispatchAsync(plan, deployment, options, cancellationToken).ConfigureAwait(false)
            : await LookAtPushAsync(plan, deployment, options, cancellationToken).ConfigureAwait(false);
        plan.Policies = await new DeploymentPolicies(checklist, new JudgedContent(session.Git, project), now, changes).AskAsync(environment, branch, plan.Commit, isRollback, cancellationToken).ConfigureAwait(false);
        plan.IsAllowed = DeploymentPolicies.Allow(plan.Policies, plan.Override);
        return plan;
    }

    /// <summary>Starts what was planned.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The deployment with its run.</returns>
    /// <exception cref="OpsException">Somebody objects (<c>DeploymentRefused</c>), git or GitHub refuse, or the run is not known (<c>DeploymentUnknown</c>).</exception>
    public async Task<FsGitHubDeployment> StartAsync(FsGitHubDeploymentPlan plan, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(plan.Environment);
        if (!plan.IsAllowed)
        {
            throw DeploymentPolicies.Refusal(environment, plan.Policies);
        }

        // The question may have been answered long after it was asked.
        FsPolicyAnswer window = WindowPolicy.Ask(environment, now(), changes?.Emergency(environment));
        if (!plan.IsRollback && !DeploymentPolicies.Allow([window], plan.Override))
        {
            throw DeploymentPolicies.Refusal(environment, [window]);
        }

        // A dispatch names the branch, not the commit.
        if (plan.Trigger == FsDeploymentTrigger.Dispatch && await CommitOfAsync(plan.Branch, cancellationToken).ConfigureAwait(false) is var commit && commit != plan.Commit)
        {
            throw StartFailures.Moved(plan, commit);
        }

        RunModel run = plan.Trigger == FsDeploymentTrigger.Dispatch
            ? await new Dispatch(github, session.Host).StartAsync(plan, cancellationToken).ConfigureAwait(false)
            : await PushAsync(plan, cancellationToken).ConfigureAwait(false);
        FsGitHubDeployment started = RunMapping.Deployment(run, github.Address);
        if (started.Commit.Length > 0 && !started.Commit.Equals(plan.Commit, StringComparison.OrdinalIgnoreCase))
        {
            session.Host.WriteWarning(StartTexts.OtherCommit.With(started.RunId, CommitId.Short(started.Commit), CommitId.Short(plan.Commit)));
        }

        started.Environment = plan.Environment;
        started.Trigger = plan.Trigger;
        (started.PreviousCommit, started.IsRollback, started.ImageTag) = (plan.PreviousCommit, plan.IsRollback, plan.ImageTag);
        (started.WorkflowInputs, started.Policies, started.Override) = (plan.WorkflowInputs, plan.Policies, plan.Override);
        started.Summary = DeploymentPolicies.WithReason(StartTexts.Started.With(plan.Workflow, plan.Environment, started.RunId), plan.Override);
        started.NextCommand = FormattableString.Invariant($"Wait-FsDeployment -RunId {started.RunId} -For Approval");
        started.Links = started.Url is null ? [] : [started.Url];
        if (started.Override is not null)
        {
            // GitHub knows nothing of it: the ledger alone can tell who went past a policy, and why.
            await session.Recorder.RecordAsync(project, null, [started], CancellationToken.None).ConfigureAwait(false);
        }

        return started;
    }

    private async Task<RunModel> PushAsync(FsGitHubDeploymentPlan plan, CancellationToken cancellationToken)
    {
        RunFinder finder = new(github, plan.Workflow);
        string query = "event=push&head_sha=" + plan.Commit + "&branch=" + Uri.EscapeDataString(plan.Branch);
        await WarnOfRunningAsync(finder, plan, cancellationToken).ConfigureAwait(false);
        await finder.NoteAsync(query, cancellationToken).ConfigureAwait(false);
        string activity = StartTexts.Pushing.With(plan.Branch);
        void Show(string line) => session.Host.WriteProgress(new OpsProgress(activity, line));
        return await Dispatch.SentAsync(plan, session.Host, async () =>
        {
            try
            {
                if (!await _remote.PushAsync(project.Git.Repository!, plan.Commit, plan.Branch, Show, cancellationToken).ConfigureAwait(false))
                {
                    throw StartFailures.AlreadyReleased(plan, await finder.ListAsync(query, cancellationToken).ConfigureAwait(false));
                }

                session.Host.WriteInformation(StartTexts.Pushed.With(plan.Branch, CommitId.Short(plan.Commit), PowerShellQuoting.Quote(plan.Environment)));
            }
            catch (OpsException unseen) when (unseen.Failure.ErrorId == ErrorIds.GitRemoteFailed)
            {
                throw StartFailures.Unknown(plan, unseen);
            }
            finally
            {
                session.Host.WriteProgress(new OpsProgress(activity, activity, Completed: true));
            }

            return await Dispatch.FindAsync(plan, () => finder.FindAsync(query, cancellationToken)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    // A push by hand and GitHub's page take no lock: who starts beside them must at least know.
    private async Task WarnOfRunningAsync(RunFinder finder, FsGitHubDeploymentPlan plan, CancellationToken cancellationToken)
    {
        foreach (RunModel open in (await finder.ListAsync("branch=" + Uri.EscapeDataString(plan.Branch), cancellationToken).ConfigureAwait(false)).Where(static r => r.Status != "completed"))
        {
            session.Host.WriteWarning(StartTexts.AlreadyRunning.With(plan.Workflow, open.Id, open.Status, open.Actor?.Login));
        }
    }

    private async Task<FsPolicyAnswer> LookAtPushAsync(FsGitHubDeploymentPlan plan, DeploymentDefinition deployment, StartOptions options, CancellationToken cancellationToken)
    {
        if (options.Inputs.Count > 0)
        {
            throw StartFailures.InputsOfPush();
        }

        GitRepository repository = EvidenceRecorder.RequireRepository(project);
        if (await _remote.AddressAsync(repository, cancellationToken).ConfigureAwait(false) is { } origin
            && !github.Address.IsMeantBy(origin))
        {
            return new FsPolicyAnswer
            {
                Policy = FsPolicyKind.Branch,
                State = FsPolicyState.Refused,
                Reason = StartTexts.OtherRemote.With(origin.Host, origin.Owner, origin.Name, github.Address.Host, github.Address.FullName),
                Remedy = StartTexts.OtherRemoteRemedy,
            };
        }

        return await new ReleaseBranch(session.Git, _remote, repository).LookAsync(plan, deployment, options.Commit, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FsPolicyAnswer> LookAtDispatchAsync(FsGitHubDeploymentPlan plan, DeploymentDefinition deployment, StartOptions options, CancellationToken cancellationToken)
    {
        if (options.Commit is not null)
        {
            throw StartFailures.CommitMisplaced(options.Commit);
        }

        Dictionary<string, string> given = options.Inputs.ToDictionary(static i => i.Key, static i => i.Value);
        if (options.RollbackTo is { } tag)
        {
            given[deployment.RollbackInput ?? throw StartFailures.NoRollbackInput(plan.Environment)] = IsTag(tag) ? tag : throw StartFailures.TagInvalid(tag);
        }

        plan.WorkflowInputs = await DispatchForm.ReadAsync(project, plan.Workflow, given, cancellationToken).ConfigureAwait(false);
        if (plan.WorkflowInputs.FirstOrDefault(i => session.Redactor.Redact(i.Value) != i.Value) is { } secret)
        {
            throw StartFailures.InputSecret(secret.Name);
        }

        plan.Commit = await CommitOfAsync(plan.Branch, cancellationToken).ConfigureAwait(false);
        await WarnOfRunningAsync(new RunFinder(github, plan.Workflow), plan, cancellationToken).ConfigureAwait(false);
        return plan.Commit.Length > 0
            ? new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Allowed, Reason = StartTexts.DispatchOn.With(plan.Branch, CommitId.Short(plan.Commit)) }
            : new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Refused, Reason = StartTexts.BranchMissing.With(plan.Branch), Remedy = StartTexts.BranchMissingRemedy };
    }

    private async Task<string> CommitOfAsync(string branch, CancellationToken cancellationToken) =>
        (await github.FindAsync<BranchModel>(RepositoryPath.Of(github.Address, $"branches/{branch}"), branch, cancellationToken).ConfigureAwait(false))?.Commit?.Sha ?? string.Empty;
}
