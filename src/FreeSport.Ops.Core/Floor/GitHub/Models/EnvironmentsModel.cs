namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>A page of environments.</summary>
public sealed class EnvironmentsModel
{
    /// <summary>Gets or sets the environments.</summary>
    public List<EnvironmentModel>? Environments { get; set; }
}
