using MailKit;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>Notes that a mail's text went to the server: from there on nobody but the server knows whether it was taken.</summary>
internal sealed class MailProgress : ITransferProgress
{
    /// <summary>Gets a value indicating whether any of it went.</summary>
    public bool HasBegun { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

    public void Report(long bytesTransferred) => HasBegun = true;
}
