using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Recognizes secrets that somebody wrote into a file that is committed.</summary>
internal static class SecretSigns
{
    private static readonly Regex Tokens = new(
        @"(gh[pousr]_[A-Za-z0-9]{16}|github_pat_[A-Za-z0-9_]{16}|glpat-[A-Za-z0-9_-]{16}|xox[abeprs]-[A-Za-z0-9-]{8}|AKIA[A-Z0-9]{12}|eyJ[A-Za-z0-9_-]{10,}\.eyJ|-----BEGIN [A-Z ]*PRIVATE KEY|hooks\.slack\.com/services/[^\s]|(^|://)[^/\s?#@:]*:[^/\s?#]*@(?!sha(256|512):)|[?&](access_)?(token|key|password|secret|sig|signature)=[^&\s])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Assignment = new(@"\A\s*([A-Za-z_][A-Za-z0-9_]*)\s*[=:]\s*\S", RegexOptions.CultureInvariant);

    /// <summary>Whether a text is, or holds, a secret.</summary>
    /// <param name="value">The text.</param>
    /// <returns>True when it looks like one.</returns>
    public static bool IsIn(string value) =>
        Tokens.IsMatch(value) || (Assignment.Match(value) is { Success: true } match && SecretNames.LooksSecret(match.Groups[1].Value));

    /// <summary>The places of a part of the file at which secrets stand: by what they look like, and by the keys they are given to.</summary>
    /// <param name="key">The part's key.</param>
    /// <param name="node">The part.</param>
    /// <returns>Each place with its key.</returns>
    public static IEnumerable<(string Key, YamlPosition At)> Find(string key, YamlNode node) => node switch
    {
        YamlMapping map => map.Entries.SelectMany(static e => Find(e.Key.Value, e.Value)),
        YamlSequence list => list.Items.SelectMany(item => Find(key, item)),
        YamlScalar { IsNull: false, Value.Length: > 0 } scalar when IsNamedSecret(key, scalar.Value) || IsIn(scalar.Value) => [(key, scalar.Start)],
        _ => [],
    };

    // requireToken: true, and ${{ secrets.X }} or ${X}, are no values.
    private static bool IsNamedSecret(string key, string value) =>
        SecretNames.LooksSecret(key) && value is not ("true" or "false") && !value.StartsWith("${", StringComparison.Ordinal);
}
