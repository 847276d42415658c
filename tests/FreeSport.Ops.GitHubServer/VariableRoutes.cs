using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Variables of every scope.</summary>
internal sealed class VariableRoutes(Hub hub)
{
    public void Add(Routes routes)
    {
        Scope(routes, "/repos/{owner}/{repo}/actions/variables", _ => hub.Variables);
        Scope(routes, "/repos/{owner}/{repo}/environments/{environment}/variables", c => hub.EnvironmentNamed(c["environment"])?.Variables);
        Scope(routes, "/orgs/{org}/actions/variables", _ => hub.OrganizationVariables, isOrganization: true);
        routes.Add("GET /repos/{owner}/{repo}/actions/organization-variables", c => c.Page([.. hub.OrganizationVariables.Select(v => Describe(v.Key, v.Value, isOrganization: false))], "variables", byDefault: 10, most: 30));
    }

    private void Scope(Routes routes, string root, Func<Call, Dictionary<string, Variable>?> find, bool isOrganization = false)
    {
        routes.Add("GET " + root, c => find(c) is { } all ? c.Page([.. all.OrderBy(static v => v.Key, StringComparer.Ordinal).Select(v => Describe(v.Key, v.Value, isOrganization))], "variables", byDefault: 10, most: 30) : Reply.NotFound());
        routes.Add("GET " + root + "/{name}", c => find(c)?.TryGetValue(c["name"].ToUpperInvariant(), out Variable? variable) == true ? Reply.Ok(Describe(c["name"].ToUpperInvariant(), variable, isOrganization)) : Reply.NotFound());
        routes.Add("DELETE " + root + "/{name}", c => find(c)?.Remove(c["name"].ToUpperInvariant()) == true ? new Reply(204) : Reply.NotFound());
        routes.Add("POST " + root, c => find(c) is { } all ? Create(c, all, isOrganization) : Reply.NotFound());
        routes.Add("PATCH " + root + "/{name}", c => find(c) is { } all ? Change(c, all) : Reply.NotFound());
    }

    private Reply Create(Call call, Dictionary<string, Variable> all, bool isOrganization)
    {
        if ((string?)call.Body?["name"] is not { Length: > 0 } name || (string?)call.Body["value"] is not { } value || (isOrganization && call.Body["visibility"] is null))
        {
            return Reply.Error(422, "Invalid request.", "name and value are required");
        }

        lock (all)
        {
            return all.TryAdd(name.ToUpperInvariant(), new Variable(value, hub.Now(), hub.Now()))
                ? new Reply(201, new JsonObject())
                : Reply.Error(409, "Already exists - Variable already exists");
        }
    }

    private Reply Change(Call call, Dictionary<string, Variable> all)
    {
        lock (all)
        {
            string name = call["name"].ToUpperInvariant();
            if (!all.TryGetValue(name, out Variable? before))
            {
                return Reply.NotFound();
            }

            all[name] = before with { Value = (string?)call.Body?["value"] ?? before.Value, UpdatedAt = hub.Now() };
            return new Reply(204);
        }
    }

    private static JsonObject Describe(string name, Variable variable, bool isOrganization)
    {
        JsonObject described = new() { ["name"] = name, ["value"] = variable.Value, ["created_at"] = Time.Text(variable.CreatedAt), ["updated_at"] = Time.Text(variable.UpdatedAt) };
        if (isOrganization)
        {
            described["visibility"] = "all";
        }

        return described;
    }
}
