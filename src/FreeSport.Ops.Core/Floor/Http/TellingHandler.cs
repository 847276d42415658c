using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>Tells of every request that goes over the network: method, address without query, answer and time. Bodies and headers are told to nobody.</summary>
/// <param name="inner">Sends.</param>
/// <param name="host">Is told; redacts by itself.</param>
internal sealed class TellingHandler(HttpMessageHandler inner, IOpsHost host) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Stopwatch clock = Stopwatch.StartNew();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            host.WriteVerbose(HttpTexts.Answered.With(request.Method, Shown(request.RequestUri), (int)response.StatusCode, clock.ElapsedMilliseconds));
            return response;
        }
        catch (Exception failed)
        {
            host.WriteVerbose(HttpTexts.NotAnswered.With(request.Method, Shown(request.RequestUri), failed.GetBaseException().Message.FirstLine(), clock.ElapsedMilliseconds));
            throw;
        }
    }

    // A query may be a signature that opens what it leads to, and an address may hold a login.
    private static string Shown(Uri? address) =>
        address is null ? string.Empty : address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
