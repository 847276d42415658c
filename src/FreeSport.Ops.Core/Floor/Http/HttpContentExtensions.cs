namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Where reading an answer differs between the two legs.</summary>
internal static class HttpContentExtensions
{
    /// <summary>The answer's text.</summary>
    public static Task<string> ReadTextAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NETSTANDARD
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStringAsync();
#else
        return content.ReadAsStringAsync(cancellationToken);
#endif
    }

    /// <summary>The content's bytes.</summary>
    public static Task<byte[]> ReadBytesAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NETSTANDARD
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsByteArrayAsync();
#else
        return content.ReadAsByteArrayAsync(cancellationToken);
#endif
    }
}
