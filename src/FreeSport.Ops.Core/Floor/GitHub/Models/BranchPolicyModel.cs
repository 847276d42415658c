namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>Which branches may deploy to an environment.</summary>
public sealed class BranchPolicyModel
{
    /// <summary>Gets or sets a value indicating whether protected branches may.</summary>
    public bool ProtectedBranches { get; set; }

    /// <summary>Gets or sets a value indicating whether branches of certain names may.</summary>
    public bool CustomBranchPolicies { get; set; }
}
