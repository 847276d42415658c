using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Reads what an Ansible folder declares: hosts, groups, plays, roles. Connects to no host.</summary>
/// <param name="root">Absolute path of the project root.</param>
/// <param name="seal">Seals values.</param>
internal sealed class AnsibleReader(string root, ValueSeal seal)
{
    private const string Vault = "$ANSIBLE_VAULT";

    private readonly List<string> _leftOut = [];
    private string? _doubt;
    private FsTool? _tool;

    /// <summary>Reads a folder.</summary>
    /// <param name="definition">What it is.</param>
    /// <param name="asked">Asks Ansible itself for the inventory; null to read the files alone.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What is declared.</returns>
    /// <exception cref="EngineNotReadException">Folder, inventory or a playbook is missing, or cannot be understood.</exception>
    public async Task<EngineReading> ReadAsync(AnsibleDefinition definition, AnsibleInventoryTool? asked, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(Path.Combine(root, definition.Folder));
        if (!Directory.Exists(folder))
        {
            throw Missing(folder);
        }

        List<FsInfrastructureResource> found = [];
        if (await InventoryAsync(folder, definition, cancellationToken).ConfigureAwait(false) is { } inventory)
        {
            AnsibleHosts hosts = await HostsAsync(folder, inventory, asked, cancellationToken).ConfigureAwait(false);
            found.AddRange(hosts.Resources(PathText.Below(root, inventory), seal));
        }

        foreach (string playbook in definition.Playbooks.Select(p => Path.GetFullPath(Path.Combine(folder, p))))
        {
            string text = File.Exists(playbook) ? await TextFileReader.ReadAsync(playbook, cancellationToken).ConfigureAwait(false) : throw Missing(playbook);
            found.AddRange(new AnsiblePlaybook(seal).Read(PathText.Below(root, playbook), text));
        }

        found.AddRange(Roles(folder));
        return EngineReading.Of(found) with { LeftOut = _leftOut, Message = _doubt, Tools = _tool is null ? [] : [_tool] };
    }

    private EngineNotReadException Missing(string path) =>
        new(FsInfrastructureReading.Unreadable, SnapshotTexts.FileMissing.With(PathText.Below(root, path)));

    // The configuration's, or the one of ansible.cfg.
    private async Task<string?> InventoryAsync(string folder, AnsibleDefinition definition, CancellationToken cancellationToken)
    {
        string? written = definition.Inventory;
        string settings = Path.Combine(folder, "ansible.cfg");
        if (written is null && File.Exists(settings))
        {
            string text = await TextFileReader.ReadAsync(settings, cancellationToken).ConfigureAwait(false);
            written = text.Split('\n').Select(static l => l.Split(['='], 2)).Where(static l => l.Length == 2 && l[0].Trim() == "inventory").Select(static l => l[1].Trim()).FirstOrDefault();
        }

        if (string.IsNullOrEmpty(written))
        {
            _leftOut.Add(SnapshotTexts.AnsibleNoInventory.With(PathText.Below(root, folder)));
            return null;
        }

        string path = Path.GetFullPath(Path.Combine(folder, written));
        return File.Exists(path) || Directory.Exists(path) ? path : throw Missing(path);
    }

    private async Task<AnsibleHosts> HostsAsync(string folder, string inventory, AnsibleInventoryTool? asked, CancellationToken cancellationToken)
    {
        if (asked is not null)
        {
            (JsonElement? answer, string? trouble) = await asked.AskAsync(folder, inventory, cancellationToken).ConfigureAwait(false);
            if (answer is { } listed)
            {
                _tool = asked.Tool;
                return OfAnswer(listed);
            }

            // What the files say by themselves is still worth knowing, and not all there is.
            _doubt = trouble;
        }

        AnsibleHosts hosts = new();
        AnsibleInventoryFile reader = new(hosts);
        foreach (string file in Files(inventory))
        {
            if (!reader.Read(file, await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false)))
            {
                _doubt ??= SnapshotTexts.AnsibleInventoryUnreadable.With(PathText.Below(root, file));
            }
        }

        string beside = Directory.Exists(inventory) ? inventory : Path.GetDirectoryName(inventory)!;
        foreach (string place in new[] { beside, folder }.Distinct(StringComparer.Ordinal))
        {
            await VariablesAsync(Path.Combine(place, "group_vars"), name => hosts.Group(name).Variables, cancellationToken).ConfigureAwait(false);
            await VariablesAsync(Path.Combine(place, "host_vars"), hosts.Host, cancellationToken).ConfigureAwait(false);
        }

        return hosts;
    }

    private static AnsibleHosts OfAnswer(JsonElement listed)
    {
        AnsibleHosts hosts = new();
        foreach (JsonProperty host in listed.At("_meta", "hostvars").Entries())
        {
            Set(hosts.Host(host.Name), host.Value);
        }

        foreach (JsonProperty group in listed.Entries().Where(static g => g.Name != "_meta"))
        {
            AnsibleGroup known = hosts.Group(group.Name);
            known.Hosts.UnionWith(group.Value.At("hosts").Texts());
            known.Children.UnionWith(group.Value.At("children").Texts());
            Set(known.Variables, group.Value.At("vars"));
            foreach (string host in known.Hosts)
            {
                hosts.Host(host);
            }
        }

        return hosts;

        static void Set(Dictionary<string, string> variables, JsonElement values)
        {
            foreach (JsonProperty variable in values.Entries())
            {
                variables[variable.Name] = variable.Value.Text() ?? CanonicalJson.Of(variable.Value);
            }
        }
    }

    private static IEnumerable<string> Files(string inventory) => File.Exists(inventory)
        ? [inventory]
        : Directory.GetFiles(inventory)
            .Where(static f => Path.GetExtension(f) is "" or ".yml" or ".yaml" or ".json" or ".ini" && Path.GetFileName(f)[0] != '.')
            .OrderBy(static f => f, StringComparer.Ordinal);

    private async Task VariablesAsync(string folder, Func<string, Dictionary<string, string>> of, CancellationToken cancellationToken)
    {
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).OrderBy(static f => f, StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            string below = PathText.Below(folder, file);
            string name = below.IndexOf('/') is > 0 and int slash ? below.Substring(0, slash) : Path.GetFileNameWithoutExtension(file);
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            if (text.StartsWith(Vault, StringComparison.Ordinal))
            {
                _leftOut.Add(SnapshotTexts.AnsibleVault.With(PathText.Below(root, file)));
            }
            else
            {
                AnsibleInventoryFile.AddVariables(of(name), text);
            }
        }
    }

    private IEnumerable<FsInfrastructureResource> Roles(string folder)
    {
        string roles = Path.Combine(folder, "roles");
        foreach (string role in Directory.Exists(roles) ? Directory.GetDirectories(roles).OrderBy(static r => r, StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            string name = Path.GetFileName(role), address = "role/" + name;
            StringBuilder content = new();
            foreach (string file in Directory.GetFiles(role, "*", SearchOption.AllDirectories).OrderBy(static f => f, StringComparer.Ordinal))
            {
                content.Append(PathText.Below(role, file)).Append('\0').Append(TextFileReader.ReadIfSmall(file)).Append('\0');
            }

            yield return new FsInfrastructureResource
            {
                Kind = FsInfrastructureKind.Ansible,
                Side = FsInfrastructureSide.Declared,
                Type = "role",
                Name = name,
                Address = address,
                State = FsInfrastructureState.Declared,
                Path = PathText.Below(root, role),
                Facts = new ResourceFacts().Hide(seal.Fact(address, "content", content.ToString())).ToArray(),
            };
        }
    }
}
