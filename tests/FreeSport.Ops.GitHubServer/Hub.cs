using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>What the server knows: one repository with all that belongs to it. Lock it to change several things at once.</summary>
public sealed class Hub
{
    private long _numbers = 1000;

    internal Hub()
    {
        Secrets = new Vault(Now);
        OrganizationSecrets = new Vault(Now);
        DependabotSecrets = new Vault(Now);
        DependabotOrganizationSecrets = new Vault(Now);
    }

    /// <summary>Gets or sets whose repository it is.</summary>
    public string Owner { get; set; } = "acme";

    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = "shop";

    /// <summary>Gets or sets a value indicating whether it is hidden from the public.</summary>
    public bool IsPrivate { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the owner is an organization.</summary>
    public bool IsOrganization { get; set; } = true;

    /// <summary>Gets or sets the plan of its owner; null when it is not told.</summary>
    public string? Plan { get; set; } = "enterprise";

    /// <summary>Gets or sets how far the server's clock is from this machine's.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>Gets or sets a value indicating whether a dispatch does not know <c>return_run_details</c>.</summary>
    public bool IsOlderServer { get; set; }

    /// <summary>Gets or sets how many looks GitHub answers as if a run that was just dispatched were not there yet.</summary>
    public int LooksUntilShown { get; set; } = 1;

    /// <summary>Gets or sets a value indicating whether runs go on by themselves, a step at each look at them.</summary>
    public bool GoesOnByItself { get; set; }

    /// <summary>Gets the accounts by token.</summary>
    public Dictionary<string, Account> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the tokens that are not taken any more.</summary>
    public HashSet<string> Revoked { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the repository's secrets.</summary>
    public Vault Secrets { get; }

    /// <summary>Gets the organization's secrets.</summary>
    public Vault OrganizationSecrets { get; }

    /// <summary>Gets the repository's secrets for Dependabot.</summary>
    public Vault DependabotSecrets { get; }

    /// <summary>Gets the organization's secrets for Dependabot.</summary>
    public Vault DependabotOrganizationSecrets { get; }

    /// <summary>Gets the repository's variables.</summary>
    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the organization's variables.</summary>
    public Dictionary<string, Variable> OrganizationVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the environments.</summary>
    public List<GuardedEnvironment> Environments { get; } = [];

    /// <summary>Gets the workflows.</summary>
    public List<Chain> Workflows { get; } = [];

    /// <summary>Gets the runs, oldest first.</summary>
    public List<WorkflowRun> Runs { get; } = [];

    /// <summary>Gets the commits that branches stand at.</summary>
    public Dictionary<string, string> Branches { get; } = new(StringComparer.Ordinal) { ["main"] = new string('0', 40) };

    /// <summary>Gets or sets a value indicating whether the repository takes issues.</summary>
    public bool HasIssues { get; set; } = true;

    /// <summary>Gets the issues, oldest first.</summary>
    public List<JsonObject> Issues { get; } = [];

    /// <summary>Gets the numbers of the pull requests.</summary>
    public HashSet<int> PullRequests { get; } = [];

    /// <summary>Gets the comments of issues and pull requests, oldest first.</summary>
    public List<(int Number, JsonObject Comment)> Comments { get; } = [];

    /// <summary>Gets the texts of files, by commit, a colon, and path.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the trees of commits.</summary>
    public Dictionary<string, string> Trees { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the check runs of commits: fields that replace those of GitHub's example.</summary>
    public Dictionary<string, List<JsonObject>> Checks { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the names of the checks that a branch asks for, by ruleset.</summary>
    public Dictionary<string, List<string>> RequiredChecks { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the deployments that were recorded, as they were sent.</summary>
    public List<JsonObject> Deployments { get; } = [];

    /// <summary>Gets the states of deployments as they were sent, oldest first.</summary>
    public List<(long Deployment, JsonObject State)> DeploymentStates { get; } = [];

    /// <summary>Gets the server's time.</summary>
    /// <returns>The time.</returns>
    public DateTimeOffset Now() => DateTimeOffset.UtcNow + ClockSkew;

    /// <summary>Adds an environment.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reviewers">Who may approve.</param>
    /// <returns>The environment.</returns>
    public GuardedEnvironment AddEnvironment(string name, params string[] reviewers)
    {
        GuardedEnvironment environment = new(name, Next(), Now);
        environment.Reviewers.AddRange(reviewers);
        Environments.Add(environment);
        return environment;
    }

    /// <summary>Adds a comment.</summary>
    /// <param name="number">The issue or pull request.</param>
    /// <param name="body">The text.</param>
    /// <param name="by">Who writes it.</param>
    /// <returns>The comment.</returns>
    public JsonObject AddComment(int number, string body, Account by)
    {
        long id = Next();
        JsonObject comment = Templates.Of(
            "comment",
            ("id", id),
            ("html_url", $"https://github.invalid/{Owner}/{Name}/pull/{number}#issuecomment-{id}"),
            ("body", body),
            ("user", Templates.Account(by)),
            ("created_at", Time.Text(Now())),
            ("updated_at", Time.Text(Now())));
        Comments.Add((number, comment));
        return comment;
    }

    /// <summary>Moves a branch, as a push does, and starts what that starts.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">Its new commit.</param>
    /// <param name="actor">Who pushes.</param>
    public void Push(string branch, string commit, Account actor)
    {
        lock (this)
        {
            Branches[branch] = commit;
            foreach (Chain workflow in Workflows.Where(w => w.PushBranch == branch))
            {
                Start(workflow, "push", branch, commit, actor, new Dictionary<string, string>());
            }
        }
    }

    /// <summary>Starts a run.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="started">The event.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="actor">Who starts it.</param>
    /// <param name="inputs">The inputs of a dispatch.</param>
    /// <returns>The run, queued.</returns>
    public WorkflowRun Start(Chain workflow, string started, string branch, string commit, Account actor, IReadOnlyDictionary<string, string> inputs)
    {
        lock (this)
        {
            WorkflowRun run = new()
            {
                Id = Next(),
                Number = Runs.Count(r => r.Workflow == workflow.File) + 1,
                Workflow = workflow.File,
                Event = started,
                Branch = branch,
                Commit = commit,
                Actor = actor,
                Inputs = inputs,
                CreatedAt = Now(),
                UpdatedAt = Now(),
                HiddenLooks = started == "workflow_dispatch" ? LooksUntilShown : 0,
                Title = workflow.Title?.Invoke(inputs) ?? workflow.File,
            };
            run.Jobs.AddRange(workflow.Jobs.Select((j, i) => new WorkflowJob
            {
                Id = Next(),
                Name = j.Name,
                Needs = j.Needs ?? (i == 0 ? [] : [workflow.Jobs[i - 1].Name]),
                Environment = j.Environment,
                Steps = j.Steps,
            }));
            Runs.Add(run);
            return run;
        }
    }

    internal long Next() => Interlocked.Increment(ref _numbers);

    internal GuardedEnvironment? EnvironmentNamed(string? name) => Environments.Find(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
