using System.Text.Json;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What <c>pip inspect</c> says is installed, or <c>pip install --report</c> would be.</summary>
internal static class PipPackages
{
    /// <summary>A package's name as pip compares it.</summary>
    /// <param name="name">As it is written.</param>
    /// <returns>The normalized name.</returns>
    public static string Normalize(string name) => Regex.Replace(name, "[-_.]+", "-").ToLowerInvariant();

    /// <summary>Reads <c>pip inspect</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Version and, for what came from an address or folder, that; by normalized name.</returns>
    public static IReadOnlyDictionary<string, (string Version, string? Url, bool IsEditable)> Installed(string path)
    {
        Dictionary<string, (string, string?, bool)> found = new(StringComparer.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonElement item in document.RootElement.GetProperty("installed").EnumerateArray())
        {
            JsonElement metadata = item.GetProperty("metadata");
            string name = Normalize(metadata.GetProperty("name").GetString()!);
            bool isDirect = item.TryGetProperty("direct_url", out JsonElement origin);
            bool isEditable = isDirect && origin.TryGetProperty("dir_info", out JsonElement folder) && folder.TryGetProperty("editable", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
            if (!found.ContainsKey(name))
            {
                // The environment's own comes before its Python's.
                found.Add(name, (metadata.GetProperty("version").GetString()!, isDirect ? origin.GetProperty("url").GetString() : null, isEditable));
            }
        }

        return found;
    }

    /// <summary>Reads pip's report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What would be installed, without reasons and versions before.</returns>
    public static IReadOnlyList<(FsDependencyChange Change, bool IsDirect)> Reported(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("install").EnumerateArray().Select(Change)];
    }

    private static (FsDependencyChange Change, bool IsDirect) Change(JsonElement item)
    {
        JsonElement origin = item.GetProperty("download_info");
        string url = origin.GetProperty("url").GetString()!;
        FsDependencySource source = Source(origin, url);
        return (new FsDependencyChange
        {
            Manager = FsDependencyManager.Pip,
            Name = item.GetProperty("metadata").GetProperty("name").GetString()!,
            To = item.GetProperty("metadata").GetProperty("version").GetString(),
            Source = source,
            RunsCode = source != FsDependencySource.Package,
            Hash = Hash(origin),
            Url = Floor.Logging.UrlCredentials.Mask(url),
        }, item.GetProperty("is_direct").GetBoolean());
    }

    private static FsDependencySource Source(JsonElement origin, string url)
    {
        if (origin.TryGetProperty("dir_info", out JsonElement folder))
        {
            return folder.TryGetProperty("editable", out JsonElement flag) && flag.ValueKind == JsonValueKind.True ? FsDependencySource.Editable : FsDependencySource.LocalFolder;
        }

        return origin.TryGetProperty("vcs_info", out _) ? FsDependencySource.Repository
            : url.Split('#', '?')[0].EndsWith(".whl", StringComparison.OrdinalIgnoreCase) ? FsDependencySource.Package
            : FsDependencySource.SourceArchive;
    }

    private static string? Hash(JsonElement origin)
    {
        if (!origin.TryGetProperty("archive_info", out JsonElement archive))
        {
            return null;
        }

        // pip before 23.1 has one hash, as name=value.
        return archive.TryGetProperty("hashes", out JsonElement hashes) && hashes.TryGetProperty("sha256", out JsonElement sha) ? "sha256:" + sha.GetString()
            : archive.TryGetProperty("hash", out JsonElement one) ? one.GetString()?.Replace('=', ':')
            : null;
    }
}
