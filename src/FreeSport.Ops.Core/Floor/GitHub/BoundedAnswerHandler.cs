namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>
/// Reads every answer to its end, within a time and a size. Octokit reads it later and without a token to stop it:
/// a server that sends a byte now and then would hold it for ever.
/// </summary>
/// <param name="inner">Sends.</param>
/// <param name="timeout">How long a request and its answer may take.</param>
internal sealed class BoundedAnswerHandler(HttpMessageHandler inner, Func<TimeSpan> timeout) : DelegatingHandler(inner)
{
    private const int LargestAnswer = 32 * 1024 * 1024;

    private const int BufferSize = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(timeout());
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, bounded.Token).ConfigureAwait(false);

            // Octokit follows any address that an answer names, with the token when only the port differs.
            response.Headers.Location = null;
            await BufferAsync(response, bounded.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        catch (IOException cut)
        {
            throw new HttpRequestException(cut.Message, cut);
        }
    }

    private static async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is not { } content)
        {
            return;
        }

#if NETSTANDARD
        using Stream body = await content.ReadAsStreamAsync().ConfigureAwait(false);

        // A network stream of .NET Framework does not heed the token; the answer's end does.
        using CancellationTokenRegistration cut = cancellationToken.Register(response.Dispose);
#else
        using Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        MemoryStream whole = new();
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await ReadAsync(body, buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > LargestAnswer)
            {
                throw new InvalidDataException(GitHubTexts.AnswerTooLarge.With(LargestAnswer / 1024 / 1024));
            }
        }

        whole.Position = 0;
        StreamContent buffered = new(whole);
        foreach (KeyValuePair<string, IEnumerable<string>> header in content.Headers)
        {
            buffered.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = buffered;
    }

    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
#if NETSTANDARD
            return await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
#else
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception cut) when (cancellationToken.IsCancellationRequested && cut is ObjectDisposedException or IOException or System.Net.WebException)
        {
            // What .NET Framework says depends on where the reading stood when the answer was closed under it.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
