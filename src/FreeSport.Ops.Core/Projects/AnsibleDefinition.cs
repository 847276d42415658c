namespace FreeSport.Ops.Core.Projects;

/// <summary>Playbooks of Ansible, with the hosts they are for.</summary>
/// <param name="Folder">The folder they are run in, from the project root.</param>
public sealed record AnsibleDefinition(string Folder)
{
    /// <summary>Gets the inventory, from the folder; null for the one that <c>ansible.cfg</c> names.</summary>
    public string? Inventory { get; init; }

    /// <summary>Gets the playbooks, from the folder, in the order they are run.</summary>
    public IReadOnlyList<string> Playbooks { get; init; } = [];

    /// <summary>Gets the environments they are for; none for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets where Ansible runs.</summary>
    public AnsibleRunnerDefinition Runner { get; init; } = new("local");

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", new[] { Folder }.Concat(Playbooks));
}
