namespace FreeSport.Ops.Core.Projects;

/// <summary>The folders of Terraform, Ansible and Kubernetes in a project that does not name them.</summary>
internal static class InfrastructureFiles
{
    private const int Depth = 3;
    private const int LargestManifest = 256 * 1024;

    private static readonly string[] PassedOver = ["node_modules", "venv", ".venv", "modules", "roles", "vendor"];
    private static readonly string[] Inventories = ["inventory", "inventory.yml", "inventory.yaml", "inventory.ini", "hosts", "hosts.yml", "hosts.yaml", "hosts.ini"];
    private static readonly string[] Playbooks = ["site.yml", "site.yaml", "playbook.yml", "playbook.yaml", "main.yml"];

    /// <summary>What lies in a project, by names and first words of files; nothing is run and nothing throws.</summary>
    public static InfrastructureDefinition Find(string root)
    {
        string[] folders = [.. Folders(root, Depth)];
        return new InfrastructureDefinition(
            [.. folders.Where(static f => Has(f, "*.tf")).Select(f => new TerraformDefinition(Name(root, f)))],
            [.. folders.Select(f => Ansible(root, f)).OfType<AnsibleDefinition>()],
            [.. folders.Where(IsKubernetes).Select(f => new KubernetesDefinition([Name(root, f)]))]);
    }

    private static AnsibleDefinition? Ansible(string root, string folder)
    {
        string[] playbooks = [.. Playbooks.Where(name => File.Exists(Path.Combine(folder, name)))];
        bool isNamed = Path.GetFileName(folder).Equals("ansible", StringComparison.OrdinalIgnoreCase);
        string? inventory = Inventories.FirstOrDefault(name => File.Exists(Path.Combine(folder, name)) || Directory.Exists(Path.Combine(folder, name)));
        return playbooks.Length > 0 && (isNamed || File.Exists(Path.Combine(folder, "ansible.cfg")))
            ? new AnsibleDefinition(Name(root, folder)) { Inventory = inventory, Playbooks = playbooks }
            : null;
    }

    // Values of charts look like manifests in nothing; a kustomization tells of itself.
    private static bool IsKubernetes(string folder) =>
        File.Exists(Path.Combine(folder, "kustomization.yaml")) || File.Exists(Path.Combine(folder, "kustomization.yml"))
        || (Path.GetFileName(folder) is "k8s" or "kubernetes" or "manifests" && Entries(folder, "*.y*ml").Any(IsManifest));

    private static bool IsManifest(string file)
    {
        try
        {
            string text = new FileInfo(file).Length > LargestManifest ? string.Empty : File.ReadAllText(file);
            return text.Contains("apiVersion:", StringComparison.Ordinal) && text.Contains("kind:", StringComparison.Ordinal);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Folders(string folder, int depth)
    {
        yield return folder;
        foreach (string below in depth == 0 ? [] : Children(folder))
        {
            foreach (string found in Folders(below, depth - 1))
            {
                yield return found;
            }
        }
    }

    private static string[] Children(string folder)
    {
        try
        {
            return [.. Directory.GetDirectories(folder)
                .Where(static f => Path.GetFileName(f) is var name && !name.StartsWith(".", StringComparison.Ordinal) && !PassedOver.Contains(name))
                .OrderBy(static f => f, StringComparer.Ordinal)];
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Has(string folder, string pattern) => Entries(folder, pattern).Length > 0;

    private static string[] Entries(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Name(string root, string folder) => Floor.Processes.PathText.Below(root, folder) is { Length: > 0 } below ? below : ".";
}
