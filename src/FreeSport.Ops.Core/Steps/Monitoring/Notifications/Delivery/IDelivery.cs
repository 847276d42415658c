using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>The way to a channel.</summary>
internal interface IDelivery
{
    /// <summary>Gets who would get a message.</summary>
    IReadOnlyList<string> Recipients { get; }

    /// <summary>Gives a message the channel's form.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="template">The template of the project; null for the module's own.</param>
    /// <returns>The message, not longer than the channel takes.</returns>
    /// <exception cref="FormatException">The template is wrong.</exception>
    OutgoingMessage Form(MessageText text, string? template);

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops it; where it was handed over already, its delivery is unknown.</param>
    /// <returns>What became of it. Nothing is thrown, not even when it is stopped.</returns>
    Task<DeliveryReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
