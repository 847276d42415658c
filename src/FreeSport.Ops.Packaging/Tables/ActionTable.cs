namespace FreeSport.Ops.Packaging.Tables;

/// <summary>What popular actions declare, from their own repositories.</summary>
internal static class ActionTable
{
    private static readonly string[] FileNames = ["action.yml", "action.yaml"];

    public static void Write(Clones clones, IEnumerable<ListedAction> actions, string path)
    {
        List<string> rows = [];
        DateTime newest = DateTime.MinValue;
        foreach (ListedAction action in actions)
        {
            List<(string Version, string Columns, DateTime Date)> found = [.. Releases(action, clones.Find(action.Repository))];
            newest = found.Select(static f => f.Date).Append(newest).Max();
            rows.AddRange(found.GroupBy(static f => f.Columns, static f => f.Version)
                .Select(g => string.Join('\t', action.Name, TableFile.List([.. g.Order(StringComparer.Ordinal)]), g.Key)));
        }

        TableFile.Write(
            path,
            "Popular actions: action, refs, runtime, name, outputs (* any), inputs (* any, ! required, ~ deprecation).",
            ["https://github.com/<owner>/<name> action.yml at each ref; the date is that of the newest commit read"],
            newest,
            rows);
    }

    private static IEnumerable<(string Version, string Columns, DateTime Date)> Releases(ListedAction action, GitClone clone)
    {
        Dictionary<string, string> refs = clone.Refs();
        foreach (string version in refs.Keys.Where(IsMajor).Union(action.Refs))
        {
            // A folder can be younger than the repository's first releases, and a Dockerfile alone was an action once.
            if (refs.TryGetValue(version, out string? full) && clone.Read(full, [.. FileNames.Select(f => action.Folder + f)]) is { } text)
            {
                yield return (version, Columns(action, version, text), clone.Date(full));
            }
            else if (action.Refs.Contains(version))
            {
                throw new InvalidDataException($"{action.Name} has no {version} with an action.yml");
            }
        }
    }

    private static string Columns(ListedAction action, string version, string text)
    {
        try
        {
            return ActionMetadata.Columns(text, action);
        }
        catch (Exception e) when (e is YamlDotNet.Core.YamlException or InvalidDataException)
        {
            throw new InvalidDataException($"{action.Name}@{version}: {e.Message}", e);
        }
    }

    private static bool IsMajor(string version)
    {
        string number = version.EndsWith(".x", StringComparison.Ordinal) ? version[..^2] : version;
        return number.Length > 1 && number[0] == 'v' && number.Skip(1).All(char.IsAsciiDigit);
    }
}
