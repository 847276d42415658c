namespace FreeSport.Ops;

/// <summary>The lock of an environment: who may change it now.</summary>
/// <remarks><see cref="FsResult.Outcome"/> is Passed when nobody else stands in the way, Warning when somebody does, Inconclusive when that is not known.</remarks>
public sealed class FsDeploymentLock : FsResult
{
    /// <summary>Gets or sets how it stands.</summary>
    public FsDeploymentLockState State { get; set; }

    /// <summary>Gets or sets who holds it, or freed it last.</summary>
    public string? Owner { get; set; }

    /// <summary>Gets or sets the machine it is held from.</summary>
    public string? Host { get; set; }

    /// <summary>Gets or sets what the holder says to those who wait.</summary>
    public string? Message { get; set; }

    /// <summary>Gets or sets what is deployed; null where nothing is.</summary>
    public string? Deployment { get; set; }

    /// <summary>Gets or sets the fence token, larger than that of every holder before; 0 when it was never taken.</summary>
    public long Token { get; set; }

    /// <summary>Gets or sets what tells this taking from every other, 32 hexadecimal digits.</summary>
    public string? Session { get; set; }

    /// <summary>Gets or sets GitHub's number of the run it is held for; null for none.</summary>
    public long? RunId { get; set; }

    /// <summary>Gets or sets the repository of that run, as <c>owner/name</c>.</summary>
    public string? Repository { get; set; }

    /// <summary>Gets or sets when it was taken, by the holder's clock, in UTC; null when nobody holds it.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>Gets or sets when the holder showed a sign of life last, by its own clock, in UTC; null when nobody holds it.</summary>
    public DateTime? RenewedAt { get; set; }

    /// <summary>Gets or sets how long it outlasts the last sign of life; null for as long as nobody unlocks it.</summary>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Gets or sets for how long this session of PowerShell has seen it unchanged; clocks of two machines are never compared.</summary>
    public TimeSpan SeenFor { get; set; }

    /// <summary>Gets or sets how long it must be seen unchanged until it has expired; null when it does not expire.</summary>
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Gets or sets a value indicating whether it is held under the name of whoever asks.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Gets or sets whether the process that took it still runs; null where another clone or machine took it.</summary>
    public bool? IsHolderAlive { get; set; }

    /// <summary>Gets or sets a value indicating whether everybody who can push shares it; false for a lock of this clone alone.</summary>
    public bool Shared { get; set; }

    /// <summary>Gets or sets a value indicating whether the target refuses whoever has a lower token; without that a holder who slept past the expiry may still act.</summary>
    public bool Fenced { get; set; }

    /// <summary>Gets or sets why it was freed by somebody else; null when it was not.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets where it lies: the remote's address without credentials, or a file.</summary>
    public string Place { get; set; } = string.Empty;

    /// <summary>Gets or sets its name there.</summary>
    public string Reference { get; set; } = string.Empty;

    /// <summary>Gets or sets the id of the value that was read; null when it was never taken.</summary>
    public string? ValueId { get; set; }
}
