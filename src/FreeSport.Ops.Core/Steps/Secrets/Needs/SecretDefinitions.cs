using System.Text;

using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Who needs a name and from which environment, so that evidence is stale once that changes, and not when a line moves.</summary>
/// <param name="needs">What the project's files need.</param>
internal sealed class SecretDefinitions(GitHubNeeds needs) : IDefinitions
{
    private const string Beginning = "secrets.";

    public string Prefix => Beginning;

    /// <summary>The input for a subject; null when nobody needs it.</summary>
    public static FsInput? Find(SecretNeeds needs, string subject)
    {
        SortedSet<string> lines = new(
            needs.All.Where(n => SecretSubjects.Of(n.Name, n.Kind) == subject)
                .Select(static n => $"{n.Place.Source}\t{n.Place.Path}\t{n.Place.NeededBy}\t{n.Place.Environment}\t{n.Place.IsRequired}"),
            StringComparer.Ordinal);
        return lines.Count == 0 ? null : new FsInput
        {
            Name = Beginning + subject,
            Kind = FsInputKind.Definition,
            Fingerprint = Hex.Sha256(Encoding.UTF8.GetBytes(string.Join("\n", lines))),
        };
    }

    public async Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken) =>
        Find(await needs.ReadAsync(cancellationToken).ConfigureAwait(false), name);
}
