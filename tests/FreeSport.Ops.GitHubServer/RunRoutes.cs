using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Workflows, runs, jobs, logs, and what waits for a person.</summary>
internal sealed class RunRoutes(Hub hub, Func<string> storage)
{
    private const string Root = "/repos/{owner}/{repo}/actions/";

    public void Add(Routes routes)
    {
        routes.Add("GET " + Root + "workflows", c => c.Page([.. hub.Workflows.Select((w, i) => Describe(w, i))], "workflows"));
        routes.Add("GET " + Root + "workflows/{workflow}", c => Workflow(c) is { } found ? Reply.Ok(Describe(found, hub.Workflows.IndexOf(found))) : Reply.NotFound());
        routes.Add("POST " + Root + "workflows/{workflow}/dispatches", Dispatch);
        routes.Add("GET " + Root + "workflows/{workflow}/runs", c => Workflow(c) is { } found ? List(c, hub.Runs.Where(r => r.Workflow == found.File)) : Reply.NotFound());
        routes.Add("GET " + Root + "runs", c => List(c, hub.Runs));
        routes.Add("GET " + Root + "runs/{run}", c => Find(c) is { } run && IsShown(run) ? Reply.Ok(Look(run)) : Reply.NotFound());
        routes.Add("GET " + Root + "runs/{run}/jobs", c => Find(c) is { } run ? c.Page([.. run.Jobs.Where(j => Progress.IsReady(run, j)).Select(j => Describe(run, j))], "jobs") : Reply.NotFound());
        routes.Add("GET " + Root + "runs/{run}/attempts/{attempt}/jobs", c => Find(c) is { } run && run.Attempt == c.Number("attempt") ? c.Page([.. run.Jobs.Where(j => Progress.IsReady(run, j)).Select(j => Describe(run, j))], "jobs") : Reply.NotFound());
        routes.Add("GET " + Root + "jobs/{job}", c => FindJob(c) is ({ } run, { } job) ? Reply.Ok(Describe(run, job)) : Reply.NotFound());
        routes.Add("GET " + Root + "jobs/{job}/logs", c => FindJob(c) is (_, { Log: not null } job) ? new Reply(302, Headers: [("Location", storage() + "logs/" + job.Id)]) : Reply.NotFound());
        routes.Add("GET " + Root + "runs/{run}/pending_deployments", c => Find(c) is { } run ? Reply.Ok(new JsonArray([.. Waiting(run).Select(e => Pending(run, e, c.Account))])) : Reply.NotFound());
        routes.Add("POST " + Root + "runs/{run}/pending_deployments", c => Find(c) is { } run ? Judge(c, run) : Reply.NotFound());
        routes.Add("GET " + Root + "runs/{run}/approvals", c => Find(c) is { } run ? Reply.Ok(new JsonArray([.. run.Reviews.Select(Describe)])) : Reply.NotFound());
        routes.Add("POST " + Root + "runs/{run}/cancel", Cancel);
        routes.Add("POST " + Root + "runs/{run}/force-cancel", Cancel);
    }

    public string? Log(string job) => hub.Runs.SelectMany(static r => r.Jobs).FirstOrDefault(j => j.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == job)?.Log;

    private Chain? Workflow(Call call) => hub.Workflows.Find(w => w.File == call["workflow"] || (hub.Workflows.IndexOf(w) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) == call["workflow"]);

    private WorkflowRun? Find(Call call) => hub.Runs.Find(r => r.Id == call.Number("run"));

    private (WorkflowRun? Run, WorkflowJob? Job) FindJob(Call call)
    {
        WorkflowRun? run = hub.Runs.Find(r => r.Jobs.Exists(j => j.Id == call.Number("job")));
        return (run, run?.Jobs.Find(j => j.Id == call.Number("job")));
    }

