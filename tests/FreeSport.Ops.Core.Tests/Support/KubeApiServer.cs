using System.Diagnostics;
using System.Security.Cryptography;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real kube-apiserver with its etcd on loopback. No controller runs: objects are kept and checked, nothing is started.</summary>
public sealed class KubeApiServer : IAsyncLifetime
{
    /// <summary>The variable that names the program.</summary>
    public const string Variable = "FSOPS_KUBE_APISERVER";

    private readonly TempFolder _folder = new();
    private readonly List<Process> _started = [];
    private string? _absent;

    public async ValueTask InitializeAsync()
    {
        string? server = Environment.GetEnvironmentVariable(Variable), etcd = CommandLine.Find("etcd"), kubectl = CommandLine.Find("kubectl");
        _absent = string.IsNullOrEmpty(server) ? $"The variable {Variable} names no kube-apiserver."
            : !File.Exists(server) ? $"The variable {Variable} names '{server}', which is not there."
            : etcd is null ? "There is no etcd on PATH (Debian: etcd-server)."
            : kubectl is null ? "There is no kubectl on PATH."
            : null;
        if (_absent is not null)
        {
            return;
        }

        int store = SshServer.FreePort(), peers = SshServer.FreePort(), port = SshServer.FreePort();
        Start(
            etcd!, "--data-dir", _folder.At("etcd"), "--listen-client-urls", $"http://127.0.0.1:{store}", "--advertise-client-urls", $"http://127.0.0.1:{store}",
            "--listen-peer-urls", $"http://127.0.0.1:{peers}", "--initial-advertise-peer-urls", $"http://127.0.0.1:{peers}", "--initial-cluster", $"default=http://127.0.0.1:{peers}");
        using RSA key = RSA.Create(2048);
        string keyFile = _folder.Write("accounts.key", key.ExportRSAPrivateKeyPem());
        string token = Guid.NewGuid().ToString("N");
        string tokens = _folder.Write("tokens.csv", $"{token},tester,1,system:masters\n");
        Start(
            server!, "--etcd-servers", $"http://127.0.0.1:{store}", "--bind-address", "127.0.0.1", "--advertise-address", "127.0.0.1", "--secure-port", $"{port}", "--cert-dir", _folder.Folder("certificates"),
            "--service-cluster-ip-range", "10.96.0.0/24", "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-key-file", keyFile, "--service-account-signing-key-file", keyFile,
            "--token-auth-file", tokens, "--authorization-mode", "RBAC", "--disable-admission-plugins", "ServiceAccount");
        Configuration = _folder.Write("kubeconfig", $$"""
            apiVersion: v1
            kind: Config
            clusters: [ { name: here, cluster: { server: "https://127.0.0.1:{{port}}", insecure-skip-tls-verify: true } } ]
            users: [ { name: tester, user: { token: {{token}} } } ]
            contexts: [ { name: prod, context: { cluster: here, user: tester } } ]
            current-context: prod
            """);
        using HttpClientHandler anyCertificate = new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using HttpClient http = new(anyCertificate);
        await UntilReadyAsync(http, new Uri($"https://127.0.0.1:{port}/readyz"));
    }

    /// <summary>Gets the path of the client's configuration, with the context <c>prod</c>.</summary>
    public string Configuration { get; private set; } = string.Empty;

    /// <summary>Skips the test where there is no server.</summary>
    public void Require() => Assert.SkipWhen(_absent is not null, _absent ?? string.Empty);

    /// <summary>What kubectl writes.</summary>
    public string Kubectl(string? input, params string[] arguments) =>
        CommandLine.Run(CommandLine.Find("kubectl")!, ["--kubeconfig", Configuration, .. arguments], _folder.Path, input);

    public ValueTask DisposeAsync()
    {
        foreach (Process process in Enumerable.Reverse(_started))
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            process.Dispose();
        }

        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task UntilReadyAsync(HttpClient http, Uri address)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        while (true)
        {
            Assert.True(_started.TrueForAll(static p => !p.HasExited), "etcd or kube-apiserver ended at once.");
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(address, patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private void Start(string program, params string[] arguments)
    {
        // Through a shell, so that what it tells goes nowhere and fills no pipe.
        _started.Add(Process.Start(new ProcessStartInfo(Posix.Shell, ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = _folder.Path })!);
    }
}
