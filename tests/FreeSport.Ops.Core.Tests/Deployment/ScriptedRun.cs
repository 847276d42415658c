using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>FREESPORT's chain as GitHub would run it: build and deploy-production both ask for production's approval.</summary>
/// <param name="time">The time it runs by.</param>
internal sealed class ScriptedRun(VirtualClock time) : IReviewSource
{
    public const long Id = 4711;

    private static readonly DateTime Start = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<TimeSpan> _moves = [];
    private readonly List<FsApproval> _reviews = [];
    private string _lastRun = string.Empty;
    private string _lastJobs = string.Empty;

    public long RunId => Id;

    /// <summary>Gets when each request came.</summary>
    public List<(TimeSpan At, string What)> Requests { get; } = [];

    /// <summary>Gets what is thrown instead of an answer, in order; null for an answer.</summary>
    public Queue<OpsException?> Faults { get; } = new();

    public TimeSpan SetupTime { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan BuildTime { get; init; } = TimeSpan.FromMinutes(6);

    public TimeSpan DeployTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Gets or sets how long GitHub takes to act on a review.</summary>
    public TimeSpan Lag { get; set; }

    public FsRunConclusion Conclusion { get; set; } = FsRunConclusion.Success;

    public bool CanApprove { get; set; } = true;

    public bool PreventsSelfReview { get; set; }

    public string? Me { get; set; } = "anna";

    public string StartedBy { get; set; } = "petrov";

    public int Attempt { get; set; } = 1;

    public bool HasFreshToken { get; set; }

    public bool HasReviewers { get; set; } = true;

    /// <summary>Gets the reviews that arrived, with their comments.</summary>
    public IReadOnlyList<FsApproval> Given => _reviews;

    /// <summary>Gets or sets what happens when a review is sent; by default it arrives.</summary>
    public Func<Action, DateTime>? OnReview { get; set; }

    public Task<Seen<FsGitHubDeployment>> RunAsync(CancellationToken cancellationToken)
    {
        Ask("run");
        string stage = Stage();
        bool isUnchanged = stage + Attempt == _lastRun;
        _lastRun = stage + Attempt;
        return Task.FromResult(new Seen<FsGitHubDeployment>(Run(stage), isUnchanged));
    }

    public Task<Seen<FsDeploymentJob[]>> JobsAsync(CancellationToken cancellationToken)
    {
        Ask("jobs");
        string stage = Stage();
        bool isUnchanged = stage == _lastJobs;
        _lastJobs = stage;
        return Task.FromResult(new Seen<FsDeploymentJob[]>(Jobs(stage), isUnchanged));
    }

    public Task<Seen<FsPendingApproval[]>> PendingAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        Ask("pending");
        string stage = Stage();
        return Task.FromResult(new Seen<FsPendingApproval[]>(!stage.StartsWith("waiting", StringComparison.Ordinal) ? [] :
        [
            new FsPendingApproval
            {
                Environment = "production",
                EnvironmentId = 9,
                RunId = Id,
                RunAttempt = Attempt,
                Jobs = [stage == "waiting build" ? "build" : "deploy-production"],
                Reviewers = HasReviewers ? [new FsReviewer { Name = "anna" }, new FsReviewer { Name = "ops", IsTeam = true }] : [],
                CanApprove = CanApprove && HasReviewers,
                PreventsSelfReview = PreventsSelfReview,
                StartedBy = StartedBy,
                Commit = "0fefabf4c1",
                Branch = "main",
            },
        ]));
    }

    public Task<FsApproval[]> ReviewsAsync(CancellationToken cancellationToken)
    {
        Ask("reviews");
        return Task.FromResult<FsApproval[]>([.. _reviews.Select(static r => new FsApproval { Environment = r.Environment, State = r.State, By = r.By, Comment = r.Comment })]);
    }

    public Task<IReadOnlyList<FsGitHubDeployment>> GreenBeforeAsync(FsGitHubDeployment run, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FsGitHubDeployment>>([]);

    public Task<FsDeploymentJob[]> JobsOfAsync(long id, CancellationToken cancellationToken) => Task.FromResult(Jobs("over"));

    public Task<bool> RenewAsync(CancellationToken cancellationToken) => Task.FromResult(HasFreshToken);

    public Task<string?> MeAsync(CancellationToken cancellationToken) => Task.FromResult(Me);

    public Task<DateTime> ReviewAsync(long environmentId, bool approves, string comment, CancellationToken cancellationToken)
    {
        Assert.Equal(9, environmentId);
        Requests.Add((time.Now, "review"));
        void Arrive() => Review(Me!, approves, comment);
        if (OnReview is { } script)
        {
            return Task.FromResult(script(Arrive));
        }

        Arrive();
        return Task.FromResult(Start + time.Now);
    }

    /// <summary>Somebody reviews what waits.</summary>
    public void Review(string by, bool approves = true, string comment = "")
    {
        _reviews.Add(new FsApproval { Environment = "production", State = approves ? FsApprovalState.Approved : FsApprovalState.Rejected, By = by, Comment = comment });
        _moves.Add(time.Now + Lag);
    }

    private void Ask(string what)
    {
        Requests.Add((time.Now, what));
        if (Faults.Count > 0 && Faults.Dequeue() is { } fault)
        {
            throw fault;
        }
    }

    private string Stage()
    {
        bool isRejected = _reviews.Any(static r => r.State == FsApprovalState.Rejected);
        TimeSpan? build = _moves.Count > 0 ? _moves[0] : null;
        TimeSpan? deploy = _moves.Count > 1 ? _moves[1] : null;
        return time.Now < SetupTime ? "setup"
            : build is null || time.Now < build ? "waiting build"
            : isRejected && _moves.Count == 1 ? "over"
            : time.Now < build + BuildTime ? "build"
            : deploy is null || time.Now < deploy ? "waiting deploy"
            : time.Now < deploy + DeployTime && !isRejected ? "deploy"
            : "over";
    }

    private FsGitHubDeployment Run(string stage) => new()
    {
        RunId = Id,
        RunNumber = 45,
        RunAttempt = Attempt,
        Workflow = "deploy.yml",
        Repository = "acme/shop",
        StartedBy = StartedBy,
        Commit = "0fefabf4c1",
        Status = stage == "over" ? FsRunStatus.Completed : stage.StartsWith("waiting", StringComparison.Ordinal) ? FsRunStatus.Waiting : FsRunStatus.InProgress,
        Conclusion = stage == "over" ? Conclusion : FsRunConclusion.None,
    };

    private static FsDeploymentJob[] Jobs(string stage) =>
    [
        Job("setup", stage == "setup" ? FsRunStatus.InProgress : FsRunStatus.Completed),
        .. stage == "setup" ? Array.Empty<FsDeploymentJob>() : [Job("build", stage switch { "waiting build" => FsRunStatus.Waiting, "build" => FsRunStatus.InProgress, _ => FsRunStatus.Completed })],
        .. stage is "setup" or "waiting build" or "build" ? Array.Empty<FsDeploymentJob>()
            : [Job("deploy-production", stage switch { "waiting deploy" => FsRunStatus.Waiting, "deploy" => FsRunStatus.InProgress, _ => FsRunStatus.Completed })],
    ];

    private static FsDeploymentJob Job(string name, FsRunStatus status) => new()
    {
        JobId = name.Length,
        Name = name,
        Status = status,
        Conclusion = status == FsRunStatus.Completed ? FsRunConclusion.Success : FsRunConclusion.None,
        Steps = status == FsRunStatus.InProgress ? [new FsDeploymentStep { Number = 1, Name = "Set up job", Status = FsRunStatus.InProgress }] : [],
    };
}
