using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>What GitHub has for the repository itself and the environment, and nothing in the project reads.</summary>
/// <param name="needs">What the files need, in every environment.</param>
/// <param name="liesOnGitHub">Whether a kind of file has its values on GitHub.</param>
internal sealed class UnusedNames(SecretNeeds needs, Func<FsSecretSource, bool> liesOnGitHub)
{
    private readonly ILookup<(string, FsSecretKind), FsSecretPlace> _readers = needs.All
        .Where(n => liesOnGitHub(n.Place.Source))
        .ToLookup(static n => (n.Name.ToUpperInvariant(), n.Kind), static n => n.Place);

    private readonly ILookup<string, FsSecretPlace> _onHosts = needs.All
        .Where(n => !liesOnGitHub(n.Place.Source))
        .ToLookup(static n => n.Name.ToUpperInvariant(), static n => n.Place);

    /// <summary>The names, place by place. What an organization has is for other repositories too and never counts as unused.</summary>
    public IEnumerable<UnusedName> In(RemoteNames remote) =>
        from scope in remote.Scopes
        where scope.Scope is FsSecretScope.Environment or FsSecretScope.Repository
        from name in scope.Names
        where !IsRead(scope, name.Key, remote.Environment)
        orderby scope.Kind, name.Key, scope.Scope
        select new UnusedName(
            name.Key,
            scope.Kind,
            new FoundName(scope.Scope, name.Value),
            needs.Computed.FirstOrDefault(c => c.Kind == scope.Kind)?.Place ?? needs.Unreadable.Select(static u => new FsSecretPlace { Path = u.Path }).FirstOrDefault(),
            [.. _onHosts[name.Key]]);

    // A job without an environment reads the repository's values only, so it does not make an environment's one used.
    private bool IsRead(RemoteScope scope, string name, string environment) => _readers[(name, scope.Kind)].Any(place =>
        scope.Scope == FsSecretScope.Repository
        || place.Source != FsSecretSource.Workflow
        || (place.Environment is not null && SecretSubjects.IsIn(place, environment)));
}

/// <summary>A name that nothing in the project reads.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Found">Where it lies.</param>
/// <param name="MayBeRead">A place that may read it all the same, because nobody knows which names it reads; null when there is none.</param>
/// <param name="OnHosts">Places of hosts and clusters that need the same name.</param>
internal sealed record UnusedName(string Name, FsSecretKind Kind, FoundName Found, FsSecretPlace? MayBeRead, IReadOnlyList<FsSecretPlace> OnHosts);
