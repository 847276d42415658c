using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>What Kubernetes takes for a name.</summary>
public static class ManifestNames
{
    private const int LongestName = 253;
    private const int LongestNamespace = 63;

    private static readonly Regex Subdomain = new(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Label = new(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant);
    private static readonly Regex Key = new(@"\A[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant);

    /// <summary>A name of the project's as one of the cluster.</summary>
    /// <param name="name">Any name.</param>
    /// <returns>Lower case letters, digits and hyphens; <c>app</c> where nothing of it can be kept.</returns>
    public static string Of(string name)
    {
        string kept = Regex.Replace(name.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
        return kept.Length == 0 ? "app" : kept.Length > LongestNamespace ? kept.Substring(0, LongestNamespace).Trim('-') : kept;
    }

    /// <summary>Holds the names of the objects against RFC 1123.</summary>
    /// <param name="options">Names them.</param>
    /// <exception cref="OpsException">One is none (<c>ManifestNameInvalid</c>).</exception>
    internal static void Require(ManifestOptions options)
    {
        foreach ((string? name, Regex form, int longest) in new[] { (options.Name, Subdomain, LongestName), (options.Namespace, Label, LongestNamespace), (options.SecretStore, Subdomain, LongestName) })
        {
            if (name is not null && (name.Length > longest || !form.IsMatch(name)))
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.ManifestNameInvalid, FailureKind.InvalidArgument, ManifestTexts.NameInvalid.With(name, longest), ManifestTexts.NameInvalidRemedy.With(Of(name)), name));
            }
        }
    }

    /// <summary>Whether Kubernetes takes a name for a key of a ConfigMap or Secret.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it does.</returns>
    internal static bool IsKey(string name) => name.Length is > 0 and <= LongestName && Key.IsMatch(name) && name is not ("." or "..") && !name.StartsWith("..", StringComparison.Ordinal);
}
