using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real container registry on loopback with one small image in it.</summary>
internal sealed class RegistryServer : IDisposable
{
    public const string User = "anna";
    public const string Password = "geheim-7Kq/+x";

    private const string Daemon = "/usr/bin/docker-registry";

    // bcrypt of the password above; no tool to make one need be there.
    private const string PasswordLine = "anna:$2y$04$ADWlRYUJ4cqw0Ms/5JB27OuIdUI3sYw357e9bCs3i3UxicpE6pFZy";
    private const string IndexType = "application/vnd.docker.distribution.manifest.list.v2+json";
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly TempFolder _folder = new();
    private readonly Process _daemon;
    private readonly string _scheme;

    private RegistryServer(bool login, bool tls)
    {
        _scheme = tls ? "https" : "http";
        Host = "127.0.0.1:" + SshServer.FreePort();
        string access = login ? $"auth: {{ htpasswd: {{ realm: registry, path: {_folder.Write("htpasswd", PasswordLine)} }} }}" : string.Empty;
        string configuration = _folder.Write("config.yml", $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: {{_folder.Folder("data")}} } }
            http: { addr: "{{Host}}"{{(tls ? ", tls: " + Certificate() : string.Empty)}} }
            {{access}}
            """);
        _daemon = Process.Start(new ProcessStartInfo(Daemon, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _daemon.BeginErrorReadLine();
        _daemon.BeginOutputReadLine();
    }

    public string Host { get; }

    /// <summary>The certificate that it shows, issued by itself for loopback and this machine's name.</summary>
    public string CertificateFile => _folder.At("tls.crt");

    public static async Task<RegistryServer> StartAsync(bool login, bool tls = false)
    {
        Assert.SkipUnless(File.Exists(Daemon), "There is no /usr/bin/docker-registry (Debian: docker-registry).");
        RegistryServer server = new(login, tls);
        using HttpClientHandler anybody = new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using HttpClient http = new(anybody);
        await Until.TrueAsync(() => server.Answers(http), "the registry answers");
        await server.PushAsync(http, "freesport/backend", "1.0");
        return server;
    }

    /// <summary>Makes an index of the image, and forgets the image behind it, as whoever tidies up what has no tag.</summary>
    public async Task PushTornIndexAsync(string tag)
    {
        using HttpClient http = new();
        using HttpRequestMessage asked = new(HttpMethod.Head, $"http://{Host}/v2/freesport/backend/manifests/1.0");
        asked.Headers.Accept.ParseAdd(ManifestType);
        using HttpResponseMessage image = await http.SendAsync(asked, Cancel.Token);
        string digest = image.Headers.GetValues("Docker-Content-Digest").Single();
        using StringContent index = new($$$"""{"schemaVersion":2,"mediaType":"{{{IndexType}}}","manifests":[{"mediaType":"{{{ManifestType}}}","size":{{{image.Content.Headers.ContentLength}}},"digest":"{{{digest}}}","platform":{"architecture":"amd64","os":"linux"}}]}""", Encoding.UTF8);
        index.Headers.ContentType = new MediaTypeHeaderValue(IndexType);
        await SendAsync(http, HttpMethod.Put, new Uri($"http://{Host}/v2/freesport/backend/manifests/{tag}"), index);
        Directory.Delete(_folder.At("data/docker/registry/v2/repositories/freesport/backend/_manifests/revisions/sha256/" + digest["sha256:".Length..]), recursive: true);
    }

    private string Certificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=registry", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(System.Net.Dns.GetHostName());
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("tls.crt", certificate.ExportCertificatePem());
        _folder.Write("tls.key", key.ExportPkcs8PrivateKeyPem());
        return $"{{ certificate: {_folder.At("tls.crt")}, key: {_folder.At("tls.key")} }}";
    }

    public void Dispose()
    {
        _daemon.Kill();
        _daemon.WaitForExit();
        _daemon.Dispose();
        _folder.Dispose();
    }

    private bool Answers(HttpClient http)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, $"{_scheme}://{Host}/v2/");
            using HttpResponseMessage response = http.Send(request);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task PushAsync(HttpClient http, string repository, string tag)
    {
        string configuration = await PushBlobAsync(http, repository, "{}");
        string layer = await PushBlobAsync(http, repository, "layer");
        string manifest = $$"""
            {"schemaVersion":2,"mediaType":"{{ManifestType}}",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2,"digest":"{{configuration}}"},
             "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":5,"digest":"{{layer}}"}]}
            """;
        using StringContent body = new(manifest, Encoding.UTF8);
        body.Headers.ContentType = new MediaTypeHeaderValue(ManifestType);
        await SendAsync(http, HttpMethod.Put, new Uri($"{_scheme}://{Host}/v2/{repository}/manifests/{tag}"), body);
    }

    private async Task<string> PushBlobAsync(HttpClient http, string repository, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        string digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        Uri upload = (await SendAsync(http, HttpMethod.Post, new Uri($"{_scheme}://{Host}/v2/{repository}/blobs/uploads/"), null))!;
        using ByteArrayContent body = new(bytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await SendAsync(http, HttpMethod.Put, new Uri(upload + "&digest=" + Uri.EscapeDataString(digest)), body);
        return digest;
    }

    private static async Task<Uri?> SendAsync(HttpClient http, HttpMethod method, Uri address, HttpContent? body)
    {
        using HttpRequestMessage request = new(method, address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(User + ":" + Password)));
        using HttpResponseMessage response = await http.SendAsync(request, Cancel.Token);
        response.EnsureSuccessStatusCode();
        return response.Headers.Location;
    }
}
