namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Groups and hosts of an inventory as they are being put together. Values of variables are kept only to be sealed.</summary>
internal sealed class AnsibleHosts
{
    public SortedDictionary<string, AnsibleGroup> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Dictionary<string, string>> Hosts { get; } = new(StringComparer.Ordinal);

    public AnsibleGroup Group(string name) => Groups.TryGetValue(name, out AnsibleGroup? known) ? known : Groups[name] = new AnsibleGroup();

    public Dictionary<string, string> Host(string name) => Hosts.TryGetValue(name, out Dictionary<string, string>? known) ? known : Hosts[name] = new(StringComparer.Ordinal);

    /// <summary>What of it is shown and kept.</summary>
    public IReadOnlyList<FsInfrastructureResource> Resources(string source, ValueSeal seal)
    {
        List<FsInfrastructureResource> found = [];
        foreach (KeyValuePair<string, AnsibleGroup> group in Groups.Where(static g => !IsImplied(g.Key) || g.Value.Variables.Count > 0))
        {
            ResourceFacts facts = new ResourceFacts().Add("hosts", group.Value.Hosts).Add("children", group.Value.Children.Where(static c => !IsImplied(c)));
            found.Add(Declared("group", group.Key, source, facts, group.Value.Variables, seal));
        }

        ILookup<string, string> groups = Groups.Where(static g => !IsImplied(g.Key))
            .SelectMany(static g => g.Value.Hosts.Select(host => (Host: host, Group: g.Key)))
            .ToLookup(static g => g.Host, static g => g.Group, StringComparer.Ordinal);
        foreach (KeyValuePair<string, Dictionary<string, string>> host in Hosts)
        {
            FsInfrastructureResource resource = Declared("host", host.Key, source, new ResourceFacts().Add("groups", groups[host.Key]), host.Value, seal);
            resource.Owner = groups[host.Key].Any() ? string.Join(", ", groups[host.Key]) : null;
            found.Add(resource);
        }

        return found;
    }

    // Every inventory has them, written or not.
    private static bool IsImplied(string group) => group is "all" or "ungrouped";

    // How a host is reached may be shown.
    private static bool IsAddress(string variable) =>
        variable is "ansible_host" or "ansible_port" or "ansible_user" or "ansible_connection" or "ansible_ssh_host" or "ansible_ssh_port" or "ansible_ssh_user";

    private static FsInfrastructureResource Declared(string type, string name, string source, ResourceFacts facts, Dictionary<string, string> variables, ValueSeal seal)
    {
        string address = type + "/" + name;
        foreach (KeyValuePair<string, string> variable in variables)
        {
            if (IsAddress(variable.Key))
            {
                facts.Add(variable.Key, variable.Value);
            }
            else
            {
                facts.Hide(seal.Fact(address, "variables." + variable.Key, variable.Value));
            }
        }

        return new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Ansible,
            Side = FsInfrastructureSide.Declared,
            Type = type,
            Name = name,
            Address = address,
            State = FsInfrastructureState.Declared,
            Variables = [.. variables.Keys.OrderBy(static v => v, StringComparer.Ordinal)],
            Facts = facts.ToArray(),
            Path = source,
        };
    }
}
