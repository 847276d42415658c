namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>A package as a lock file has it.</summary>
/// <param name="Place">Where it lies, from the folder of package.json: <c>node_modules/next</c>.</param>
/// <param name="Version">Its version; empty for a link.</param>
/// <param name="Integrity">Its hash; null when the lock file has none.</param>
/// <param name="Resolved">Where it comes from; null when the lock file does not say.</param>
/// <param name="IsLink">Whether it is a link to a folder of the project.</param>
/// <param name="IsOptional">Whether it may be missing, as one for another system.</param>
/// <param name="IsForHere">Whether it is for this system.</param>
/// <param name="HasInstallScript">Whether installing it runs code of it.</param>
/// <param name="Needs">What it needs: names and ranges.</param>
internal sealed record NpmPackage(
    string Place, string Version, string? Integrity, string? Resolved, bool IsLink, bool IsOptional, bool IsForHere, bool HasInstallScript, IReadOnlyDictionary<string, string> Needs)
{
    private const string Folder = "node_modules/";

    /// <summary>Gets the package's name.</summary>
    public string Name => Place.LastIndexOf(Folder, StringComparison.Ordinal) is >= 0 and int at ? Place.Substring(at + Folder.Length) : Place;

    /// <summary>Gets a name that tells it from others of its name: that, or the whole way to where it lies.</summary>
    public string Shown => Place.StartsWith(Folder, StringComparison.Ordinal) ? Place.Substring(Folder.Length).Replace("/" + Folder, " > ") : Place;
}
