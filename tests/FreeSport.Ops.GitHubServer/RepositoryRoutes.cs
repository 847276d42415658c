using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Accounts, the repository, its environments, branches, commits and checks.</summary>
internal sealed class RepositoryRoutes(Hub hub)
{
    private static readonly string[] Roles = ["read", "triage", "write", "maintain", "admin"];

    public void Add(Routes routes)
    {
        routes.Add("GET /user", c => Reply.Ok(Templates.Of("user", ("login", c.Account.Login), ("id", c.Account.Id))));
        routes.Add("GET /rate_limit", _ => Reply.Ok(Templates.Of("rate")));
        routes.Add("GET /orgs/{org}", c => c["org"] == hub.Owner && hub.IsOrganization ? Organization() : Reply.NotFound());
        routes.Add("GET /repos/{owner}/{repo}", c => Reply.Ok(Repository(c.Account)));
        routes.Add("GET /repos/{owner}/{repo}/environments", c => c.Page([.. hub.Environments.Select(Describe)], "environments"));
        routes.Add("GET /repos/{owner}/{repo}/environments/{environment}", c => hub.EnvironmentNamed(c["environment"]) is { } found ? Reply.Ok(Describe(found)) : Reply.NotFound());
        routes.Add("GET /repos/{owner}/{repo}/collaborators/{login}/permission", Permission);
        routes.Add("GET /repos/{owner}/{repo}/branches/{branch}", c => hub.Branches.TryGetValue(c["branch"], out string? commit) ? Branch(c["branch"], commit) : Reply.Error(404, "Branch not found"));
        routes.Add("GET /repos/{owner}/{repo}/git/ref/{ref*}", Ref);
        routes.Add("GET /repos/{owner}/{repo}/contents/{path*}", c => hub.Files.TryGetValue(c.Query["ref"].FirstOrDefault() + ":" + c["path"], out string? text) ? Reply.Ok(File(c["path"], text)) : Reply.NotFound());
        routes.Add("GET /repos/{owner}/{repo}/rules/branches/{branch}", Rules);
        routes.Add("GET /repos/{owner}/{repo}/compare/{basehead}", c => Reply.Ok(Templates.Of("comparison", ("behind_by", 0), ("ahead_by", 1))));
        routes.Add("GET /repos/{owner}/{repo}/commits/{sha}/check-runs", c => c.Page([.. Checks(c["sha"])], "check_runs"));
        routes.Add("GET /repos/{owner}/{repo}/commits/{sha}/status", c => Reply.Ok(Templates.Of("statuses", ("sha", c["sha"]), ("statuses", new JsonArray()), ("total_count", 0))));
        routes.Add("GET /repos/{owner}/{repo}/commits/{sha}/pulls", static c => c.Page([], null));
        routes.Add("GET /repos/{owner}/{repo}/commits/{sha}", Commit);
        routes.Add("GET /repos/{owner}/{repo}/deployments", c => c.Page([.. hub.Deployments.Where(d => Matches(c, d, "sha") && Matches(c, d, "environment")).Select(static d => d.DeepClone())], null));
        routes.Add("GET /repos/{owner}/{repo}/deployments/{id}", c => DeploymentOf(c) is { } found ? Reply.Ok(found.DeepClone()) : Reply.NotFound());
        routes.Add("POST /repos/{owner}/{repo}/deployments", Deploy);
        routes.Add("POST /repos/{owner}/{repo}/deployments/{id}/statuses", Status);
    }

    private Reply Organization()
    {
        JsonObject organization = Templates.Of("organization", ("login", hub.Owner));
        if (hub.Plan is null)
        {
            organization.Remove("plan");
        }
        else
        {
            organization["plan"] = new JsonObject { ["name"] = hub.Plan, ["space"] = 1, ["private_repos"] = 1 };
        }

        return Reply.Ok(organization);
    }

    private static JsonObject File(string path, string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Uri page = new("https://github.invalid/acme/shop/" + path);
        return new JsonObject
        {
            ["type"] = "file",
            ["encoding"] = "base64",
            ["size"] = bytes.Length,
            ["name"] = path.Split('/')[^1],
            ["path"] = path,

            // GitHub breaks the lines of what it encodes.
            ["content"] = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
            ["sha"] = new string('0', 40),
            ["url"] = page.AbsoluteUri,
            ["git_url"] = page.AbsoluteUri,
            ["html_url"] = page.AbsoluteUri,
            ["download_url"] = page.AbsoluteUri,
            ["_links"] = new JsonObject { ["git"] = page.AbsoluteUri, ["html"] = page.AbsoluteUri, ["self"] = page.AbsoluteUri },
        };
    }

    private JsonObject Repository(Account account)
    {
        int rank = Array.IndexOf(Roles, account.Role);
        JsonObject repository = Templates.Of(
            "repository",
            ("name", hub.Name),
            ("full_name", hub.Owner + "/" + hub.Name),
            ("private", hub.IsPrivate),
            ("visibility", hub.IsPrivate ? "private" : "public"),
            ("default_branch", "main"),
            ("has_issues", hub.HasIssues),
            ("html_url", $"https://github.invalid/{hub.Owner}/{hub.Name}"),
            ("permissions", new JsonObject { ["admin"] = rank >= 4, ["maintain"] = rank >= 3, ["push"] = rank >= 2, ["triage"] = rank >= 1, ["pull"] = rank >= 0 }));
        repository["owner"]!["login"] = hub.Owner;
        repository["owner"]!["type"] = hub.IsOrganization ? "Organization" : "User";
        return repository;
    }

