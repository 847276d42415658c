using System.Globalization;

using FreeSport.Ops.Core.Floor.Http;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Says why there was no whole answer, and what to do.</summary>
internal static class ExchangeWords
{
    /// <summary>The trouble of an exchange for people.</summary>
    /// <param name="answer">What became of the request.</param>
    /// <param name="address">Where it went.</param>
    /// <param name="options">How it was sent.</param>
    /// <returns>The look.</returns>
    public static SmokeLook Look(ExchangeAnswer answer, Uri address, SmokeOptions options)
    {
        string host = address.Host;
        double seconds = Math.Round(answer.Took.TotalSeconds, 1);
        SmokeLook look = answer.Trouble switch
        {
            ExchangeTrouble.HostNotFound when answer.Proxy is { } proxy => SmokeLook.Of(FsSmokeTrouble.NotResolved, SmokeTexts.ProxyNotResolved.With(proxy), SmokeTexts.ProxyRemedy),
            ExchangeTrouble.HostNotFound => SmokeLook.Of(FsSmokeTrouble.NotResolved, SmokeTexts.NotResolved.With(host), SmokeTexts.NotResolvedRemedy) with { NextCommand = "nslookup " + PowerShellQuoting.Quote(host) },
            ExchangeTrouble.Refused when answer.Proxy is { } proxy => SmokeLook.Of(FsSmokeTrouble.Refused, SmokeTexts.ProxyRefused.With(proxy), SmokeTexts.ProxyRemedy),
            ExchangeTrouble.Refused => SmokeLook.Of(FsSmokeTrouble.Refused, SmokeTexts.Refused.With(host, address.Port), SmokeTexts.RefusedRemedy),
            ExchangeTrouble.NoAnswerInTime => SmokeLook.Of(FsSmokeTrouble.TimedOut, SmokeTexts.NoAnswer.With(seconds), SmokeTexts.NoAnswerRemedy),
            ExchangeTrouble.NoEndInTime => SmokeLook.Of(FsSmokeTrouble.TimedOut, SmokeTexts.NoEnd.With(answer.Status, seconds), SmokeTexts.NoEndRemedy),
            ExchangeTrouble.TooLarge => SmokeLook.Of(FsSmokeTrouble.TooLarge, SmokeTexts.TooLarge.With(options.LargestAnswer / 1024 / 1024), SmokeTexts.TooLargeRemedy),
            ExchangeTrouble.Tls => Tls(answer.Certificate, host),
            _ => SmokeLook.Of(FsSmokeTrouble.BrokenAnswer, SmokeTexts.Broken, SmokeTexts.BrokenRemedy),
        };
        return look with
        {
            Status = answer.Status,
            Detail = answer.Message,
            Times = answer.Times,
            Addresses = answer.Times?.Addresses ?? [],
            CertificateEnd = answer.Certificate?.NotAfter,
            RetryAfter = answer.RetryAfter(),
        };
    }

    private static SmokeLook Tls(SeenCertificate? certificate, string host)
    {
        (string said, string remedy) = certificate?.Fault switch
        {
            CertificateFault.Expired => (SmokeTexts.CertificateExpired.With(Day(certificate.NotAfter)), SmokeTexts.CertificateExpiredRemedy),
            CertificateFault.NotYetValid => (SmokeTexts.CertificateEarly.With(Day(certificate.NotBefore)), SmokeTexts.CertificateEarlyRemedy),
            CertificateFault.OtherName => (SmokeTexts.CertificateOther.With(host), SmokeTexts.CertificateOtherRemedy),
            CertificateFault.Incomplete => (SmokeTexts.CertificateIncomplete, SmokeTexts.CertificateIncompleteRemedy),
            CertificateFault.Untrusted => (SmokeTexts.CertificateUntrusted, SmokeTexts.CertificateUntrustedRemedy),
            _ => (SmokeTexts.TlsFailed.With(host), SmokeTexts.TlsFailedRemedy),
        };
        return SmokeLook.Of(FsSmokeTrouble.Tls, said, remedy);
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