    private Reply Dispatch(Call call)
    {
        if (Workflow(call) is not { } workflow)
        {
            return Reply.NotFound();
        }

        if ((string?)call.Body?["ref"] is not { } reference || !hub.Branches.TryGetValue(reference.Replace("refs/heads/", string.Empty, StringComparison.Ordinal), out string? commit))
        {
            return Reply.Error(422, "No ref found for: " + call.Body?["ref"]);
        }

        bool wantsDetails = call.Body["return_run_details"] is not null;
        if (wantsDetails && hub.IsOlderServer)
        {
            return Reply.Error(422, "Invalid request.\n\n\"return_run_details\" is not a permitted key.");
        }

        Dictionary<string, string> inputs = (call.Body["inputs"] as JsonObject)?.ToDictionary(static i => i.Key, static i => i.Value!.ToString()) ?? [];
        WorkflowRun run = hub.Start(workflow, "workflow_dispatch", reference.Replace("refs/heads/", string.Empty, StringComparison.Ordinal), commit, call.Account, inputs);
        return (bool?)call.Body["return_run_details"] == true
            ? Reply.Ok(new JsonObject { ["workflow_run_id"] = run.Id, ["run_url"] = "https://api.github.invalid/runs/" + run.Id, ["html_url"] = Page(run) })
            : new Reply(204);
    }

    private Reply List(Call call, IEnumerable<WorkflowRun> runs)
    {
        string? Wanted(string name) => call.Query[name].FirstOrDefault();
        DateTimeOffset since = Wanted("created") is { } created && DateTimeOffset.TryParse(created.TrimStart('>', '='), System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset from) ? from : DateTimeOffset.MinValue;
        IEnumerable<WorkflowRun> found = runs.ToArray()
            .Where(IsShown)
            .Where(r => Wanted("head_sha") is not { } sha || r.Commit == sha)
            .Where(r => Wanted("event") is not { } started || r.Event == started)
            .Where(r => Wanted("branch") is not { } branch || r.Branch == branch)
            .Where(r => Wanted("actor") is not { } actor || r.Actor.Login == actor)
            .Where(r => Wanted("status") is not { } status || r.Status == status || r.Conclusion == status)
            .Where(r => r.CreatedAt.AddSeconds(1) > since)
            .OrderByDescending(static r => r.Id);
        return call.Page([.. found.Select(Describe)], "workflow_runs");
    }

    // GitHub shows a run some moments after it took the dispatch.
    private static bool IsShown(WorkflowRun run) => run.HiddenLooks == 0 || run.HiddenLooks-- == 0;

    private JsonObject Look(WorkflowRun run)
    {
        if (hub.GoesOnByItself)
        {
            hub.Advance(run);
        }

        return Describe(run);
    }

    private static string Page(WorkflowRun run) => "https://github.invalid/acme/shop/actions/runs/" + run.Id;

    private static JsonObject Describe(Chain workflow, int index) => Templates.Of("workflow", ("id", index + 1), ("name", workflow.File), ("path", ".github/workflows/" + workflow.File));

    private JsonObject Describe(WorkflowRun run) => Templates.Of(
        "run",
        ("id", run.Id),
        ("run_number", run.Number),
        ("run_attempt", run.Attempt),
        ("check_suite_id", run.Id),
        ("path", $".github/workflows/{run.Workflow}"),
        ("workflow_id", hub.Workflows.FindIndex(w => w.File == run.Workflow) + 1),
        ("event", run.Event),
        ("head_branch", run.Branch),
        ("head_sha", run.Commit),
        ("status", run.Status),
        ("conclusion", run.Conclusion),
        ("html_url", Page(run)),
        ("display_title", run.Title),
        ("created_at", Time.Text(run.CreatedAt)),
        ("updated_at", Time.Text(run.UpdatedAt)),
        ("run_started_at", Time.Text(run.CreatedAt)),
        ("actor", Templates.Account(run.Actor)),
        ("triggering_actor", Templates.Account(run.Actor)));

    private static JsonObject Describe(WorkflowRun run, WorkflowJob job) => Templates.Of(
        "job",
        ("id", job.Id),
        ("run_id", run.Id),
        ("run_attempt", run.Attempt),
        ("head_sha", run.Commit),
        ("head_branch", run.Branch),
        ("name", job.Name),
        ("status", job.Status == "approved" ? "queued" : job.Status),
        ("conclusion", job.Conclusion),
        ("html_url", Page(run) + "/job/" + job.Id),
        ("started_at", Time.Text(job.StartedAt ?? run.UpdatedAt)),
        ("completed_at", Time.Text(job.CompletedAt)),
        ("steps", Steps(job)));

