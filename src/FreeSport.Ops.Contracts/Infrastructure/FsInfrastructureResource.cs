namespace FreeSport.Ops;

/// <summary>One thing of the infrastructure, as a file declares it or as an engine has it. Never the value of a variable or a secret.</summary>
public sealed class FsInfrastructureResource
{
    /// <summary>Gets or sets the kind of infrastructure.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets whether a file says so or an engine.</summary>
    public FsInfrastructureSide Side { get; set; }

    /// <summary>Gets or sets what it is in the words of its engine, such as <c>service</c>, <c>container</c>, <c>aws_instance</c>, <c>Deployment</c>.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the name that tells it from every other of its snapshot and side, such as <c>service/web</c>.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>Gets or sets how it compares with the other side.</summary>
    public FsInfrastructureMatch Match { get; set; }

    /// <summary>Gets or sets what it does.</summary>
    public FsInfrastructureState State { get; set; }

    /// <summary>Gets or sets what its health check says.</summary>
    public FsInfrastructureHealth Health { get; set; }

    /// <summary>Gets or sets what it belongs to: the service of a container, the stack of a service, the group of a host; null for nothing.</summary>
    public string? Owner { get; set; }

    /// <summary>Gets or sets the image with its tag, as written; null where it has none.</summary>
    public string? Image { get; set; }

    /// <summary>Gets or sets the digest of the image, as <c>sha256:…</c>; null where none is known.</summary>
    public string? Digest { get; set; }

    /// <summary>Gets or sets how many are asked for; null where there is no number.</summary>
    public int? Replicas { get; set; }

    /// <summary>Gets or sets how many run; null where nobody counted.</summary>
    public int? RunningReplicas { get; set; }

    /// <summary>Gets or sets how often it was restarted; null where nobody counted.</summary>
    public int? Restarts { get; set; }

    /// <summary>Gets or sets when it was made, in UTC; null where nobody told. Not kept in a file: two snapshots do not differ by it.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Gets or sets when it was started last, in UTC; null where nobody told. Not kept in a file: two snapshots do not differ by it.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets the ports it publishes, as <c>127.0.0.1:8080:80/tcp</c>.</summary>
    public string[] Ports { get; set; } = [];

    /// <summary>Gets or sets the names of its environment variables or variables, without values.</summary>
    public string[] Variables { get; set; } = [];

    /// <summary>Gets or sets the profiles that bring it up; none for always.</summary>
    public string[] Profiles { get; set; } = [];

    /// <summary>Gets or sets what else is known of it, by name.</summary>
    public FsInfrastructureFact[] Facts { get; set; } = [];

    /// <summary>Gets or sets the file that declares it, relative to the project root; null for what runs.</summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets the line in that file, counted from 1; 0 where it is not known.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
