using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>What the box of the checklist covers: each secret and variable that the environment cannot do without.</summary>
internal static class SecretSubjects
{
    /// <summary>The subject of a name.</summary>
    public static string Of(string name, FsSecretKind kind) => kind == FsSecretKind.Secret ? name.ToUpperInvariant() : "vars." + name.ToUpperInvariant();

    /// <summary>The subject of a place whose names are only known at run time.</summary>
    public static string OfComputed(SecretNeed computed) => computed.Place.Path + ": " + computed.Name;

    /// <summary>The subjects of an environment, in order.</summary>
    /// <param name="needs">What has to lie on GitHub.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>
    /// Names; and files and places of which nobody knows what they need, so that the list never looks complete with them.
    /// </returns>
    public static IReadOnlyList<string> Required(SecretNeeds needs, EnvironmentDefinition environment) =>
    [
        .. new SortedSet<string>(
            needs.All.Where(n => n.Place.IsRequired && IsIn(n.Place, environment.Name)).Select(static n => Of(n.Name, n.Kind))
                .Concat(needs.Unreadable.Select(static u => u.Path))
                .Concat(needs.Computed.Where(c => IsIn(c.Place, environment.Name)).Select(OfComputed)),
            StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether a place counts in an environment: a job without one reads the repository's values, whatever it deploys
    /// to; an expression may become any name.
    /// </summary>
    public static bool IsIn(FsSecretPlace place, string environment) =>
        place.Environment is null || IsExpression(place) || place.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the environment of a place is only known at run time.</summary>
    public static bool IsExpression(FsSecretPlace place) => place.Environment?.Contains("${{", StringComparison.Ordinal) == true;
}