    private static JsonObject Describe(GuardedEnvironment environment)
    {
        JsonArray rules = [];
        if (environment.WaitTimer > 0)
        {
            rules.Add(new JsonObject { ["id"] = 1, ["node_id"] = "a", ["type"] = "wait_timer", ["wait_timer"] = environment.WaitTimer });
        }

        if (environment.IsGuarded)
        {
            rules.Add(new JsonObject
            {
                ["id"] = 2,
                ["node_id"] = "b",
                ["type"] = "required_reviewers",
                ["prevent_self_review"] = environment.PreventSelfReview,
                ["reviewers"] = Reviewers(environment),
            });
        }

        return Templates.Of("environment", ("id", environment.Id), ("name", environment.Name), ("protection_rules", rules), ("deployment_branch_policy", null));
    }

    internal static JsonArray Reviewers(GuardedEnvironment environment) =>
    [
        .. environment.Reviewers.Select(static (r, i) => new JsonObject { ["type"] = "User", ["reviewer"] = Templates.Account(new Account(r, i + 1)) }),
        .. environment.Teams.Select(static t =>
        {
            JsonObject team = Templates.Of("pending")["reviewers"]![1]!.DeepClone().AsObject();
            team["reviewer"]!["slug"] = t;
            return team;
        }),
    ];

    private Reply Permission(Call call)
    {
        Account? account = hub.Tokens.Values.FirstOrDefault(a => a.Login == call["login"]);
        string role = account?.Role ?? "none";
        return Reply.Ok(new JsonObject { ["permission"] = role is "maintain" ? "write" : role is "triage" ? "read" : role, ["role_name"] = role, ["user"] = null });
    }

    private static Reply Branch(string name, string commit)
    {
        JsonObject branch = Templates.Of("branch", ("name", name));
        branch["commit"]!["sha"] = commit;
        branch["protection"] = new JsonObject { ["enabled"] = false };
        return Reply.Ok(branch);
    }

    private Reply Ref(Call call)
    {
        string name = call["ref"];
        string? commit = name.StartsWith("heads/", StringComparison.Ordinal) && hub.Branches.TryGetValue(name["heads/".Length..], out string? at) ? at : null;
        if (commit is null)
        {
            return Reply.NotFound();
        }

        JsonObject answer = Templates.Of("ref", ("ref", "refs/" + name));
        answer["object"]!["sha"] = commit;
        return Reply.Ok(answer);
    }

    private Reply Rules(Call call)
    {
        List<string> names = hub.RequiredChecks.GetValueOrDefault(call["branch"]) ?? [];
        return call.Page(
            names.Count == 0 ? [] :
            [
                new JsonObject
                {
                    ["type"] = "required_status_checks",
                    ["ruleset_source_type"] = "Repository",
                    ["ruleset_source"] = hub.Owner + "/" + hub.Name,
                    ["ruleset_id"] = 1,
                    ["parameters"] = new JsonObject
                    {
                        ["required_status_checks"] = new JsonArray([.. names.Select(static n => new JsonObject { ["context"] = n })]),
                        ["strict_required_status_checks_policy"] = true,
                    },
                },
            ],
            null);
    }

    private IEnumerable<JsonNode> Checks(string commit) => (hub.Checks.GetValueOrDefault(commit) ?? []).Select(fields =>
    {
        JsonObject check = Templates.Of("check", ("head_sha", commit), ("status", "completed"), ("conclusion", "success"), ("completed_at", Time.Text(hub.Now())), ("pull_requests", new JsonArray()));
        foreach ((string key, JsonNode? value) in fields)
        {
            check[key] = value?.DeepClone();
        }

        return check;
    });

    private Reply Commit(Call call)
    {
        if (!hub.Trees.TryGetValue(call["sha"], out string? tree))
        {
            return Reply.Error(422, "No commit found for SHA: " + call["sha"]);
        }

        JsonObject commit = Templates.Of("commit", ("sha", call["sha"]));
        commit["commit"]!["tree"]!["sha"] = tree;
        return Reply.Ok(commit);
    }

    private static bool Matches(Call call, JsonObject deployment, string field) =>
        call.Query[field].ToString() is not { Length: > 0 } wanted || (string?)deployment[field] == wanted;

    private JsonObject? DeploymentOf(Call call) => hub.Deployments.Find(d => d["id"]!.ToString() == call["id"]);

    private Reply Deploy(Call call)
    {
        if (call.Body?["auto_merge"]?.GetValue<bool>() != false || call.Body["required_contexts"] is not JsonArray { Count: 0 })
        {
            return Reply.Error(409, "Conflict: Commit status checks failed for this commit.");
        }

        JsonObject deployment = Templates.Of(
            "deployment",
            ("id", hub.Next()),
            ("sha", call.Body["ref"]?.DeepClone()),
            ("environment", call.Body["environment"]?.DeepClone() ?? "production"),
            ("production_environment", call.Body["production_environment"]?.DeepClone() ?? false),
            ("payload", call.Body["payload"]?.DeepClone() ?? ""));
        hub.Deployments.Add(deployment);
        return new Reply(201, deployment.DeepClone());
    }

    private Reply Status(Call call)
    {
        if (DeploymentOf(call) is not { } deployment)
        {
            return Reply.NotFound();
        }

        hub.DeploymentStates.Add((deployment["id"]!.GetValue<long>(), call.Body!.AsObject()));
        JsonObject status = Templates.Of("status", ("state", call.Body["state"]!.DeepClone()));
        status["creator"]!["login"] = call.Account.Login;
        return new Reply(201, status);
    }
}
