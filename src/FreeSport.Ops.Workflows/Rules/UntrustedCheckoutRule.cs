using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Code of a stranger's pull request that runs with the repository's secrets and a token that may write.</summary>
/// <remarks>Source: GitHub's secure use reference, and GitHub Security Lab, "Preventing pwn requests".</remarks>
internal sealed class UntrustedCheckoutRule() : WorkflowRule("untrusted-checkout")
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly string[] Privileged = ["pull_request_target", "workflow_run", "issue_comment"];

    // What the request's author decides on.
    private static readonly Regex Head = new(
        @"github\.event\.pull_request\.(head\.(sha|ref)|merge_commit_sha)|github\.head_ref|github\.event\.workflow_run\.(head_sha|head_branch|head_commit\.id)|refs/pull/|github\.event\.pull_request\.head\.repo",
        Options);

    private static readonly Regex Fetch = new(@"\bgh\s+pr\s+checkout\b|\bgit\s+(fetch|pull)\b[^\n]*\bpull/[^\n]*/(head|merge)", Options);

    private static readonly Regex Switch = new(@"\bgit\s+(checkout|switch|reset|merge|pull|fetch)\b", Options);

    // Who asks where the request comes from, who sent it, or whether somebody has looked at it, lets in no stranger.
    private static readonly Regex Guard = new(
        @"head\.repo\.(full_name|fork|owner)|head_repository|author_association|(github\.actor|github\.triggering_actor|user\.login|sender\.login)\b(?!\s*!=)|\.labels?\b|workflow_run\.event\s*==\s*'(push|schedule|workflow_dispatch|release)'|workflow_run\.event\s*!=\s*'pull_request'|github\.event_name\s*(==\s*'(push|schedule|workflow_dispatch|pull_request)'|!=\s*'pull_request_target')|needs\.[\w.-]*(auth|allow|approv|trust|permi|safe|fork|guard|gate|check)",
        Options);

    private static readonly HashSet<string> Running = new(StringComparer.Ordinal)
    {
        "npm", "npx", "yarn", "pnpm", "bun", "node", "deno", "pip", "pip3", "uv", "poetry", "pipenv", "pdm", "hatch", "tox", "nox", "pytest", "pre-commit", "make", "cmake", "just",
        "go", "cargo", "dotnet", "mvn", "gradle", "bundle", "rake", "composer", "php", "ruby", "perl", "bazel", "docker", "docker-compose", "terraform", "source", ".", "sh", "bash", "ansible-playbook", "task",
    };

    private static readonly string[] RunningActions = ["docker/build-push-action", "docker/bake-action", "pre-commit/action", "gradle/", "cypress-io/github-action", "actions-rs/cargo", "golangci/golangci-lint-action", "goreleaser/goreleaser-action"];

    private string? _event;

    private YamlPosition? _checkout;

    private string? _folder;

    private bool _isTold;

    public override void EnterWorkflow(WorkflowSyntax workflow) =>
        _event = workflow.Triggers.FirstOrDefault(t => Privileged.Contains(t.Event.Value) && !IsAfterOwnCode(t))?.Event.Value;

    public override void EnterJob(JobSyntax job)
    {
        _checkout = null;
        _folder = null;
        _isTold = _event is null || job.Environment is not null || IsGuarded(job);
    }

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (_isTold || (step.If is { } condition && Guard.IsMatch(condition.Value)))
        {
            return;
        }

        if (_checkout is { } taken && Runs(job, step))
        {
            _isTold = true;
            Context.Report(Finding.At(
                Name,
                FsFindingSeverity.Warning,
                taken,
                Message.Of<RuleTexts>(nameof(RuleTexts.UntrustedCheckout), _event, step.Start.Line)));
        }

        if (step.Action() == "actions/checkout" && step.Input("ref") is { } ref_ && IsHead(ref_.Value, step, job))
        {
            _checkout = ref_.Start;
            _folder = step.Input("path")?.Value.Trim('.', '/');
        }
        else if (step.Run is { } run && Takes(run.Value, step, job) is { } offset)
        {
            _checkout = Context.Places.Of(run, offset);
            _folder = null;

            // The rest of the same script runs in what it has just taken.
            if (Context.CommandsOf(job, step).Any(c => c.Offset > offset && IsRun(c)))
            {
                _isTold = true;
                Context.Report(Finding.At(Name, FsFindingSeverity.Warning, _checkout.Value, Message.Of<RuleTexts>(nameof(RuleTexts.UntrustedCheckout), _event, step.Start.Line)));
            }
        }
    }

    // After workflows that no request starts, or on named branches, it is mostly the repository's own code.
    private bool IsAfterOwnCode(TriggerSyntax trigger) => trigger is WebhookTrigger { Event.Value: "workflow_run" } run
        && (run.Branches is not null
            || (run.Workflows.Count > 0 && run.Workflows.All(w => Context.Surroundings.Workflows?.EventsOf(w.Value) is { } events && !events.Any(static e => e.StartsWith("pull_request", StringComparison.Ordinal)))));

    private bool IsGuarded(JobSyntax job)
    {
        if (job.If is { } condition && Guard.IsMatch(condition.Value))
        {
            return true;
        }

        // A job before it may be the one that asks.
        return job.Needs.Any(n => Context.Workflow.JobNamed(n.Value) is { } need && (need.Environment is not null || (need.If is { } asked && Guard.IsMatch(asked.Value))));
    }

    private bool IsHead(string text, StepSyntax step, JobSyntax job) => Head.IsMatch(StepVariables.Fill(text, step, job, Context.Workflow));

    private int? Takes(string script, StepSyntax step, JobSyntax job)
    {
        if (Fetch.Match(script) is { Success: true } fetched)
        {
            return fetched.Index;
        }

        foreach (Match move in Switch.Matches(script))
        {
            int end = script.IndexOf('\n', move.Index);
            string line = script.Substring(move.Index, (end < 0 ? script.Length : end) - move.Index);
            bool isByVariable = (step.Env?.Variables ?? []).Any(v => line.Contains("$" + v.Name.Value) && IsHead(v.Value.Value, step, job));
            if (move.Value.IndexOf("fetch", StringComparison.OrdinalIgnoreCase) < 0 && (Head.IsMatch(line) || isByVariable))
            {
                return move.Index;
            }
        }

        return null;
    }

    private bool Runs(JobSyntax job, StepSyntax step)
    {
        string said = string.Join("\n", step.With.Select(static w => w.Value.Value).Append(step.Run?.Value).Append(step.WorkingDirectory?.Value).Append(job.Defaults?.WorkingDirectory?.Value).Append(step.Uses?.Value));
        if (_folder is { Length: > 0 } && !said.Contains(_folder))
        {
            return false;
        }

        return LocalUses.PathOf(step.Uses) is not null && step.Uses!.Value.StartsWith(LocalUses.Here, StringComparison.Ordinal)
            ? true
            : step.Run is not null ? Context.CommandsOf(job, step).Any(IsRun) : RunningActions.Any(a => step.Action().StartsWith(a, StringComparison.Ordinal));
    }

    private static bool IsRun(ShellCommand command)
    {
        string name = command.Words[0].Text == "sudo" && command.Words.Count > 1 ? command.Words[1].Text : command.Words[0].Text;
        string verb = command.Words.Count > 1 ? command.Words[1].Text : string.Empty;
        return name switch
        {
            "docker" => command.Words.Any(static w => w.Text is "build" or "compose" or "bake"),
            "npm" or "yarn" or "pnpm" or "bun" => verb is not ("config" or "--version" or "-v" or "view" or "cache"),
            "pip" or "pip3" => command.Words.Any(static w => w.Text is "-r" or "-e" or "." or "--requirement" || w.Text.StartsWith("./", StringComparison.Ordinal) || w.Text.StartsWith(".[", StringComparison.Ordinal)),
            "go" => verb is "run" or "test" or "generate" or "build",
            "bash" or "sh" or "source" or "." => verb.Length > 0 && verb != "-c",
            "python" or "python3" => verb is not ("-c" or "--version" or "") && !(verb == "-m" && command.Words.Count > 2 && command.Words[2].Text is "venv"),
            "gradlew" or "./gradlew" => true,
            _ => Running.Contains(name) || name.StartsWith("./", StringComparison.Ordinal),
        };
    }
}
