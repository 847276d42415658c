namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>What an account pays for.</summary>
public sealed class PlanModel
{
    /// <summary>Gets or sets its name: <c>free</c>, <c>pro</c>, <c>team</c>, <c>enterprise</c>.</summary>
    public string? Name { get; set; }
}
