namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>An account, as GitHub's REST API describes it.</summary>
public sealed class UserModel
{
    /// <summary>Gets or sets its login.</summary>
    public string Login { get; set; } = string.Empty;

    /// <summary>Gets or sets what it is: <c>User</c> or <c>Organization</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Gets or sets its plan; null when the token may not see it.</summary>
    public PlanModel? Plan { get; set; }
}
