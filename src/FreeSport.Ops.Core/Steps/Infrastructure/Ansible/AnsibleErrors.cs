using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>What may be told of the errors that Ansible prints: known sentences, names and places. The rest quotes files and values.</summary>
internal static class AnsibleErrors
{
    private static readonly (Regex Sentence, string Kind)[] Known =
    [
        (new Regex("no vault secrets (were )?found|vault password|Decryption failed", RegexOptions.IgnoreCase), Vault),
        (new Regex("(Unable to parse|failed to parse inventory source) '?(?<name>[^'\\s]+)", RegexOptions.IgnoreCase), Inventory),
        (new Regex("the playbook: (?<name>\\S+) could not be found", RegexOptions.IgnoreCase), Playbook),
        (new Regex("couldn't resolve module/action '(?<name>[A-Za-z0-9_.]+)'", RegexOptions.IgnoreCase), Module),
        (new Regex("the role '(?<name>[A-Za-z0-9_.-]+)' was not found", RegexOptions.IgnoreCase), Role),
        (new Regex("locale|encoding", RegexOptions.IgnoreCase), Locale),
    ];

    private static readonly Regex Place = new("The error appears to be in '(?<file>[^']+)': line (?<line>[0-9]+)", RegexOptions.CultureInvariant);
    private static readonly Regex NewerPlace = new("^(?:Origin|<<< caused by >>>)?:?\\s*(?<file>/\\S+\\.ya?ml):(?<line>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>Something is encrypted and there is no password.</summary>
    public const string Vault = "vault";

    /// <summary>The inventory cannot be read.</summary>
    public const string Inventory = "inventory";

    /// <summary>A playbook is not there.</summary>
    public const string Playbook = "playbook";

    /// <summary>A module is not there.</summary>
    public const string Module = "module";

    /// <summary>A role is not there.</summary>
    public const string Role = "role";

    /// <summary>The language settings are none that Ansible can work with.</summary>
    public const string Locale = "locale";

    /// <summary>What an error is about, with a name where it has one, and where it stands.</summary>
    /// <param name="text">What was printed.</param>
    public static (string? Kind, string Name, string Place) Read(string text)
    {
        Match at = Place.Match(text) is { Success: true } older ? older : NewerPlace.Match(text);
        string place = at.Success ? at.Groups["file"].Value + ":" + at.Groups["line"].Value : string.Empty;
        foreach ((Regex sentence, string kind) in Known)
        {
            if (sentence.Match(text) is { Success: true } match)
            {
                return (kind, match.Groups["name"].Value, place);
            }
        }

        return (null, string.Empty, place);
    }
}
