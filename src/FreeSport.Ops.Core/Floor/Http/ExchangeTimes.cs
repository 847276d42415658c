namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>What the time of one exchange went into.</summary>
internal sealed class ExchangeTimes
{
    public TimeSpan? Dns { get; set; }

    public TimeSpan? Connect { get; set; }

    public TimeSpan? Tls { get; set; }

    public TimeSpan? FirstByte { get; set; }

    /// <summary>Gets or sets when the connection was ready to carry the request, from the beginning.</summary>
    public TimeSpan? Ready { get; set; }

    /// <summary>Gets or sets the addresses of the name; none where a proxy looked it up.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>Gets those that took no connection although another did.</summary>
    public List<string> Silent { get; } = [];
}
