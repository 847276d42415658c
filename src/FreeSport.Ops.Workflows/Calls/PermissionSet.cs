using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Calls;

/// <summary>What a token may do, scope by scope. Source: GitHub's workflow syntax reference, <c>permissions</c>.</summary>
internal sealed class PermissionSet
{
    /// <summary>What the repository's setting gives: nobody knows from the file.</summary>
    public static readonly PermissionSet Default = new(FsPlanPermissionSource.RepositoryDefault, new Dictionary<string, PermissionLevel>());

    private readonly IReadOnlyDictionary<string, PermissionLevel> _levels;

    private PermissionSet(FsPlanPermissionSource source, IReadOnlyDictionary<string, PermissionLevel> levels) => (Source, _levels) = (source, levels);

    public FsPlanPermissionSource Source { get; }

    private bool IsDefault => Source == FsPlanPermissionSource.RepositoryDefault;

    public static PermissionSet Of(PermissionsSyntax? written, FsPlanPermissionSource source, PermissionSet otherwise)
    {
        if (written is null)
        {
            return otherwise;
        }

        Dictionary<string, PermissionLevel> levels = new(StringComparer.Ordinal);
        PermissionLevel all = written.All?.Value switch
        {
            "write-all" => PermissionLevel.Write,
            "read-all" => PermissionLevel.Read,
            _ => PermissionLevel.None,
        };
        foreach (KeyValuePair<string, string[]> scope in PermissionScopes.All)
        {
            levels[scope.Key] = Possible(scope.Value, all);
        }

        foreach (NamedText scope in written.Scopes)
        {
            levels[scope.Name.Value] = scope.Value.Value switch
            {
                "write" => PermissionLevel.Write,
                "read" => PermissionLevel.Read,
                _ => PermissionLevel.None,
            };
        }

        return new PermissionSet(source, levels);
    }

    /// <summary>The scopes of which this asks more than a caller may give, with what it asks and what it gets.</summary>
    public IEnumerable<(string Scope, PermissionLevel Asked, PermissionLevel Allowed)> Beyond(PermissionSet caller) => IsDefault || caller.IsDefault
        ? []
        : _levels.Where(l => l.Value > caller.LevelOf(l.Key)).OrderBy(static l => l.Key, StringComparer.Ordinal).Select(l => (l.Key, l.Value, caller.LevelOf(l.Key)));

    /// <summary>The same set as it reaches a called workflow that says nothing itself.</summary>
    public PermissionSet AsCaller() => IsDefault ? this : new PermissionSet(FsPlanPermissionSource.Caller, _levels);

    public FsPlanPermissions ToContract() => new()
    {
        Source = Source,
        Scopes = [.. _levels.Where(static l => l.Value > PermissionLevel.None).OrderBy(static l => l.Key, StringComparer.Ordinal).Select(static l => l.Key + ": " + Word(l.Value))],
    };

    public static string Word(PermissionLevel level) => level switch
    {
        PermissionLevel.Write => "write",
        PermissionLevel.Read => "read",
        _ => "none",
    };

    private PermissionLevel LevelOf(string scope) => _levels.TryGetValue(scope, out PermissionLevel level) ? level : PermissionLevel.None;

    // A token for another service is only ever written, a model only ever read.
    private static PermissionLevel Possible(string[] words, PermissionLevel level) =>
        level == PermissionLevel.None || words.Contains(Word(level)) ? level
        : level == PermissionLevel.Write ? PermissionLevel.Read
        : PermissionLevel.None;
}

/// <summary>How much a scope allows.</summary>
internal enum PermissionLevel
{
    None,
    Read,
    Write,
}
