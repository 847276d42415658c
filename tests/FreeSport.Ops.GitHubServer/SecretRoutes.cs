using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Testing;

/// <summary>Secrets of every scope.</summary>
internal sealed class SecretRoutes(Hub hub)
{
    private static readonly Regex Name = new("^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Add(Routes routes)
    {
        Scope(routes, "/repos/{owner}/{repo}/actions/secrets", _ => hub.Secrets, limit: 100);
        Scope(routes, "/repos/{owner}/{repo}/dependabot/secrets", _ => hub.DependabotSecrets, limit: 100);
        Scope(routes, "/repos/{owner}/{repo}/environments/{environment}/secrets", c => hub.EnvironmentNamed(c["environment"])?.Secrets, limit: 100);
        Scope(routes, "/orgs/{org}/actions/secrets", _ => hub.OrganizationSecrets, limit: 1000, isOrganization: true);
        Scope(routes, "/orgs/{org}/dependabot/secrets", _ => hub.DependabotOrganizationSecrets, limit: 1000, isOrganization: true);
        routes.Add("GET /repos/{owner}/{repo}/actions/organization-secrets", c => c.Page([.. hub.OrganizationSecrets.List(isOrganization: false)], "secrets"));
    }

    private static void Scope(Routes routes, string root, Func<Call, Vault?> find, int limit, bool isOrganization = false)
    {
        bool isDependabot = root.Contains("dependabot", StringComparison.Ordinal);
        routes.Add("GET " + root, c => find(c) is { } vault ? c.Page([.. vault.List(isOrganization).Select(s => With(s, root, isOrganization))], "secrets") : Reply.NotFound());
        routes.Add("GET " + root + "/public-key", c => find(c) is { } vault ? Reply.Ok(new JsonObject { ["key_id"] = vault.KeyId, ["key"] = vault.PublicKey }) : Reply.NotFound());
        routes.Add("GET " + root + "/{name}", c => find(c)?.Find(c["name"], isOrganization) is { } secret ? Reply.Ok(With(secret, root, isOrganization)) : Reply.NotFound());
        routes.Add("DELETE " + root + "/{name}", c => find(c)?.Remove(c["name"].ToUpperInvariant()) == true ? new Reply(204) : Reply.NotFound());
        routes.Add("PUT " + root + "/{name}", c => find(c) is { } vault ? Put(c, vault, limit, isOrganization, isDependabot) : Reply.NotFound());
    }

    private static JsonObject With(JsonObject secret, string root, bool isOrganization)
    {
        if (isOrganization)
        {
            secret["selected_repositories_url"] = "https://api.github.invalid" + root.Replace("{org}", "acme", StringComparison.Ordinal) + "/" + (string)secret["name"]! + "/repositories";
        }

        return secret;
    }

    private static Reply Put(Call call, Vault vault, int limit, bool isOrganization, bool isDependabot)
    {
        string name = call["name"].ToUpperInvariant();
        string? value = (string?)call.Body?["encrypted_value"];
        if (!Name.IsMatch(name))
        {
            return Reply.Error(422, "Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).");
        }

        if (isOrganization && (string?)call.Body?["visibility"] is not ("all" or "private" or "selected"))
        {
            return Reply.Error(422, "Invalid request.", "visibility is required");
        }

        if (value is null || (string?)call.Body?["key_id"] != vault.KeyId || !vault.Opens(value))
        {
            return Reply.Error(422, "Bad request - the key_id does not match or the value was not sealed to this key.");
        }

        if (call.Body?["selected_repository_ids"] is JsonArray { Count: > 0 } ids && ids[0]!.GetValueKind() == System.Text.Json.JsonValueKind.String != isDependabot)
        {
            return Reply.Error(422, "Invalid request.", "selected_repository_ids are of the wrong type");
        }

        if (vault.Names.Count >= limit && !vault.Names.Contains(name))
        {
            return Reply.Error(409, $"Only {limit} secrets are allowed.");
        }

        return vault.Put(name, value, DateTimeOffset.UtcNow, call.Body) ? new Reply(201, new JsonObject()) : new Reply(204);
    }
}
