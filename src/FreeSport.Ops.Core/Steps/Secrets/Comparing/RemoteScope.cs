using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>What one place of GitHub has of one kind.</summary>
/// <param name="Scope">Which place.</param>
/// <param name="Kind">Which kind.</param>
internal sealed record RemoteScope(FsSecretScope Scope, FsSecretKind Kind)
{
    private readonly Dictionary<string, DateTime?> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets why it could not be read; null when it was.</summary>
    public OpsFailure? Failure { get; init; }

    /// <summary>Gets a value indicating whether the environment is not there at all.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Gets the names with when each was last changed, in UTC; null where GitHub does not tell.</summary>
    public IReadOnlyDictionary<string, DateTime?> Names => _names;

    public static RemoteScope Of(FsSecretScope scope, FsSecretKind kind, IEnumerable<NameModel> names)
    {
        RemoteScope read = new(scope, kind);
        foreach (NameModel name in names.Where(static n => n.Name is { Length: > 0 }))
        {
            read._names[name.Name!.ToUpperInvariant()] = name.UpdatedAt?.UtcDateTime;
        }

        return read;
    }
}
