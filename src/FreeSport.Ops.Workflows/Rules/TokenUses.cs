using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What the steps of a job write on GitHub: images, releases, issues, commits.</summary>
/// <param name="job">The job.</param>
/// <param name="context">The file.</param>
internal sealed class TokenUses(JobSyntax job, RuleContext context)
{
    private const string GitHubRegistry = "ghcr.io";

    private const string PushWord = "push";

    // Calls of the REST client in actions/github-script. Source: GitHub's REST reference, "Permissions required".
    private static readonly (Regex Call, string[] Scopes)[] ScriptCalls =
    [
        (Call("issues", "create|update|lock|unlock"), ["issues"]),
        (Call("issues", "createComment|updateComment|deleteComment|addLabels|setLabels|removeLabel|removeAllLabels|addAssignees"), ["issues", "pull-requests"]),
        (Call("pulls", "create|update|createReview|submitReview|createReviewComment|requestReviewers|removeRequestedReviewers"), ["pull-requests"]),
        (Call("pulls", "merge"), ["contents"]),
        (Call("repos", "createRelease|updateRelease|deleteRelease|uploadReleaseAsset|createDispatchEvent|createOrUpdateFileContents|merge"), ["contents"]),
        (Call("git", "createRef|updateRef|deleteRef|createTag|createCommit|createTree"), ["contents"]),
        (Call("repos", "createDeployment|createDeploymentStatus|deleteDeployment"), ["deployments"]),
        (Call("repos", "createCommitStatus"), ["statuses"]),
        (Call("checks", "create|update"), ["checks"]),
        (Call("actions", "createWorkflowDispatch|reRunWorkflow|cancelWorkflowRun|deleteActionsCacheById"), ["actions"]),
    ];

    private static readonly (string[] Words, string[] Scopes)[] Commands =
    [
        .. Each(["gh issue create", "gh issue close", "gh issue reopen", "gh issue delete", "gh issue lock", "gh issue transfer"], "issues"),
        .. Each(["gh issue comment", "gh issue edit", "gh pr comment", "gh pr edit", "gh label create", "gh label edit"], "issues", "pull-requests"),
        .. Each(["gh pr create", "gh pr close", "gh pr reopen", "gh pr review", "gh pr ready"], "pull-requests"),
        .. Each(["gh pr merge", "gh release create", "gh release upload", "gh release edit", "gh release delete"], "contents"),
        .. Each(["gh workflow run", "gh run rerun", "gh run cancel", "gh run delete", "gh cache delete"], "actions"),
    ];

    private static readonly string[] ForeignPush = ["remote add", "set-url", "x-access-token", "git clone", "insteadOf", "extraheader", "ssh-add"];

    private bool? _leavesToken;

    private StepSyntax[]? _logins;

    private bool? _namesGitHub;

    public IReadOnlyList<TokenUse> All() => [.. job.Steps.SelectMany(OfStep)];

    /// <summary>Whether a step pushes a container image, wherever to.</summary>
    public static bool Pushes(JobSyntax job, StepSyntax step, RuleContext context) => step.Run is { } run
        ? run.Value.Contains(PushWord) && context.CommandsOf(job, step).Any(IsPush)
        : IsPushingAction(step);

    /// <summary>Whether a step is an action that builds images and pushes them.</summary>
    public static bool IsPushingAction(StepSyntax step) => step.Action() switch
    {
        "docker/build-push-action" or "docker/bake-action" =>
            IsGiven(step.Input("push")?.Value) || (step.Input("outputs")?.Value is { } outputs && (outputs.Contains("push=true") || outputs.Contains("type=registry"))),
        _ => false,
    };

    public static bool IsCompose(ShellCommand command) => command.Is("docker", "compose") || command.Is("docker-compose");

    // Most scripts need not be read for it.
    private static bool MayWrite(string script) => script.Contains("gh ") || script.Contains(PushWord);

    private static bool IsPush(ShellCommand command) =>
        command.Is("docker", "push") || command.Is("podman", "push") || command.Is("buildah", "push")
        || (command.Is("docker") && command.Words.Any(static w => w.Text == "--push") && command.Words.Any(static w => w.Text is "build" or "bake"))
        || (IsCompose(command) && command.Words.Any(static w => w.Text is "push" or "--push"));

    private static (string[] Words, string[] Scopes)[] Each(string[] commands, params string[] scopes) => [.. commands.Select(c => (c.Split(' '), scopes))];

    private static Regex Call(string area, string methods) => new($@"\.(rest\.)?{area}\.({methods})\s*\(", RegexOptions.CultureInvariant);

