using System.Globalization;

using FreeSport.Ops.Workflows.Planning;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tests.Planning;
using FreeSport.Ops.Workflows.Tests.Rules;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>What GitHub changed in the language of workflows from May 2025 to November 2026, and the answer to each change.</summary>
public sealed class ChangelogTests
{
    private const string Blog = "https://github.blog/changelog/";

    private const string Docs = "https://docs.github.com/en/actions/reference/";

    private const string Schema = "https://github.com/actions/languageservices/commit/";

    private const string Images = "https://github.com/actions/runner-images/issues/";

    private const string Problem = "problem: ";

    private const string Action = "name: x\ndescription: x\nruns: {using: composite, steps: [{run: make, shell: bash}]}\n";

    private static readonly Change[] Changes =
    [
        // Runners.
        new("2025-06-30", "windows-2019 is removed", Images + "12045", RunsOn("windows-2019"), "Error runner-label: Take windows-2025."),
        new("2025-08-07", "Arm64 runners for everybody", Blog + "2025-08-07-arm64-hosted-runners-for-public-repositories-are-now-generally-available/", RunsOn("[ubuntu-24.04-arm]") + RunsOn("windows-11-arm", "b")),
        new("2025-09-11", "macos-26", Blog + "2025-09-11-actions-macos-26-image-now-in-public-preview/", RunsOn("macos-26") + RunsOn("macos-26-xlarge", "b")),
        new("2025-09-19", "macos-13 is removed, macos-15-intel takes its place", Images + "13046", RunsOn("macos-13"), "Error runner-label: Take macos-15-intel."),
        new("2025-09-23", "macos-15-intel", Images + "13046", RunsOn("macos-15-intel")),
        new("2025-09-30", "windows-latest is Windows Server 2025", Images + "12677", RunsOn("[windows-latest, windows-2022]"), "Error runner-label: No runner has both"),
        new("2026-01-22", "ubuntu-slim", Blog + "2026-01-22-1-vcpu-linux-runner-now-generally-available-in-github-actions/", RunsOn("ubuntu-slim")),
        new("2026-02-05", "windows-2025-vs2026 and macos-26-large", Blog + "2026-02-05-github-actions-early-february-2026-updates/", RunsOn("windows-2025-vs2026") + RunsOn("macos-26-large", "b")),
        new("2026-05-14", "windows-2025 has Visual Studio 2026, macos-latest is macOS 26", Blog + "2026-05-14-github-actions-upcoming-image-migrations/", RunsOn("[windows-2025, windows-2025-vs2026]") + RunsOn("[macos-latest, macos-26]", "b")),
        new("2026-07-16", "xcode-27", Images + "14404", RunsOn("xcode-27") + RunsOn("xcode-27-xlarge", "b")),
        new("2026-08-19", "windows-11-vs2026-arm", Images + "14592", RunsOn("windows-11-vs2026-arm")),
        new("2026-09-17", "ubuntu-26.04, and ubuntu-latest moves there", Blog + "2026-09-17-ubuntu-26-generally-available-and-latest-migration/", RunsOn("[ubuntu-latest, ubuntu-26.04]") + RunsOn("ubuntu-26.04-arm", "b"), Plan: "a=yes b=yes"),
        new("2026-09-17", "ubuntu-22.04 goes in April 2027", Images + "14254", RunsOn("ubuntu-22.04"), "Note runner-label: on 2027-04-17. Take ubuntu-24.04"),
        new("2026-10-01", "macos-14 is removed", Blog + "2026-10-01-github-actions-macos-14-runner-image-retirement", RunsOn("macos-14"), "Error runner-label: (2026-11-02). Take macos-15."),

        // Images of one's own.
        new("2025-09-04", "snapshot", Schema + "4faa096", Jobs("a: {runs-on: big, snapshot: my-image, steps: [{run: make}]}"), "Warning runner-label: \"big\" is unknown"),
        new("2025-09-09", "snapshot with a version and a condition", Schema + "7cf82aa", Jobs("a: {runs-on: ubuntu-latest, snapshot: {image-name: my-image, version: 2.*, if: github.ref == 'refs/heads/main'}, steps: [{run: make}]}")),
        new("2025-09-24", "image_version", Docs + "workflows-and-actions/events-that-trigger-workflows#image_version", On("image_version: {names: [my-*], versions: [1.*]}")),
        new("2025-09-24", "activity types of image_version", Docs + "workflows-and-actions/events-that-trigger-workflows#image_version", On("image_version: {types: [made]}"), "Error events: made"),
        new("2026-05-21", "functions of a snapshot's condition", "https://github.com/actions/runner/pull/4443", Jobs("a: {runs-on: ubuntu-latest, snapshot: {image-name: i, if: success()}, steps: [{run: make}]}")),

        // YAML and expressions.
        new("2025-09-18", "YAML anchors and aliases", Blog + "2025-09-18-actions-yaml-anchors-and-non-public-workflow-templates/", Jobs("a: &job {runs-on: ubuntu-latest, steps: [{run: make}]}\nb: *job"), Plan: "a=yes b=yes"),
        new("2025-09-18", "no merge keys", Blog + "2025-09-18-actions-yaml-anchors-and-non-public-workflow-templates/", Jobs("a: {runs-on: ubuntu-latest, env: &env {A: b}, steps: [{run: make, env: {<<: *env, C: d}}]}"), "Error syntax-check: <<"),
        new("2026-01-29", "case()", Blog + "2026-01-29-github-actions-smarter-editing-clearer-debugging-and-a-new-case-function/", Jobs("a: {runs-on: \"${{ case(github.ref == 'refs/heads/main', 'ubuntu-24.04', 'ubuntu-26.04') }}\", if: \"case(github.ref == 'refs/heads/main', true, false)\", steps: [{run: make}]}"), Plan: "a=yes"),
        new("2026-01-29", "case() takes pairs and a default", Blog + "2026-01-29-github-actions-smarter-editing-clearer-debugging-and-a-new-case-function/", Jobs("a: {runs-on: ubuntu-latest, if: \"case(github.actor == 'a', true)\", steps: [{run: make}]}"), "Error expression: case"),
        new("2026-05-04", "ids of commits made with SHA-256", "https://github.com/actions/runner/pull/4347", Step("uses: octo/act@" + new string('a', 32) + new string('1', 32))),

        // Contexts.
        new("2025-11-06", "job.check_run_id", Docs + "workflows-and-actions/contexts#job-context", Step("run: echo ${{ job.check_run_id }}")),
        new("2026-04-03", "github.job_workflow_sha never was", "https://github.com/actions/languageservices/pull/347", Step("run: echo ${{ github.job_workflow_sha }}"), "Warning expression: job_workflow_sha"),
        new("2026-07-07", "github.artifacts", Docs + "workflows-and-actions/contexts#github-context", Step("run: echo ${{ github.artifacts }} ${{ github.artifacts_list }}")),
        new("2026-09-03", "job.workflow_ref and its like", Blog + "2026-09-03-github-actions-early-september-2026-updates/", Step("run: echo ${{ job.workflow_ref }} ${{ job.workflow_sha }} ${{ job.workflow_repository }} ${{ job.workflow_file_path }}")),

        // Triggers.
        new("2025-12-04", "25 inputs of a dispatch", Blog + "2025-12-04-actions-workflow-dispatch-workflows-now-support-25-inputs/", On(Inputs(25))),
        new("2025-12-04", "but no 26", Blog + "2025-12-04-actions-workflow-dispatch-workflows-now-support-25-inputs/", On(Inputs(26)), "Error events: 25"),
        new("2025-12-08", "an empty choice", "https://github.com/actions/languageservices/pull/245", On("workflow_dispatch: {inputs: {a: {type: choice, options: ['', b]}}}")),
        new("2025-12-08", "activity types of pull_request", "https://github.com/actions/languageservices/pull/242", On("pull_request: {types: [milestoned, demilestoned, enqueued, dequeued]}")),
        new("2026-03-19", "time zones of schedules", Blog + "2026-03-19-github-actions-late-march-2026-updates/", On("schedule: [{cron: '30 6 * * 1', timezone: Europe/Moscow}]")),
        new("2026-03-19", "a time zone that is none", Blog + "2026-03-19-github-actions-late-march-2026-updates/", On("schedule: [{cron: '30 6 * * 1', timezone: Moscow}]"), "Error events: Moscow"),
        new("2026-05-08", "fields of issues", "https://github.com/actions/languageservices/pull/362", On("issues: {types: [field_added, field_removed]}")),
        new("2026-07-30", "stacked pull requests", Blog + "2026-07-30-stacked-pull-requests-are-now-in-public-preview/", On("pull_request: {types: [opened, stacked]}")),

        // Permissions.
        new("2025-11-13", "artifact-metadata", Schema + "168cf44", Granting("artifact-metadata: write")),
        new("2026-03-10", "copilot-requests", Schema + "3de9820", Granting("copilot-requests: write")),
        new("2026-04-15", "vulnerability-alerts", Schema + "38f730c", Granting("vulnerability-alerts: read")),
        new("2026-04-15", "vulnerability-alerts cannot be written", Schema + "38f730c", Granting("vulnerability-alerts: write"), "Error permissions: write"),
        new("2026-07-20", "code-quality", Blog + "2026-07-20-github-code-quality-is-now-generally-available/", Granting("code-quality: read")),
        new("2026-07-13", "drives", Schema + "aad2a0d", Granting("drives: read")),
        new("2026-07-30", "models is without service, and still taken", Blog + "2026-07-30-github-models-is-now-retired/", Granting("models: read")),

        // Jobs.
        new("2025-11-06", "ten levels of reusable workflows", Blog + "2025-11-06-new-releases-for-github-actions-november-2025/", Jobs("a: {uses: ./.github/workflows/l1.yml}"), Plan: "a=yes " + Levels(9), Files: Nested(9)),
        new("2025-11-06", "but no eleven", Blog + "2025-11-06-new-releases-for-github-actions-november-2025/", Jobs("a: {uses: ./.github/workflows/l1.yml}"), "Error workflow-call: 10", Plan: Problem + "10 levels", Files: Nested(10)),
        new("2026-01-22", "empty options of a container", "https://github.com/actions/languageservices/pull/312", Jobs("a: {runs-on: ubuntu-latest, container: {image: alpine, options: ''}, steps: [{run: make}]}")),
        new("2026-03-19", "an environment without a deployment", Blog + "2026-03-19-github-actions-late-march-2026-updates/", Jobs("a: {runs-on: ubuntu-latest, environment: {name: staging, deployment: false}, timeout-minutes: 5, steps: [{run: make}]}"), Plan: "a=yes"),
        new("2026-04-02", "command and entrypoint of a service", Blog + "2026-04-02-github-actions-early-april-2026-updates/", Jobs("a: {runs-on: ubuntu-latest, services: {db: {image: mysql, entrypoint: sh, command: --x}}, steps: [{run: make}]}"), Plan: "a=yes"),
        new("2026-05-07", "concurrency.queue", Blog + "2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues/", Jobs("a: {runs-on: ubuntu-latest, concurrency: {group: deploy, queue: max}, steps: [{run: make}]}"), Plan: "a=yes"),
        new("2026-05-07", "a queue whose runs are cancelled", Blog + "2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues/", Jobs("a: {runs-on: ubuntu-latest, concurrency: {group: deploy, queue: max, cancel-in-progress: true}, steps: [{run: make}]}"), "Error syntax-check: max"),
        new("2026-09-10", "cache-mode", Blog + "2026-09-10-control-github-actions-cache-access-with-cache-mode/", "cache-mode: read\n" + Jobs("a: {runs-on: ubuntu-latest, cache-mode: write-only, steps: [{run: make}]}\nb: {uses: octo/w/.github/workflows/b.yml@v1, cache-mode: none}"), Plan: "a=yes b=yes"),
        new("2026-09-10", "a mode of the cache that is none", Blog + "2026-09-10-control-github-actions-cache-access-with-cache-mode/", "cache-mode: readonly\n" + Jobs("a: {runs-on: ubuntu-latest, steps: [{run: make}]}"), "Error cache-mode: read, write, write-only, none"),
        new("2026-09-10", "a cache that strangers may write", Blog + "2026-09-10-control-github-actions-cache-access-with-cache-mode/", "cache-mode: write\n" + On("pull_request_target: {}"), "Warning cache-mode: pull requests from outside"),

        // Steps.
        new("2026-06-25", "background, wait and cancel", Blog + "2026-06-25-actions-steps-can-now-be-run-in-parallel", Steps("{id: s, run: npm start, background: true}", "{run: npm test}", "{wait: s}", "{wait-all: }", "{cancel: s}"), Plan: "a=yes"),
        new("2026-06-25", "parallel", Blog + "2026-06-25-actions-steps-can-now-be-run-in-parallel", Steps("{parallel: [{run: make a}, {uses: actions/checkout@v7}]}"), Plan: "a=yes"),
        new("2026-06-25", "no group in a group", Docs + "workflows-and-actions/workflow-syntax#jobsjob_idstepsparallel", Steps("{parallel: [{parallel: [{run: make}]}]}"), "Error syntax-check: not allowed inside \"parallel\""),
        new("2026-06-25", "a step that nobody has waited for", Docs + "workflows-and-actions/workflow-syntax#jobsjob_idstepsbackground", Steps("{id: s, run: make, background: true}", "{run: 'echo ${{ steps.s.outputs.x }}'}"), "Warning expression: nothing has waited for it"),
        new("2026-07-30", "$/ for an action of the same commit", Blog + "2026-07-30-reference-same-repository-actions-with-self-repository-syntax/", Step("uses: $/.github/actions/x"), Files: [(".github/actions/x/action.yml", Action)], Plan: "a=yes"),
        new("2026-07-30", "$/ takes no ref", Blog + "2026-07-30-reference-same-repository-actions-with-self-repository-syntax/", Step("uses: $/.github/actions/x@v1"), "Error action: @v1", Files: [(".github/actions/x/action.yml", Action)]),
        new("2026-07-30", "$/ for a workflow of the same commit", Blog + "2026-07-30-reference-same-repository-actions-with-self-repository-syntax/", Jobs("a: {uses: $/.github/workflows/l1.yml}"), Plan: "a=yes a/b=yes", Files: Nested(1)),

        // Actions.
        new("2026-02-26", "artifacts that are not zipped", Blog + "2026-02-26-github-actions-now-supports-uploading-and-downloading-non-zipped-artifacts/", Steps("{uses: actions/upload-artifact@v7, with: {path: x, archive: false}}")),
        new("2026-06-18", "checkout refuses the head of a pull request from outside", Blog + "2026-06-18-safer-pull_request_target-defaults-for-github-actions-checkout/", Steps("{uses: actions/checkout@v7, with: {allow-unsafe-pr-checkout: true}}")),
        new("2026-09-23", "node20 is gone; node24 runs what asks for it", Blog + "2026-09-23-node-20-is-no-longer-available-in-github-actions", Steps("{uses: actions/checkout@v4}")),
        new("2026-09-23", "and what asks for node16", Blog + "2026-09-23-node-20-is-no-longer-available-in-github-actions", Steps("{uses: actions/checkout@v3}"), "Warning action: on node24 instead"),
        new("2026-10-14", "lockfiles need nothing in a workflow", Blog + "2026-10-14-github-actions-workflow-lockfiles-in-public-preview/", Step("uses: actions/checkout@v7"), Plan: "a=yes", Files: [(".github/workflows/actions.lock", "version: 1\n")]),
    ];

