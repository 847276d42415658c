namespace FreeSport.Ops;

/// <summary>The verdict of one smoke test.</summary>
public sealed class FsSmokeTest : FsResult
{
    /// <summary>Gets or sets the name of the test in its environment.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what it asks.</summary>
    public FsSmokeKind Kind { get; set; }

    /// <summary>Gets or sets what was asked: an address without credentials, <c>host:port</c>, a name, a compose service.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets the method of the request; null where none was sent.</summary>
    public string? Method { get; set; }

    /// <summary>Gets or sets why there was no answer that could be judged.</summary>
    public FsSmokeTrouble Trouble { get; set; }

    /// <summary>Gets or sets the HTTP status of the last answer, 100 to 599; null when there was none.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>Gets or sets what was expected and found, in the order in which it was looked at.</summary>
    public FsSmokeExpectation[] Expectations { get; set; } = [];

    /// <summary>Gets or sets how long the last whole answer took, from the look-up of the name to the last byte; null when there was none.</summary>
    public TimeSpan? Latency { get; set; }

    /// <summary>Gets or sets the times of all answers; null when it was asked once.</summary>
    public FsSmokeLatency? Percentiles { get; set; }

    /// <summary>Gets or sets what the time of the last answer went into; null where it cannot be told.</summary>
    public FsSmokePhases? Phases { get; set; }

    /// <summary>Gets or sets why <see cref="Phases"/> is null or has gaps; null where it is whole.</summary>
    public string? PhasesMissing { get; set; }

    /// <summary>Gets or sets the version that answered; null when nobody says where it stands, or it was not there.</summary>
    public string? Version { get; set; }

    /// <summary>Gets or sets the version that should answer; null when none was named.</summary>
    public string? ExpectedVersion { get; set; }

    /// <summary>Gets or sets how often it was asked.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the addresses that the name stands for; none where they were not looked up here.</summary>
    public string[] Addresses { get; set; } = [];

    /// <summary>Gets or sets where the answer leads, or the last address that was asked; null where nothing led elsewhere.</summary>
    public string? RedirectedTo { get; set; }

    /// <summary>Gets or sets when the server's certificate ends, in UTC; null without one.</summary>
    public DateTime? CertificateExpiresAt { get; set; }

    /// <summary>Gets or sets what is worth knowing beside the verdict, in words: what the container's own health check asks beyond it, addresses that do not answer.</summary>
    public string[] Notes { get; set; } = [];
}
