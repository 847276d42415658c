using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Deployment;
using FreeSport.Ops.Commands.Documentation;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Commands.Prerequisites;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Starting;
using FreeSport.Ops.Core.Steps.Deployment.Watching;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Runbook;

/// <summary>Runs the nine steps of the workflow in order and emits every result as it comes, and last the summary. It looks, and deploys only with -Deploy.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsRunbook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = LookSet)]
[Alias("fsrun")]
[OutputType(typeof(FsResult), typeof(FsRunbookSummary), typeof(FsRunbookPlan))]
public sealed class InvokeFsRunbookCommand : ProjectCmdlet
{
    private const string LookSet = "Look";
    private const string DeploySet = "Deploy";

    // As Wait-FsDeployment waits: somebody may have to approve.
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(240);

    /// <summary>Gets or sets the environment that is looked at; all when not given. To deploy, one must be named.</summary>
    [Parameter(Position = 0, ParameterSetName = LookSet)]
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = DeploySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the first step that is run; step 0 when not given.</summary>
    [Parameter]
    [ValidateRange(FsStep.Prerequisites, FsStep.Documentation)]
    public FsStep From { get; set; } = FsStep.Prerequisites;

    /// <summary>Gets or sets the last step that is run; step 9 when not given.</summary>
    [Parameter]
    [ValidateRange(FsStep.Prerequisites, FsStep.Documentation)]
    public FsStep Until { get; set; } = FsStep.Documentation;

    /// <summary>Gets or sets the steps that are run; of those between -From and -Until, all when not given.</summary>
    [Parameter]
    [ValidateRange(FsStep.Prerequisites, FsStep.Documentation)]
    public FsStep[] Step { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether what the ledger has of the checklist is taken over where it still holds.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Gets or sets how many parts of one step look at the same time, 1 to 32.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Gets or sets a value indicating whether step 7 deploys, when the steps before it are passed and every policy allows it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeploySet)]
    public SwitchParameter Deploy { get; set; }

    /// <summary>Gets or sets the tag of the images to release, where this machine carries the deployment out.</summary>
    [Parameter(ParameterSetName = DeploySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets why it goes ahead although steps before it or policies object; recorded.</summary>
    [Parameter(ParameterSetName = DeploySet)]
    [ValidateLength(3, 500)]
    public string? Override { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        FsStep[] steps = [.. RunbookOptions.Between(From, Until).Where(s => Step.Length == 0 || Step.Contains(s))];
        if (steps.Length == 0)
        {
            throw End(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                ErrorIds.RunbookStepsNone, FailureKind.InvalidArgument, Step.Length == 0 ? RunbookCommandTexts.NoSteps.With(From, Until) : RunbookCommandTexts.NotAmong.With(From, Until, string.Join(", ", Step)), RunbookCommandTexts.NoStepsRemedy, Until.ToString()))));
        }

        bool isWhatIf = IsWhatIf;
        RunbookOptions options = new()
        {
            Environment = Environment,
            Steps = steps,
            IsResumed = Resume,
            ThrottleLimit = ThrottleLimit,
            IgnoresGates = Override is not null,
            Deploy = Deploy ? (session, project, token) => DeployAsync(session, project, isWhatIf, token) : null,
        };
        IReadOnlyList<PrerequisiteCheck> ofShell = ExecutionPolicyReader.Checks(this);
        RunbookTally? tally = null;
        RunSession(host => tally = new RunbookTally(host), async (session, token) =>
        {
            Project project = await session.LoadProjectLenientlyAsync(token).ConfigureAwait(false);
            if (IsFirstOf(project))
            {
                using RunbookService runbook = Rooms.Runbook(session, tally!, project, ofShell, new ScriptParser(), options);
                await (isWhatIf ? runbook.PlanAsync(token) : runbook.RunAsync(token)).ConfigureAwait(false);
            }
        });
    }

    private async Task DeployAsync(OpsSession session, Project project, bool isWhatIf, CancellationToken token)
    {
        StartOptions start = new(Environment, Commit: null, new Dictionary<string, string>(), RollbackTo: null) { ImageTag = ImageTag, Override = Override };
        FsDeployment? started = await new StartWork(session, project, lockWait: TimeSpan.Zero, isWhatIf).StartAsync(start, new GitHubOptions(), token).ConfigureAwait(false);
        if (started is FsGitHubDeployment onGitHub)
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), token).ConfigureAwait(false);
            await new RunService(session, project, github, token: null).WaitAsync([new RunReference(onGitHub.Repository, onGitHub.RunId, onGitHub)], new WaitOptions(FsWaitTarget.Completion, WaitTimeout), token).ConfigureAwait(false);
        }
        else if (!isWhatIf)
        {
            session.Host.WriteResult(started ?? NotConfirmed(project));
        }
    }

    private FsResult NotConfirmed(Project project) => new()
    {
        Step = FsStep.Deployment,
        Subject = project.EnvironmentNamed(Environment).Name,
        Environment = project.EnvironmentNamed(Environment).Name,
        StartedAt = DateTime.UtcNow,
        Summary = RunbookCommandTexts.NotConfirmed.With(Environment),
    };
}
