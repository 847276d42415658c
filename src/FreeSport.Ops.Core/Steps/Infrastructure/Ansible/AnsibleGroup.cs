namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>A group of an inventory.</summary>
internal sealed class AnsibleGroup
{
    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Children { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);
}
