namespace FreeSport.Ops;

/// <summary>What the time of one answer went into. A phase that did not take place, or cannot be measured, is null.</summary>
public sealed class FsSmokePhases
{
    /// <summary>Gets or sets how long the name was looked up.</summary>
    public TimeSpan? Dns { get; set; }

    /// <summary>Gets or sets how long the connection took, to the proxy where there is one.</summary>
    public TimeSpan? Connect { get; set; }

    /// <summary>Gets or sets how long it took to encrypt the connection.</summary>
    public TimeSpan? Tls { get; set; }

    /// <summary>Gets or sets how long the first byte of the answer took from when the connection was there.</summary>
    public TimeSpan? FirstByte { get; set; }
}
