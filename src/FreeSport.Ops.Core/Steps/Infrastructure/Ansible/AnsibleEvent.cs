using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>One line of the callback: what Ansible did, by names.</summary>
/// <param name="Kind"><c>begin</c>, <c>ok</c>, <c>skipped</c>, <c>failed</c>, <c>unreachable</c>, <c>no_hosts</c>, <c>refused</c>, <c>stats</c> or <c>playbook</c>.</param>
/// <param name="Host">The host; empty where there is none.</param>
/// <param name="Task">The task's name as it is written.</param>
/// <param name="Module">The module.</param>
/// <param name="Place">File and line, from the folder.</param>
internal sealed record AnsibleEvent(string Kind, string Host, string Task, string Module, string Place)
{
    private const string Mark = "FSOPS ";

    /// <summary>Gets a value indicating whether something was, or would be, changed.</summary>
    public bool IsChanged { get; private init; }

    /// <summary>Gets a value indicating whether check mode looked at it; false for what it passes over.</summary>
    public bool IsPredicted { get; private init; } = true;

    /// <summary>Gets a value indicating whether it takes something away.</summary>
    public bool IsDeleting { get; private init; }

    /// <summary>Gets a value indicating whether it failed for want of a password for Ansible Vault.</summary>
    public bool WantsVault { get; private init; }

    /// <summary>Gets a value indicating whether a failure is to be ignored.</summary>
    public bool IsIgnored { get; private init; }

    /// <summary>Gets the hosts that were worked on; empty unless it is the end.</summary>
    public IReadOnlyList<string> Hosts { get; private init; } = [];

    /// <summary>Gets what the change is called: <c>web1: Install nginx (site.yml:12)</c>.</summary>
    public string Address => $"{Host}: {Task}{(Place.Length == 0 ? string.Empty : $" ({Place})")}";

    /// <summary>Reads a line of the output.</summary>
    /// <returns>The event; null for what somebody else wrote.</returns>
    /// <exception cref="JsonException">The line is one of ours and cut short.</exception>
    public static AnsibleEvent? Read(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(line.Substring(Mark.Length));
        JsonElement root = document.RootElement;
        return new AnsibleEvent(Text(root, "event"), Text(root, "host"), Text(root, "task").FirstLine(200), Text(root, "module"), Text(root, "path"))
        {
            IsChanged = Flag(root, "changed", otherwise: false),
            IsPredicted = Flag(root, "predicted", otherwise: true),
            IsDeleting = Flag(root, "deletes", otherwise: false),
            WantsVault = Flag(root, "vault", otherwise: false),
            IsIgnored = Flag(root, "ignored", otherwise: false),
            Hosts = root.TryGetProperty("hosts", out JsonElement hosts) && hosts.ValueKind == JsonValueKind.Object ? [.. hosts.EnumerateObject().Select(static h => h.Name)] : [],
        };
    }

    private static string Text(JsonElement root, string key) => root.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static bool Flag(JsonElement root, string key, bool otherwise) => root.TryGetProperty(key, out JsonElement value) ? value.ValueKind == JsonValueKind.True : otherwise;
}
