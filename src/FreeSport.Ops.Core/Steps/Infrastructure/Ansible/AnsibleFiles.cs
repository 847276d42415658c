namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>The files that playbooks are made of: everything beneath their folder but what Ansible and others leave there.</summary>
internal static class AnsibleFiles
{
    private const int MostFiles = 20_000;

    private static readonly string[] PassedOver = [".git", "__pycache__", "node_modules", "venv", ".venv", ".terraform"];

    // Where the folder is the project's own root, only what Ansible looks at by its names.
    private static readonly string[] OfRoot =
        ["playbooks", "roles", "inventory", "inventories", "group_vars", "host_vars", "tasks", "handlers", "files", "templates", "vars", "defaults", "library", "filter_plugins", "module_utils", "collections"];

    /// <summary>The files, each once.</summary>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="isRoot">Whether it is the project's root.</param>
    public static IReadOnlyCollection<string> Find(string folder, bool isRoot)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        Queue<string> open = new();
        if (isRoot)
        {
            files.UnionWith(List(folder, Directory.GetFiles).Where(static f => Path.GetExtension(f) is ".yml" or ".yaml" or ".cfg" or ".ini" or ".json"));
            OfRoot.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).ToList().ForEach(open.Enqueue);
        }
        else
        {
            open.Enqueue(folder);
        }

        while (open.Count > 0 && files.Count < MostFiles)
        {
            string at = open.Dequeue();
            files.UnionWith(List(at, Directory.GetFiles).Where(static f => Path.GetExtension(f) is not (".retry" or ".pyc" or ".log")));
            foreach (string below in List(at, Directory.GetDirectories).Where(static f => !PassedOver.Contains(Path.GetFileName(f))))
            {
                open.Enqueue(below);
            }
        }

        return files;
    }

    private static string[] List(string folder, Func<string, string[]> list)
    {
        try
        {
            return list(folder);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
