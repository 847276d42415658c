namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Why an exchange had no whole answer.</summary>
internal enum ExchangeTrouble
{
    /// <summary>The answer is whole.</summary>
    None = 0,

    /// <summary>The name means nothing here.</summary>
    HostNotFound,

    /// <summary>Nothing listens there, or there is no way there.</summary>
    Refused,

    /// <summary>No encrypted connection came about.</summary>
    Tls,

    /// <summary>No answer began in time.</summary>
    NoAnswerInTime,

    /// <summary>An answer began in time, and did not end in time.</summary>
    NoEndInTime,

    /// <summary>The answer broke off, or is not HTTP.</summary>
    Broken,

    /// <summary>The answer is larger than what is read.</summary>
    TooLarge,
}
