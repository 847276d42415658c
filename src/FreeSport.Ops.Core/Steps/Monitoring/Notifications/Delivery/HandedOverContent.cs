using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>A body of JSON that knows whether any of it went over the network: what did not can't have been taken.</summary>
internal sealed class HandedOverContent : HttpContent
{
    private readonly byte[] _bytes;

    public HandedOverContent(string json)
    {
        _bytes = Encoding.UTF8.GetBytes(json);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>Gets a value indicating whether it was handed over, in whole or in part.</summary>
    public bool IsHandedOver { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsHandedOver = true;
        return stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
