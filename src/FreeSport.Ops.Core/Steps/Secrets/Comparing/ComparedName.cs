using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>One name that has to lie on GitHub, with the places of one environment that need it.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Readers">The places whose values come from GitHub.</param>
/// <param name="OnHosts">Places of hosts and clusters that need the same name.</param>
internal sealed record ComparedName(string Name, FsSecretKind Kind, IReadOnlyList<FsSecretPlace> Readers, IReadOnlyList<FsSecretPlace> OnHosts)
{
    public bool IsRequired => Readers.Any(static r => r.IsRequired);

    /// <summary>The places that decide: those that cannot do without, and when all can, all of them.</summary>
    public IEnumerable<FsSecretPlace> Deciding => IsRequired ? Readers.Where(static r => r.IsRequired) : Readers;

    /// <summary>
    /// Where it should lie: the environment, where no job of another one reads it, unless a place without an environment
    /// needs it. An environment that is only known at run time is one; what configuration names says nothing of readers.
    /// </summary>
    public FsSecretScope Target() =>
        Readers.All(static r => r.Environment is not null || r.Source == FsSecretSource.Configuration) ? FsSecretScope.Environment : FsSecretScope.Repository;

    /// <summary>Where what a place reads is looked for, in order.</summary>
    public static IEnumerable<FsSecretScope> Readable(FsSecretPlace place) =>
        place.Source == FsSecretSource.Workflow && place.Environment is null
            ? RemoteNames.Precedence.Where(static s => s != FsSecretScope.Environment)
            : RemoteNames.Precedence;

    /// <summary>Everything that an environment needs from GitHub, by name.</summary>
    public static IReadOnlyList<ComparedName> Of(SecretNeeds needs, string environment, Func<FsSecretSource, bool> liesOnGitHub)
    {
        SecretNeed[] here = [.. needs.All.Where(n => SecretSubjects.IsIn(n.Place, environment))];
        ILookup<string, SecretNeed> onHosts = here.Where(n => !liesOnGitHub(n.Place.Source)).ToLookup(static n => n.Name.ToUpperInvariant(), StringComparer.Ordinal);
        return
        [
            .. here.Where(n => liesOnGitHub(n.Place.Source))
                .GroupBy(static n => (Name: n.Name.ToUpperInvariant(), n.Kind))
                .OrderBy(static g => g.Key.Kind).ThenBy(static g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new ComparedName(g.Key.Name, g.Key.Kind, [.. g.Select(static n => n.Place)], [.. onHosts[g.Key.Name].Select(static n => n.Place)])),
        ];
    }
}
