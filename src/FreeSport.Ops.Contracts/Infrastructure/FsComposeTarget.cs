namespace FreeSport.Ops;

/// <summary>Who is to run a set of compose files.</summary>
public enum FsComposeTarget
{
    /// <summary>Docker Compose, on one host.</summary>
    Compose = 0,

    /// <summary>Docker Swarm, through <c>docker stack deploy</c>.</summary>
    Swarm,
}
