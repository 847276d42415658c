namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A page of a run's jobs.</summary>
internal sealed class JobsModel
{
    public JobModel[]? Jobs { get; set; }
}
