using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>Decides whether what needs a name can read it. Environment goes before repository before organization.</summary>
/// <param name="remote">What GitHub has.</param>
internal sealed class NameJudge(RemoteNames remote)
{
    public NameDecision Decide(ComparedName name)
    {
        List<FoundName> found = [];
        NameDecision? unread = null;
        foreach (FsSecretPlace place in name.Deciding)
        {
            RemoteScope[] readable = [.. ComparedName.Readable(place).Select(s => remote.Of(s, name.Kind))];
            if (readable.FirstOrDefault(s => s.Names.ContainsKey(name.Name)) is { } holder)
            {
                found.Add(new FoundName(holder.Scope, holder.Names[name.Name]));
            }
            else if (readable.FirstOrDefault(static s => s.Failure is not null) is { } unreadable)
            {
                // It may lie where nobody could look: neither there nor missing.
                unread ??= new NameDecision(FsSecretState.Unknown, [], place, unreadable.Failure);
            }
            else
            {
                return new NameDecision(FsSecretState.Missing, [], place, null);
            }
        }

        return unread ?? new NameDecision(FsSecretState.Present, [.. found.Distinct().OrderBy(static f => IndexOf(f.Scope))], name.Deciding.First(), null);
    }

    /// <summary>Where else a name lies: places that what needs it cannot read, or as the other kind.</summary>
    public IEnumerable<RemoteScope> Elsewhere(ComparedName name) => remote.Scopes.Where(s => s.Names.ContainsKey(name.Name));

    private static int IndexOf(FsSecretScope scope) => RemoteNames.Precedence.TakeWhile(s => s != scope).Count();
}

/// <summary>What was decided of a name.</summary>
/// <param name="State">Present, Missing or Unknown.</param>
/// <param name="Found">Where it was found, the strongest first.</param>
/// <param name="Place">The place that decided.</param>
/// <param name="Failure">Why it is not known.</param>
internal sealed record NameDecision(FsSecretState State, IReadOnlyList<FoundName> Found, FsSecretPlace Place, OpsFailure? Failure);
