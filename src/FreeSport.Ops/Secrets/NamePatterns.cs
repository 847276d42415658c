using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Names with wildcards; one without that is not there is an error.</summary>
/// <param name="names">The names.</param>
internal sealed class NamePatterns(string[] names)
{
    private readonly WildcardPattern[] _patterns = [.. names.Select(static n => new WildcardPattern(n, WildcardOptions.IgnoreCase))];

    public void Write<T>(IReadOnlyList<T> all, Func<T, string> nameOf, SecretLocation location, FsSecretKind kind, IOpsHost host)
        where T : class
    {
        foreach (T one in all.Where(a => Array.Exists(_patterns, p => p.IsMatch(nameOf(a)))))
        {
            host.WriteResult(one);
        }

        foreach (string missing in names.Where(n => !WildcardPattern.ContainsWildcardCharacters(n) && all.All(a => !nameOf(a).Equals(n, StringComparison.OrdinalIgnoreCase))))
        {
            host.WriteError(SecretFailures.NotFound(missing, location, kind));
        }
    }
}
