using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What a lock file of npm says: package-lock.json, npm-shrinkwrap.json, or the one that npm leaves in node_modules.</summary>
/// <param name="Packages">The packages by their places; the project itself has an empty one.</param>
internal sealed record NpmTree(IReadOnlyDictionary<string, NpmPackage> Packages)
{
    private static readonly string[] Kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    /// <summary>Gets what the project itself asks for; empty where the lock file does not repeat it.</summary>
    public IReadOnlyDictionary<string, string> Wanted => Packages.TryGetValue(string.Empty, out NpmPackage? root) ? root.Needs : new Dictionary<string, string>();

    /// <summary>Reads a lock file of version 2 or 3.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>What it says; null where it is of version 1, which has no places.</returns>
    /// <exception cref="JsonException">It is not what it should be.</exception>
    public static NpmTree? Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("No JSON object.");
        }

        return !document.RootElement.TryGetProperty("packages", out JsonElement packages) ? null
            : new NpmTree(packages.EnumerateObject().ToDictionary(static p => p.Name, static p => Package(p.Name, p.Value)));
    }

    /// <summary>What package.json asks for.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>Names and ranges.</returns>
    /// <exception cref="JsonException">It is not what it should be.</exception>
    public static IReadOnlyDictionary<string, string> Asked(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.ValueKind == JsonValueKind.Object ? Needs(document.RootElement) : throw new JsonException("No JSON object.");
    }

    /// <summary>Who asks for a package: those from whose place node would find this one.</summary>
    /// <param name="package">The package.</param>
    /// <returns>The places of the askers with the range they ask for; the project's own is empty.</returns>
    public IEnumerable<(NpmPackage By, string Range)> Askers(NpmPackage package) => Packages.Values
        .Where(p => p.Needs.ContainsKey(package.Name) && Resolve(p.Place, package.Name) == package.Place)
        .Select(p => (p, p.Needs[package.Name]));

    /// <summary>The places of the packages that npm leaves out here: optional ones for other systems, and what those alone need.</summary>
    public HashSet<string> Elsewhere()
    {
        HashSet<string> places = new(Packages.Values.Where(static p => p.IsOptional && !p.IsForHere).Select(static p => p.Place), StringComparer.Ordinal);
        while (Packages.Values.FirstOrDefault(p => p.IsOptional && !places.Contains(p.Place) && Askers(p).ToArray() is { Length: > 0 } askers && askers.All(a => places.Contains(a.By.Place))) is { } left)
        {
            places.Add(left.Place);
        }

        return places;
    }

    private string? Resolve(string from, string name)
    {
        string at = from;
        while (true)
        {
            string place = (at.Length == 0 ? string.Empty : at + "/") + "node_modules/" + name;
            if (Packages.ContainsKey(place))
            {
                return place;
            }

            if (at.Length == 0)
            {
                return null;
            }

            int up = at.LastIndexOf("/node_modules/", StringComparison.Ordinal);
            at = up < 0 ? string.Empty : at.Substring(0, up);
        }
    }

    private static NpmPackage Package(string place, JsonElement package) => new(
        place,
        Text(package, "version") ?? string.Empty,
        Text(package, "integrity"),
        Text(package, "resolved"),
        Flag(package, "link"),
        Flag(package, "optional") || Flag(package, "devOptional"),
        NpmSystem.Takes(package),
        Flag(package, "hasInstallScript"),
        Needs(package));

    private static Dictionary<string, string> Needs(JsonElement package)
    {
        Dictionary<string, string> needs = new(StringComparer.Ordinal);
        foreach (JsonElement kind in Kinds.Select(k => package.TryGetProperty(k, out JsonElement found) ? found : default).Where(static k => k.ValueKind == JsonValueKind.Object))
        {
            foreach (JsonProperty need in kind.EnumerateObject())
            {
                needs[need.Name] = need.Value.ToString();
            }
        }

        return needs;
    }

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