    private static JsonArray Steps(WorkflowJob job) => job.StartedAt is null || job.Conclusion is "skipped" ? [] :
    [
        .. job.Steps.Select((name, i) => new JsonObject
        {
            ["number"] = i + 1,
            ["name"] = name,
            ["status"] = job.Conclusion is not null ? "completed" : i == 0 ? "in_progress" : "queued",
            ["conclusion"] = job.Conclusion is null ? null : job.FailedStep is { } failed ? (i + 1 < failed ? "success" : i + 1 == failed ? "failure" : "skipped") : job.Conclusion,
            ["started_at"] = Time.Text(job.StartedAt),
            ["completed_at"] = Time.Text(job.CompletedAt),
        }),
    ];

    private IEnumerable<GuardedEnvironment> Waiting(WorkflowRun run) =>
        run.Jobs.Where(static j => j.Status == "waiting").Select(j => hub.EnvironmentNamed(j.Environment)).OfType<GuardedEnvironment>().Distinct();

    private static bool CanApprove(WorkflowRun run, GuardedEnvironment environment, Account account) =>
        environment.Reviewers.Contains(account.Login) && !(environment.PreventSelfReview && run.Actor.Login == account.Login);

    private static JsonObject Pending(WorkflowRun run, GuardedEnvironment environment, Account account)
    {
        JsonObject pending = Templates.Of(
            "pending",
            ("wait_timer", environment.WaitTimer),
            ("wait_timer_started_at", environment.WaitTimer == 0 ? null : Time.Text(run.UpdatedAt)),
            ("current_user_can_approve", CanApprove(run, environment, account)),
            ("reviewers", RepositoryRoutes.Reviewers(environment)));
        pending["environment"]!["id"] = environment.Id;
        pending["environment"]!["name"] = environment.Name;
        return pending;
    }

    private Reply Judge(Call call, WorkflowRun run)
    {
        lock (hub)
        {
            long[] ids = [.. (call.Body?["environment_ids"] as JsonArray ?? []).Select(static i => (long)i!)];
            GuardedEnvironment[] asked = [.. Waiting(run).Where(e => ids.Contains(e.Id))];
            string? state = (string?)call.Body?["state"];
            if (asked.Length != ids.Length || ids.Length == 0 || state is not ("approved" or "rejected") || call.Body?["comment"] is null)
            {
                return Reply.Error(422, "No pending deployment requests to approve or reject");
            }

            if (!Array.TrueForAll(asked, e => CanApprove(run, e, call.Account)))
            {
                return Reply.Error(422, "You are not allowed to approve or reject this deployment");
            }

            run.Reviews.Add(new Review(call.Account, state, (string)call.Body["comment"]!, asked));
            foreach (WorkflowJob job in run.Jobs.Where(j => j.Status == "waiting" && Array.Exists(asked, e => e.Name == j.Environment)))
            {
                (job.Status, job.Conclusion) = state == "approved" ? ("approved", job.Conclusion) : ("completed", "failure");
            }

            (run.Status, run.UpdatedAt) = ("queued", hub.Now());
            if (state == "rejected")
            {
                Progress.End(hub, run, "failure");
            }

            return Reply.Ok(new JsonArray([.. asked.Select(e => Templates.Of("deployment", ("id", hub.Next()), ("sha", run.Commit), ("ref", run.Branch), ("environment", e.Name)))]));
        }
    }

    private static JsonObject Describe(Review review)
    {
        JsonArray environments = [];
        foreach (GuardedEnvironment environment in review.Environments)
        {
            JsonObject described = Templates.Of("approval")["environments"]![0]!.DeepClone().AsObject();
            (described["id"], described["name"]) = (environment.Id, environment.Name);
            environments.Add(described);
        }

        return Templates.Of("approval", ("state", review.State), ("comment", review.Comment), ("user", Templates.Account(review.By)), ("environments", environments));
    }

    private Reply Cancel(Call call)
    {
        lock (hub)
        {
            if (Find(call) is not { } run)
            {
                return Reply.NotFound();
            }

            if (run.Conclusion is not null)
            {
                return Reply.Error(409, "Cannot cancel a workflow run that is completed.");
            }

            Progress.End(hub, run, "cancelled");
            return new Reply(202, new JsonObject());
        }
    }
}
