namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>The certificate that a server showed.</summary>
/// <param name="NotBefore">From when it holds, in UTC.</param>
/// <param name="NotAfter">Until when it holds, in UTC.</param>
/// <param name="Fault">What is wrong with it.</param>
internal sealed record SeenCertificate(DateTime NotBefore, DateTime NotAfter, CertificateFault Fault);
