namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>An environment with its protection rules, which Octokit's own model leaves out.</summary>
/// <remarks>Source: GitHub's REST API, "List environments".</remarks>
public sealed class EnvironmentModel
{
    /// <summary>Gets or sets its number.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what guards it.</summary>
    public List<ProtectionRuleModel>? ProtectionRules { get; set; }

    /// <summary>Gets or sets which branches may deploy there; null for all.</summary>
    public BranchPolicyModel? DeploymentBranchPolicy { get; set; }
}
