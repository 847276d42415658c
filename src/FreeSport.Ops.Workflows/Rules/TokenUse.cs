using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Something a step writes on GitHub.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="What">The action or the command, as it is written.</param>
/// <param name="Scopes">What the token must be allowed to write; of several any one will do.</param>
/// <param name="IsByJobToken">Whether it is done by the job's own token, which is <c>secrets.GITHUB_TOKEN</c>.</param>
internal sealed record TokenUse(YamlPosition Place, string What, string[] Scopes, bool IsByJobToken)
{
    public const string Identity = "id-token";

    /// <summary>Gets the permission as it is written in a workflow.</summary>
    public string Permission => string.Join(" / ", Scopes.Select(static s => s + ": write"));
}
