using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>When the names were last changed, as the newest comparison on record saw it or whoever set them with this module; the ledgers of the whole team count.</summary>
/// <param name="project">The project.</param>
/// <param name="environment">The environment.</param>
/// <param name="host">Is told of ledgers that cannot be read.</param>
internal sealed class SeenNames(Project project, string environment, IOpsHost host)
{
    private static readonly EvidenceSlot[] Measured = [EvidenceSlot.Full, EvidenceSlot.Partial];

    private readonly EvidenceStore? _store = project.Git.Repository is { } repository ? new EvidenceStore(repository, host) : null;

    /// <summary>The times of a subject by the names of their inputs; a comparison that could not ask has none and does not count.</summary>
    public IReadOnlyDictionary<string, string> Of(string subject)
    {
        Dictionary<string, string> times = new(StringComparer.Ordinal);
        IEnumerable<FsEvidence> oldestFirst = Measured
            .SelectMany(slot => new[] { Newest(subject, slot, environment.ToLowerInvariant()), Newest(subject, slot, string.Empty) })
            .OfType<FsEvidence>()
            .OrderBy(static e => e.At);
        foreach (FsInput input in oldestFirst.SelectMany(e => RemoteOf(e, subject)))
        {
            times[input.Name] = input.Fingerprint;
        }

        return times;
    }

    // What was set in the repository holds for every environment.
    private FsEvidence? Newest(string subject, EvidenceSlot slot, string place) =>
        _store?.Newest(new EvidenceKey(project.Key, place, FsChecklistItem.SecretsSynchronized, subject, slot));

    private static FsInput[] RemoteOf(FsEvidence evidence, string subject) =>
        [.. evidence.Subjects.Where(s => s.Name == subject).SelectMany(static s => s.Inputs).Where(static i => i.Kind == FsInputKind.Remote)];
}
