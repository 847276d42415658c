using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>
/// Finds the tasks that would really be run while planning: those with a <c>check_mode</c> of their own. Follows what playbooks
/// import and include by a plain name, and their roles; what only Ansible can resolve the callback stops when it comes up.
/// </summary>
/// <param name="folder">Absolute path of the folder the playbooks are run in.</param>
internal sealed class UncheckedTasks(string folder)
{
    private const long LargestFile = 4 * 1024 * 1024;

    private static readonly string[] Imports = ["import_playbook", "import_tasks", "include_tasks", "include", "vars_files"];
    private static readonly string[] RoleImports = ["import_role", "include_role"];
    private static readonly string[] RoleParts = ["tasks", "handlers", "meta"];
    private static readonly string[] True = ["true", "yes", "on", "y", "1"];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _found = [];

    /// <summary>The places of such tasks, as <c>site.yml:12</c>.</summary>
    /// <param name="playbooks">Paths of the playbooks, from the folder.</param>
    public IReadOnlyList<string> Find(IEnumerable<string> playbooks)
    {
        foreach (string playbook in playbooks)
        {
            Read(Path.GetFullPath(Path.Combine(folder, playbook)));
        }

        return _found;
    }

    private void Read(string file)
    {
        if (!_seen.Add(file) || !File.Exists(file))
        {
            return;
        }

        try
        {
            if (new FileInfo(file).Length <= LargestFile)
            {
                foreach (YamlReading reading in YamlReader.ReadAll(File.ReadAllText(file).TrimStart('\uFEFF')))
                {
                    Walk(reading.Root, file);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Ansible will say so.
        }
    }

    private void Walk(YamlNode? node, string file)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (YamlNode item in list.Items)
                {
                    Walk(item, file);
                }

                break;
            case YamlMapping map:
                foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
                {
                    Take(entry.Key, entry.Value, file);
                }

                break;
        }
    }

    private void Take(YamlScalar key, YamlNode value, string file)
    {
        string name = key.Value.Substring(key.Value.LastIndexOf('.') + 1);
        switch (name)
        {
            case "check_mode":
                // A template may come to anything.
                if (value is not YamlScalar scalar || !True.Contains(scalar.Value.ToLowerInvariant()))
                {
                    _found.Add(Shown(file) + ":" + key.Start.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }

                break;
            case "vars":
                break;
            case "roles" or "dependencies" when value is YamlSequence roles:
                foreach (string role in roles.Items.Select(NameOf).OfType<string>())
                {
                    ReadRole(role, file);
                }

                Walk(value, file);
                break;
            default:
                if (Imports.Contains(name))
                {
                    ReadImport(value, file);
                }
                else if (RoleImports.Contains(name) && NameOf(value) is { } role)
                {
                    ReadRole(role, file);
                }

                Walk(value, file);
                break;
        }
    }

    private static string? NameOf(YamlNode node) => node switch
    {
        YamlScalar { IsNull: false } scalar => scalar.Value,
        YamlMapping map => ((map.Find("role") ?? map.Find("name")) as YamlScalar)?.Value,
        _ => null,
    };

    private void ReadImport(YamlNode value, string file)
    {
        string? written = value switch
        {
            YamlScalar scalar => scalar.Value,
            YamlMapping map => (map.Find("file") as YamlScalar)?.Value,
            _ => null,
        };
        if (written is null || written.Contains("{{", StringComparison.Ordinal))
        {
            return;
        }

        string name = written.Split(' ')[0];
        string beside = Path.GetDirectoryName(file)!;
        foreach (string from in new[] { beside, Path.Combine(beside, "tasks"), folder })
        {
            if (PathText.Resolve(from, name) is { } path && File.Exists(path))
            {
                Read(path);
                return;
            }
        }
    }

    private void ReadRole(string role, string file)
    {
        if (role.Contains("{{", StringComparison.Ordinal))
        {
            return;
        }

        string name = role.Substring(role.LastIndexOf('.') + 1);
        foreach (string at in RoleFolders(Path.GetDirectoryName(file)!).SelectMany(f => new[] { role, name }.Select(n => PathText.Resolve(f, n))).OfType<string>().Where(Directory.Exists))
        {
            foreach (string part in RoleParts.Select(p => Path.Combine(at, p)).Where(Directory.Exists))
            {
                foreach (string found in Directory.GetFiles(part, "*.y*ml", SearchOption.AllDirectories))
                {
                    Read(found);
                }
            }

            return;
        }
    }

    private IEnumerable<string> RoleFolders(string beside)
    {
        yield return Path.Combine(beside, "roles");
        yield return Path.Combine(folder, "roles");
        foreach (string configured in (Environment.GetEnvironmentVariable("ANSIBLE_ROLES_PATH") ?? AnsibleSettings.Value(folder, "roles_path") ?? "~/.ansible/roles:/usr/share/ansible/roles:/etc/ansible/roles").Split(':'))
        {
            string expanded = configured.StartsWith("~/", StringComparison.Ordinal) ? PathText.OfPerson(configured.Substring(2)) : configured;
            if (PathText.Resolve(folder, expanded) is { } path)
            {
                yield return path;
            }
        }

        // A role of a role stands beside it.
        yield return Path.GetFullPath(Path.Combine(beside, "..", ".."));
    }

    private string Shown(string file) => PathText.Below(folder, file);
}
