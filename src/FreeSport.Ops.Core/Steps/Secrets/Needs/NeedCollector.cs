using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Takes what the readers of the several kinds of files find.</summary>
/// <param name="onGitHub">The kinds of files of hosts whose values lie on GitHub as well.</param>
internal sealed class NeedCollector(IReadOnlyCollection<FsSecretSource> onGitHub)
{
    private readonly List<SecretNeed> _all = [];
    private readonly List<SecretNeed> _computed = [];
    private readonly List<UnreadableFile> _unreadable = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    public SecretNeeds Needs => new(_all, _computed, _unreadable, [.. _notes]);

    /// <summary>Whether the values that a kind of file needs lie on GitHub.</summary>
    public bool LiesOnGitHub(FsSecretSource source) => source is FsSecretSource.Workflow or FsSecretSource.Configuration || onGitHub.Contains(source);

    public void Add(string name, FsSecretKind kind, FsSecretPlace place) => _all.Add(new SecretNeed(name, kind, place));

    /// <summary>Adds a name of a file that does not tell secrets from other values.</summary>
    public void Add(string name, FsSecretPlace place) => Add(name, SecretNames.LooksSecret(name) ? FsSecretKind.Secret : FsSecretKind.Variable, place);

    public void Compute(string expression, FsSecretKind kind, FsSecretPlace place) => _computed.Add(new SecretNeed(expression, kind, place));

    /// <summary>Tells of a file that cannot be read; it keeps the list from being complete only where its values lie on GitHub.</summary>
    public void Unreadable(FsSecretSource source, string path, OpsFailure failure)
    {
        if (LiesOnGitHub(source))
        {
            _unreadable.Add(new UnreadableFile(path, failure));
        }
        else
        {
            Note(failure.Message);
        }
    }

    public void Note(string note) => _notes.Add(note);
}
