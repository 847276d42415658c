using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>A folder with package.json: what is asked for there, and what is installed.</summary>
/// <param name="folder">Absolute path.</param>
internal sealed class NpmFolder(string folder)
{
    private const int MostReasons = 3;

    // npm takes the first.
    private static readonly string[] LockFiles = ["npm-shrinkwrap.json", "package-lock.json"];

    private static readonly string[] OfOthers = ["yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock"];

    /// <summary>Gets the absolute path.</summary>
    public string Path => folder;

    /// <summary>Gets the absolute path of package.json.</summary>
    public string Manifest { get; } = System.IO.Path.Combine(folder, "package.json");

    /// <summary>Gets the absolute path of the installed packages' folder.</summary>
    public string Modules { get; } = System.IO.Path.Combine(folder, "node_modules");

    /// <summary>Gets the absolute path of the lock file that npm goes by; null for none.</summary>
    public string? LockFile { get; } = LockFiles.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>What the lock file says.</summary>
    /// <returns>It; otherwise what is the matter.</returns>
    public (NpmTree? Tree, DependencyTrouble? Trouble) Read()
    {
        if (!File.Exists(Manifest))
        {
            return (null, new DependencyTrouble(FsDependencyState.NoRequirements, string.Empty, null));
        }

        try
        {
            IReadOnlyDictionary<string, string> asked = NpmTree.Asked(Manifest);
            if (LockFile is null)
            {
                string[] others = [.. OfOthers.Where(name => File.Exists(System.IO.Path.Combine(folder, name)))];
                return (null, new DependencyTrouble(FsDependencyState.LockFileMissing, others.Length == 0 ? DependencyTexts.NoLockFile : DependencyTexts.LockFileOfOther.With(others[0]), null));
            }

            if (NpmTree.Read(LockFile) is not { } tree)
            {
                return (null, new DependencyTrouble(FsDependencyState.LockFileMissing, DependencyTexts.LockFileTooOld.With(LockFile), null));
            }

            string[] different = [.. asked.Keys.Union(tree.Wanted.Keys).Where(name => !asked.TryGetValue(name, out string? now) || !tree.Wanted.TryGetValue(name, out string? then) || now != then)];
            return different.Length == 0
                ? (tree, null)
                : (null, new DependencyTrouble(FsDependencyState.LockFileMissing, DependencyTexts.LockFileDiffers.With(string.Join(", ", different.Take(5))), null));
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return (null, new DependencyTrouble(FsDependencyState.RequirementsUnreadable, folder + ": " + wrong.Message, null));
        }
    }

    /// <summary>What <c>npm ci</c> would change.</summary>
    /// <param name="wanted">What the lock file says.</param>
    /// <returns>The changes, by places.</returns>
    public IReadOnlyList<FsDependencyChange> Changes(NpmTree wanted)
    {
        Dictionary<string, NpmPackage> installed = Installed();
        HashSet<string> elsewhere = wanted.Elsewhere();
        List<FsDependencyChange> changes = [];
        foreach (NpmPackage package in wanted.Packages.Values.Where(static p => p.Place.StartsWith("node_modules/", StringComparison.Ordinal) && !p.IsLink))
        {
            if (VersionAt(package.Place) is not { } version)
            {
                // What npm left out of an installation that it finished is for another system.
                if (!(package.IsOptional && (installed.Count > 0 || elsewhere.Contains(package.Place))))
                {
                    changes.Add(Change(wanted, package, null, FsDependencyAction.Added));
                }
            }
            else if (version != package.Version)
            {
                changes.Add(Change(wanted, package, version, Compare(version, package.Version) > 0 ? FsDependencyAction.Downgraded : FsDependencyAction.Upgraded));
            }
            else if (installed.TryGetValue(package.Place, out NpmPackage? before) && before.Integrity is { } hash && package.Integrity is { } other && hash != other)
            {
                changes.Add(Change(wanted, package, version, FsDependencyAction.Reinstalled));
            }
        }

        changes.AddRange(installed.Values.Where(p => p.Place.Length > 0 && !wanted.Packages.ContainsKey(p.Place)).Select(static p => new FsDependencyChange
        {
            Manager = FsDependencyManager.Npm,
            Name = p.Shown,
            Action = FsDependencyAction.Removed,
            From = p.Version,
            Reason = DependencyTexts.NobodyAsks,
        }));
        return changes;
    }

    /// <summary>Gets a value indicating whether npm finished here the last time: it writes its own lock file at the end.</summary>
    public bool IsFinished => File.Exists(System.IO.Path.Combine(Modules, ".package-lock.json"));

    private Dictionary<string, NpmPackage> Installed()
    {
        try
        {
            string hidden = System.IO.Path.Combine(Modules, ".package-lock.json");
            return File.Exists(hidden) && NpmTree.Read(hidden) is { } tree ? tree.Packages.ToDictionary(static p => p.Key, static p => p.Value) : [];
        }
        catch (Exception torn) when (torn is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // npm takes no notice of it either.
            return [];
        }
    }

    private string? VersionAt(string place)
    {
        try
        {
            string manifest = System.IO.Path.Combine(folder, place, "package.json");
            if (!File.Exists(manifest))
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(manifest));
            return document.RootElement.TryGetProperty("version", out JsonElement version) ? version.GetString() : string.Empty;
        }
        catch (Exception torn) when (torn is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return string.Empty;
        }
    }

    private static FsDependencyChange Change(NpmTree wanted, NpmPackage package, string? from, FsDependencyAction action)
    {
        (NpmPackage By, string Range)[] askers = [.. wanted.Askers(package)];
        string[] reasons = [.. askers.Select(a => a.By.Place.Length == 0 ? $"package.json {package.Name} {a.Range}" : DependencyTexts.Needs.With(a.By.Name + " " + a.By.Version, package.Name + " " + a.Range))];
        return new FsDependencyChange
        {
            Manager = FsDependencyManager.Npm,
            Name = package.Shown,
            Action = action,
            From = from is { Length: 0 } ? null : from,
            To = package.Version,
            RequiredBy = [.. askers.Select(static a => a.By.Place.Length == 0 ? "package.json" : a.By.Name + " " + a.By.Version)],
            Reason = string.Join("; ", reasons.Take(MostReasons)) + (reasons.Length > MostReasons ? " +" + (reasons.Length - MostReasons) : string.Empty),
            Source = package.Resolved?.StartsWith("git", StringComparison.Ordinal) == true ? FsDependencySource.Repository : FsDependencySource.Package,
            RunsCode = package.HasInstallScript,
            Hash = package.Integrity,
            IsHashRequired = package.Integrity is not null,
            Url = package.Resolved is { } url ? UrlCredentials.Mask(url) : null,
        };
    }

    private static int Compare(string one, string two) =>
        VersionText.Parse(one) is { } first && VersionText.Parse(two) is { } second ? first.CompareTo(second) : 0;
}
