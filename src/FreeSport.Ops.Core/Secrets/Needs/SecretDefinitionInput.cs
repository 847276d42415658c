using System.Text;

namespace FreeSport.Ops.Core.Secrets.Needs;

/// <summary>The fingerprint of who needs a name and from which environment, so that evidence is stale once that changes, and not when a line moves.</summary>
internal static class SecretDefinitionInput
{
    public const string Prefix = "secrets.";

    /// <summary>The input for a subject; null when nobody needs it.</summary>
    public static FsInput? Of(SecretNeeds needs, string subject)
    {
        SortedSet<string> lines = new(
            needs.All.Where(n => SecretSubjects.Of(n.Name, n.Kind) == subject)
                .Select(static n => $"{n.Place.Source}\t{n.Place.Path}\t{n.Place.NeededBy}\t{n.Place.Environment}\t{n.Place.IsRequired}"),
            StringComparer.Ordinal);
        return lines.Count == 0 ? null : new FsInput
        {
            Name = Prefix + subject,
            Kind = FsInputKind.Definition,
            Fingerprint = Hex.Sha256(Encoding.UTF8.GetBytes(string.Join("\n", lines))),
        };
    }
}
