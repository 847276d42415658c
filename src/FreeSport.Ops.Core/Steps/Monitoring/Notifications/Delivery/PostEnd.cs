namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>How far a request to a channel came.</summary>
internal enum PostEnd
{
    /// <summary>It was handed over, and there was no answer: it may have been taken.</summary>
    Lost = 0,

    /// <summary>Nothing of it left this machine.</summary>
    NotSent,

    /// <summary>It was answered.</summary>
    Answered,
}
