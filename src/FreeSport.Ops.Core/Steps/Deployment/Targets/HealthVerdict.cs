namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What is known of a service's health by now.</summary>
public enum HealthVerdict
{
    /// <summary>Not yet well; there is time left.</summary>
    Waiting = 0,

    /// <summary>It was well for as long as it had to be.</summary>
    Healthy,

    /// <summary>It is not well, and will not be in time.</summary>
    Failed,
}
