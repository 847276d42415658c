using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>What Docker's engine on this machine is told about registries: which need no certificate, and whose certificates it takes.</summary>
/// <remarks>Source: Docker's documentation of <c>insecure-registries</c> in <c>daemon.json</c> and of <c>certs.d</c>.</remarks>
/// <param name="configurationFiles">Absolute paths at which <c>daemon.json</c> may lie.</param>
/// <param name="certificateFolders">Absolute paths at which <c>certs.d</c> may lie.</param>
public sealed class DockerEngineSettings(IReadOnlyList<string> configurationFiles, IReadOnlyList<string> certificateFolders)
{
    /// <summary>The places of this machine: the engine's own, a rootless one's and Docker Desktop's.</summary>
    /// <returns>The settings; files are read when they are asked for.</returns>
    public static DockerEngineSettings OfThisMachine()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string own = Platform.IsWindows
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "docker")
            : "/etc/docker";
        return new DockerEngineSettings(
            [Path.Combine(own, "daemon.json"), Path.Combine(own, "config", "daemon.json"), Path.Combine(home, ".config", "docker", "daemon.json"), Path.Combine(home, ".docker", "daemon.json")],
            [Path.Combine(own, "certs.d"), Path.Combine(home, ".config", "docker", "certs.d"), Path.Combine(home, ".docker", "certs.d")]);
    }

    /// <summary>Whether the engine asks a registry without looking at its certificate, and without TLS where there is none.</summary>
    /// <param name="registry">The registry's host, with its port.</param>
    /// <returns>True for this machine, as Docker has it, and for what the engine is told.</returns>
    public bool IsInsecure(string registry)
    {
        string host = HostOf(registry);
        bool isAddress = IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (isAddress && IPAddress.IsLoopback(address!))
            || Insecure().Any(entry => entry.Equals(registry, StringComparison.OrdinalIgnoreCase) || (isAddress && Contains(entry, address!)));
    }

    /// <summary>The certificates of authorities that the engine takes for a registry.</summary>
    /// <param name="registry">The registry's host, with its port.</param>
    /// <returns>The certificates; a file that is none is passed over.</returns>
    public X509Certificate2Collection Authorities(string registry)
    {
        X509Certificate2Collection found = [];
        foreach (string file in Files(registry, "*.crt"))
        {
            try
            {
                found.Import(file);
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // The engine says that it cannot be read; here the answer is the certificate's trouble.
            }
        }

        return found;
    }

    /// <summary>The certificates by which the engine shows itself to a registry.</summary>
    /// <param name="registry">The registry's host, with its port.</param>
    /// <returns>The certificates with their keys; none on Windows PowerShell, which cannot read such keys.</returns>
    public X509Certificate2Collection Own(string registry)
    {
        X509Certificate2Collection found = [];
#if !NETSTANDARD
        foreach (string file in Files(registry, "*.cert"))
        {
            try
            {
                using X509Certificate2 read = X509Certificate2.CreateFromPemFile(file, Path.ChangeExtension(file, ".key"));

                // Windows takes no key for TLS that was never in a store.
                found.Add(new X509Certificate2(read.Export(X509ContentType.Pkcs12)));
            }
            catch (Exception unreadable) when (unreadable is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
            {
                // As above.
            }
        }
#endif
        return found;
    }

    private static string HostOf(string registry)
    {
        int colon = registry.LastIndexOf(':');
        return colon > registry.LastIndexOf(']') ? registry.Substring(0, colon) : registry;
    }

    private IEnumerable<string> Files(string registry, string pattern)
    {
        // Windows cannot have a colon in a name; the engine there leaves it out.
        string name = Platform.IsWindows ? registry.Replace(":", string.Empty) : registry;
        return certificateFolders.Select(f => Path.Combine(f, name)).Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, pattern)).OrderBy(static f => f, StringComparer.Ordinal);
    }

    private List<string> Insecure()
    {
        List<string> entries = [];
        foreach (string file in configurationFiles)
        {
            try
            {
                if (TextFileReader.ReadIfSmall(file) is not { } text)
                {
                    continue;
                }

                using JsonDocument document = JsonDocument.Parse(text);
                if (document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("insecure-registries", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
                {
                    entries.AddRange(list.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => WithoutScheme(e.GetString()!)));
                }
            }
            catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // With such a file the engine does not start; Test-FsDocker tells.
            }
        }

        return entries;
    }

    private static string WithoutScheme(string entry) =>
        entry.IndexOf("://", StringComparison.Ordinal) is >= 0 and int at ? entry.Substring(at + 3) : entry;

    private static bool Contains(string network, IPAddress address)
    {
        string[] parts = network.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out IPAddress? first) || !int.TryParse(parts[1], out int length) || first.AddressFamily != address.AddressFamily)
        {
            return false;
        }

        (byte[] its, byte[] theirs) = (address.GetAddressBytes(), first.GetAddressBytes());
        return length <= its.Length * 8 && Enumerable.Range(0, length).All(bit => ((its[bit / 8] ^ theirs[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
