using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Why a deployment was not started, or is not known to have been.</summary>
internal static class StartFailures
{
    public static OpsException NotConfigured(string environment) => new(new OpsFailure(
        ErrorIds.DeploymentNotConfigured, FailureKind.ObjectNotFound, StartTexts.NotConfigured.With(environment), StartTexts.NotConfiguredRemedy.With(environment), environment));

    public static OpsException Unsupported(string environment, string? target) => new(new OpsFailure(
        ErrorIds.DeploymentTargetUnsupported, FailureKind.InvalidOperation, StartTexts.Unsupported.With(environment, target), StartTexts.UnsupportedRemedy, environment));

    public static OpsException Inputs(string workflow, IEnumerable<string> problems) => new(new OpsFailure(
        ErrorIds.WorkflowInputInvalid, FailureKind.InvalidArgument, StartTexts.InputsWrong.With(workflow, string.Join(" ", problems)), StartTexts.InputsWrongRemedy, workflow));

    public static OpsException InputSecret(string input) => new(new OpsFailure(
        ErrorIds.WorkflowInputSecret, FailureKind.SecurityError, StartTexts.InputSecret.With(input), StartTexts.InputSecretRemedy, input));

    public static OpsException NoDispatch(string workflow) => new(new OpsFailure(
        ErrorIds.WorkflowNotDispatchable, FailureKind.InvalidOperation, StartTexts.NoDispatch.With(workflow), StartTexts.NoDispatchRemedy, workflow));

    public static OpsException NoRollbackInput(string environment) => new(new OpsFailure(
        ErrorIds.RollbackNotConfigured, FailureKind.InvalidArgument, StartTexts.NoRollbackInput.With(environment), StartTexts.NoRollbackInputRemedy.With(environment), environment));

    public static OpsException TagInvalid(string tag) => new(new OpsFailure(
        ErrorIds.ImageTagInvalid, FailureKind.InvalidArgument, StartTexts.TagInvalid.With(tag.FirstLine(140)), StartTexts.TagInvalidRemedy, tag));

    public static OpsException Unknown(FsGitHubDeploymentPlan plan) => new(new OpsFailure(
        ErrorIds.DeploymentUnknown, FailureKind.InvalidOperation, StartTexts.Unknown.With(plan.Workflow), StartTexts.UnknownRemedy.With(plan.Environment), plan.Workflow));

    public static OpsException Unknown(FsGitHubDeploymentPlan plan, OpsException cause) => new(new OpsFailure(
        ErrorIds.DeploymentUnknown, FailureKind.InvalidOperation, StartTexts.UnknownAsked.With(plan.Workflow, cause.Failure.Message), StartTexts.UnknownRemedy.With(plan.Environment), plan.Workflow, cause));

    /// <summary>GitHub told the run's number and shows no such run.</summary>
    public static OpsException NotShown(FsGitHubDeploymentPlan plan, long runId) => new(new OpsFailure(
        ErrorIds.DeploymentUnknown, FailureKind.InvalidOperation, StartTexts.NotShown.With(plan.Workflow, runId), StartTexts.NotShownRemedy.With(runId, PowerShellQuoting.Quote(plan.Environment)), plan.Workflow));

    public static OpsException Ambiguous(FsGitHubDeploymentPlan plan, IEnumerable<RunModel> candidates) => Ambiguous(plan.Workflow, candidates);

    public static OpsException Ambiguous(string workflow, IEnumerable<RunModel> candidates) => new(new OpsFailure(
        ErrorIds.DeploymentAmbiguous,
        FailureKind.InvalidOperation,
        StartTexts.Ambiguous.With(workflow, string.Join("; ", candidates.Select(Candidate))),
        StartTexts.AmbiguousRemedy,
        workflow));

    /// <summary>What a person is told who stops the waiting once something may have been sent.</summary>
    public static string Stopped(FsGitHubDeploymentPlan plan) => plan.Trigger == FsDeploymentTrigger.Dispatch
        ? StartTexts.StoppedDispatch.With(plan.Workflow, plan.Branch, PowerShellQuoting.Quote(plan.Environment))
        : StartTexts.StoppedPush.With(plan.Branch, CommitId.Short(plan.Commit), PowerShellQuoting.Quote(plan.Environment));

    /// <summary>Somebody moved the branch while a person was asked.</summary>
    public static OpsException Moved(FsGitHubDeploymentPlan plan, string commit) => new(new OpsFailure(
        ErrorIds.DeploymentRefused, FailureKind.InvalidOperation, StartTexts.Moved.With(plan.Branch, plan.Commit, commit), StartTexts.MovedRemedy, plan.Environment));

    /// <summary>The branch stood at the commit before the push: the release is somebody else's.</summary>
    public static OpsException AlreadyReleased(FsGitHubDeploymentPlan plan, IEnumerable<RunModel> runs) => new(new OpsFailure(
        ErrorIds.DeploymentAlreadyReleased,
        FailureKind.InvalidOperation,
        StartTexts.AlreadyReleased.With(plan.Branch, CommitId.Short(plan.Commit), string.Join("; ", runs.Select(Candidate)) is { Length: > 0 } known ? known : "-"),
        StartTexts.AlreadyReleasedRemedy.With(PowerShellQuoting.Quote(plan.Environment)),
        plan.Environment));

    public static OpsException CommitMisplaced(string commit) => new(new OpsFailure(
        ErrorIds.DeploymentCommitMisplaced, FailureKind.InvalidArgument, StartTexts.CommitMisplaced, StartTexts.CommitMisplacedRemedy, commit));

    public static OpsException InputsOfPush() => new(new OpsFailure(
        ErrorIds.WorkflowInputInvalid, FailureKind.InvalidArgument, StartTexts.InputsOfPush, StartTexts.InputsOfPushRemedy));

    private static string Candidate(RunModel run) =>
        StartTexts.Candidate.With(run.Id, run.Actor?.Login, run.CreatedAt?.ToLocalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.CurrentCulture), run.HtmlUrl);
}
