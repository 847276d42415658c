namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>Something that guards an environment.</summary>
public sealed class ProtectionRuleModel
{
    /// <summary>Gets or sets what it is: <c>required_reviewers</c>, <c>wait_timer</c>, <c>branch_policy</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Gets or sets how long a job waits, in minutes.</summary>
    public int? WaitTimer { get; set; }

    /// <summary>Gets or sets whether who started a run may not approve it.</summary>
    public bool? PreventSelfReview { get; set; }

    /// <summary>Gets or sets who may approve.</summary>
    public List<ReviewerModel>? Reviewers { get; set; }
}
