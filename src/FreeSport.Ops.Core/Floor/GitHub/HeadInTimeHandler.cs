namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Waits only so long for the head of an answer; the body comes as it comes.</summary>
/// <param name="inner">Sends.</param>
/// <param name="timeout">How long.</param>
internal sealed class HeadInTimeHandler(HttpMessageHandler inner, Func<TimeSpan> timeout) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(timeout());
        try
        {
            return await base.SendAsync(request, bounded.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
