using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real sshd on loopback with its own keys, and the real ssh with a configuration of its own.</summary>
internal sealed class SshServer : IDisposable
{
    private const string Daemon = "/usr/sbin/sshd";
    private const string Client = "/usr/bin/ssh";

    private readonly TempFolder _folder = new();
    private readonly Process _daemon;

    private SshServer(string options, bool hasExpiredCertificate)
    {
        Port = FreePort();
        MakeKey(_folder.At("host_key"));
        if (hasExpiredCertificate)
        {
            CertifyExpired(OtherKey("authority"), HostKey, isHost: true);
            options += "\nHostCertificate " + _folder.At("host_key-cert.pub");
        }

        MakeKey(_folder.At("keys/id_ed25519"));
        File.Copy(_folder.At("keys/id_ed25519.pub"), _folder.At("authorized_keys"));
        string configuration = _folder.Write("sshd_config", $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {_folder.At("host_key")}
            AuthorizedKeysFile {_folder.At("authorized_keys")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            {options}
            """);
        KnowServer(_folder.At("host_key.pub"));
        Posix.Script(_folder, "bin/ssh", $"exec {Client} -F '{WriteClientConfiguration()}' \"$@\"");
        _daemon = Process.Start(new ProcessStartInfo(Daemon, ["-D", "-e", "-f", configuration]) { RedirectStandardError = true })!;
    }

    public int Port { get; }

    public string Address => $"{Environment.UserName}@127.0.0.1:{Port}";

    public string KeyFolder => _folder.At("keys");

    public string Bin => _folder.At("bin");

    public static async Task<SshServer> StartAsync(string options = "", bool hasExpiredCertificate = false)
    {
        Assert.SkipUnless(File.Exists(Daemon), "There is no /usr/sbin/sshd (Debian: openssh-server).");
        Assert.SkipUnless(File.Exists(Client), "There is no /usr/bin/ssh (Debian: openssh-client).");
        Posix.RequireRoot();
        Directory.CreateDirectory("/run/sshd");
        SshServer server = new(options, hasExpiredCertificate);
        while (await server._daemon.StandardError.ReadLineAsync(Cancel.Token) is { } line)
        {
            if (line.Contains("Server listening", StringComparison.Ordinal))
            {
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException("sshd did not start.");
    }

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Makes the client know a key as the server's; none when null.</summary>
    public void KnowServer(string? publicKey) =>
        _folder.Write("known_hosts", publicKey is null ? string.Empty : $"[127.0.0.1]:{Port} {File.ReadAllText(publicKey)}");

    /// <summary>Adds a line to what the client knows, as ssh writes it: a marker or nothing, then host and key.</summary>
    public void KnowAlso(string marker, string publicKey) => _folder.Write(
        "known_hosts", File.ReadAllText(_folder.At("known_hosts")) + $"{marker} [127.0.0.1]:{Port} {File.ReadAllText(publicKey)}");

    /// <summary>Adds to the client's configuration, as a person does.</summary>
    public void Configure(string options) => File.AppendAllText(_folder.At("ssh_config"), "\n" + options + "\n");

    /// <summary>The public half of the server's own key.</summary>
    public string HostKey => _folder.At("host_key.pub");

    /// <summary>Issues a certificate that has expired, beside the public key it is for.</summary>
    public void CertifyExpired(string authority, string publicKey, bool isHost)
    {
        string[] kind = isHost ? ["-h", "-n", "127.0.0.1"] : ["-n", Environment.UserName];
        CommandLine.Run("/usr/bin/ssh-keygen", ["-q", "-s", authority, "-I", "test", .. kind, "-V", "20200101:20200102", publicKey], _folder.Path);
    }

    /// <summary>Makes another key pair than the server's own or the one it lets in.</summary>
    public string OtherKey(string name = "other", string passphrase = "")
    {
        MakeKey(_folder.At(name), passphrase);
        return _folder.At(name);
    }

    /// <summary>Sets the permissions of a key in the key folder, in chmod's words.</summary>
    public void Permit(string key, string mode) => CommandLine.Run("/bin/chmod", [mode, Path.Combine(KeyFolder, key)], KeyFolder);

    /// <summary>Replaces the person's key.</summary>
    public void UseKey(string key)
    {
        File.Copy(key, Path.Combine(KeyFolder, "id_ed25519"), overwrite: true);
        File.Copy(key + ".pub", Path.Combine(KeyFolder, "id_ed25519.pub"), overwrite: true);
    }

    public void Dispose()
    {
        if (!_daemon.HasExited)
        {
            _daemon.Kill(entireProcessTree: true);
            _daemon.WaitForExit();
        }

        _daemon.Dispose();
        _folder.Dispose();
    }

    private string WriteClientConfiguration() => _folder.Write("ssh_config", $"""
        UserKnownHostsFile {_folder.At("known_hosts")}
        GlobalKnownHostsFile none
        IdentityFile {_folder.At("keys/id_ed25519")}
        IdentityAgent none
        IdentitiesOnly yes
        """);

    private void MakeKey(string path, string passphrase = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        CommandLine.Run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", path], _folder.Path);
    }
}