    public static TheoryData<string> Names => [.. Changes.Select(static c => c.Date + " " + c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_of_GitHub_is_known(string name)
    {
        Change change = Changes.Single(c => c.Date + " " + c.Name == name);
        using TempFolder folder = new("changelog");
        (string Path, string Text)[] files = change.Files ?? [];
        foreach ((string path, string text) in files)
        {
            folder.Write(path, text);
        }

        IReadOnlyList<Finding> findings = Checked.Findings(change.Text, new CheckSurroundings(CheckerSettings.Default, new RepositoryFiles(folder.Path)), Plans.File);
        string told = string.Join('\n', findings.Select(static f => $"{f.Severity} {f.Rule}: {f.Message}"));
        if (change.Finding.Length == 0)
        {
            Assert.Equal(string.Empty, told);
        }
        else
        {
            string[] expected = change.Finding.Split(": ", 2);
            Assert.StartsWith(expected[0] + ": ", told, StringComparison.Ordinal);
            Assert.Contains(expected[1], told, StringComparison.Ordinal);
            Assert.Single(findings);
        }

        if (change.Plan is { } plan)
        {
            Dictionary<string, string> texts = files.ToDictionary(static f => f.Path, static f => f.Text);
            texts[Plans.File] = change.Text;
            FsWorkflowPlan planned = new WorkflowPlanner(new PlanRequest("push") { Ref = "refs/heads/main" }, new PlanSources(texts)).Plan(Plans.File);
            string answer = planned.Problems.Length > 0 ? Problem + string.Join(' ', planned.Problems.Select(static p => p.ToString())) : Plans.Answers(planned);
            if (plan.StartsWith(Problem, StringComparison.Ordinal))
            {
                Assert.StartsWith(Problem, answer, StringComparison.Ordinal);
                Assert.Contains(plan[Problem.Length..], answer, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(plan, answer);
            }
        }
    }

    /// <summary>2025-11-07: https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes/.</summary>
    [Theory]
    [InlineData("{\"repository\": {\"default_branch\": \"main\"}, \"pull_request\": {\"base\": {\"ref\": \"dev\"}}}", "a=yes b=no")]
    [InlineData("{\"repository\": {\"default_branch\": \"dev\"}, \"pull_request\": {\"base\": {\"ref\": \"dev\"}}}", "a=no b=yes")]
    [InlineData(null, "a=? b=?")]
    public void A_pull_request_target_runs_on_the_default_branch(string? payload, string answers)
    {
        FsWorkflowPlan plan = Plans.Of(
            """
            on: pull_request_target
            jobs:
              a: {if: github.ref == 'refs/heads/main', runs-on: ubuntu-latest, steps: [{run: make}]}
              b: {if: github.ref_name == 'dev', runs-on: ubuntu-latest, steps: [{run: make}]}
            """,
            new PlanRequest("pull_request_target") { Ref = "refs/heads/dev", Payload = payload });

        Assert.Equal(answers, Plans.Answers(plan));
    }

    [Fact]
    public void Every_change_names_its_day_and_its_source()
    {
        Assert.All(Changes, static c => Assert.True(DateTime.TryParseExact(c.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) && day.Year is 2025 or 2026, c.Name));
        Assert.All(Changes, static c => Assert.Matches("^https://(github[.]blog/changelog/|docs[.]github[.]com/|github[.]com/actions/)", c.Source));
        Assert.Distinct(Changes.Select(static c => c.Date + " " + c.Name));
    }

    private static string Jobs(string jobs) => Checked.Jobs(jobs);

    private static string RunsOn(string labels, string job = "a") => job == "a"
        ? Jobs($"a: {{runs-on: {labels}, steps: [{{run: make}}]}}")
        : $"  {job}: {{runs-on: {labels}, steps: [{{run: make}}]}}\n";

    private static string Steps(params string[] steps) => Checked.Steps(string.Join('\n', steps.Select(static s => "- " + s)));

    private static string Step(string step) => Checked.Steps("- " + step);

    private static string On(string trigger) => Checked.On(trigger);

    private static string Granting(string scope) => Checked.Top($"permissions: {{{scope}}}");

    private static string Inputs(int count) => "workflow_dispatch:\n  inputs:\n" + string.Join('\n', Enumerable.Range(1, count).Select(static i => $"    i{i}: {{type: string}}"));

    // A chain of called workflows; the last one runs a step.
    private static (string Path, string Text)[] Nested(int levels) => [.. Enumerable.Range(1, levels).Select(i => (
        $".github/workflows/l{i}.yml",
        "on: workflow_call\njobs:\n  b: " + (i == levels ? "{runs-on: ubuntu-latest, steps: [{run: make}]}\n" : $"{{uses: ./.github/workflows/l{i + 1}.yml}}\n")))];

    private static string Levels(int levels) => string.Join(' ', Enumerable.Range(1, levels).Select(static i => "a" + string.Concat(Enumerable.Repeat("/b", i)) + "=yes"));

    /// <summary>A change and the answer to it.</summary>
    /// <param name="Date">The day GitHub told of it.</param>
    /// <param name="Name">What changed.</param>
    /// <param name="Source">Where GitHub told of it.</param>
    /// <param name="Text">A workflow that uses it.</param>
    /// <param name="Finding">What the checker says: severity, rule and a part of its message; nothing when GitHub takes it.</param>
    /// <param name="Plan">What the planner says of a push: an answer for each job, or a part of a problem; null when it is not asked.</param>
    /// <param name="Files">Other files of the repository.</param>
    private sealed record Change(string Date, string Name, string Source, string Text, string Finding = "", string? Plan = null, (string Path, string Text)[]? Files = null);
}