    // An expression may come out either way: then it pushes at times.
    private static bool IsGiven(string? value) => value is not null && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || ExpressionMarks.AreIn(value));

    private IEnumerable<TokenUse> OfStep(StepSyntax step)
    {
        IEnumerable<TokenUse> uses = step.Uses is { } action ? OfAction(step, action) : step.Run is { } run && MayWrite(run.Value) ? OfScript(step) : [];
        return Pushes(job, step, context) ? uses.Append(new TokenUse((step.Uses ?? (YamlNode)step.Run!).Start, step.Uses?.Value ?? "docker push", ["packages"], IsToGitHub(step))) : uses;
    }

    private IEnumerable<TokenUse> OfAction(StepSyntax step, YamlScalar uses)
    {
        string action = step.Action();
        if (action == "actions/github-script" && step.Input("script") is { } script)
        {
            bool isByJob = JobToken.IsOf(step);
            return ScriptCalls
                .SelectMany(c => c.Call.Matches(script.Value).Cast<Match>().Select(m =>
                    new TokenUse(context.Places.Of(script, m.Index), m.Value.TrimStart('.').TrimEnd('(', ' '), c.Scopes, isByJob)));
        }

        IReadOnlyList<string[]> needs = TokenActions.NeedsOf(action);
        return needs.Count == 0 && !AsksIdentity(action, step) ? [] : needs
            .Concat(AsksIdentity(action, step) ? [[TokenUse.Identity]] : [])
            .Select(scopes => new TokenUse(uses.Start, uses.Value, scopes, scopes[0] == TokenUse.Identity || JobToken.IsOf(step)));
    }

    // Logging in without a stored key.
    private static bool AsksIdentity(string action, StepSyntax step) => action switch
    {
        "aws-actions/configure-aws-credentials" => step.Input("role-to-assume") is not null && step.Input("aws-access-key-id") is null
            && step.Input("web-identity-token-file") is null && step.Input("role-chaining") is null,
        "azure/login" => step.Input("client-id") is not null && step.Input("creds") is null && step.Input("auth-type") is null,
        "google-github-actions/auth" => step.Input("workload_identity_provider") is not null && step.Input("credentials_json") is null,
        "pypa/gh-action-pypi-publish" => step.Input("password") is null && step.Input("user") is null,
        _ => false,
    };

    private IEnumerable<TokenUse> OfScript(StepSyntax step)
    {
        foreach (ShellCommand command in context.CommandsOf(job, step).Where(static c => !c.IsTolerated))
        {
            YamlPosition place = context.Places.Of(step.Run!, command.Offset);
            foreach ((string[] words, string[] scopes) in command.Name == "gh" ? Commands : [])
            {
                if (command.Is(words) && !IsElsewhere(command))
                {
                    yield return new TokenUse(place, string.Join(" ", words), scopes, JobToken.IsOfScript(step, job, context.Workflow));
                }
            }

            if (command.Is("git", "push") && !command.Words.Any(static w => w.Text is "--dry-run" or "-n"))
            {
                yield return new TokenUse(place, "git push", ["contents"], PushesByJobToken(command));
            }
        }
    }

    private static bool IsElsewhere(ShellCommand command) => command.Words.Any(static w =>
        w.Text.StartsWith("-R", StringComparison.Ordinal) || w.Text.StartsWith("--repo", StringComparison.Ordinal));

    private bool PushesByJobToken(ShellCommand push)
    {
        ShellWord remote = push.Words.Skip(2).FirstOrDefault(static w => !w.Text.StartsWith("-", StringComparison.Ordinal));
        return (remote.Text is null || (remote.IsKnown && remote.Text == "origin")) && (_leavesToken ??= LeavesToken());
    }

    // A checkout leaves its token for git; everything else that could log in somewhere is a doubt.
    private bool LeavesToken()
    {
        StepSyntax[] checkouts = [.. job.Steps.Where(static s => s.Action() == "actions/checkout")];
        return checkouts.Length == 1
            && checkouts[0].Input("repository") is null
            && checkouts[0].Input("persist-credentials") is null
            && JobToken.IsOf(checkouts[0])
            && !job.Steps.Any(static s => s.Run is { } run && ForeignPush.Any(f => run.Value.Contains(f)))
            && !job.Steps.Any(static s => s.Action().Contains("ssh") || s.Action().Contains("app-token"));
    }

    // Where an image goes is told by its name, else by who logged in.
    private bool IsToGitHub(StepSyntax step)
    {
        _logins ??= [.. job.Steps.Where(IsLogin)];
        StepSyntax[] atGitHub = [.. _logins.Where(l => Filled(l).Contains(GitHubRegistry))];
        return atGitHub.Length > 0
            && Array.TrueForAll(atGitHub, IsByJobToken)
            && (atGitHub.Length == _logins.Length
                || Filled(step).Contains(GitHubRegistry)
                || (_namesGitHub ??= job.Steps.Any(s => s.Action() == "docker/metadata-action" && Filled(s).Contains(GitHubRegistry))));
    }

    private bool IsByJobToken(StepSyntax login) => login.Action() == "docker/login-action"
        ? login.Input("password") is { } password && JobToken.Is(StepVariables.Fill(password.Value, login, job, context.Workflow))
        : login.Run is { } run && (run.Value.Contains("secrets.GITHUB_TOKEN") || run.Value.Contains("github.token") || (login.Env?.Variables ?? []).Any(static v => JobToken.Is(v.Value.Value)));

    private static bool IsLogin(StepSyntax step) => step.Action() == "docker/login-action" || (step.Run?.Value.Contains("docker login") ?? false);

    private string Filled(StepSyntax step) => StepVariables.Fill(
        string.Join("\n", step.With.Select(static w => w.Value.Value).Append(step.Run?.Value ?? string.Empty)), step, job, context.Workflow);
}
