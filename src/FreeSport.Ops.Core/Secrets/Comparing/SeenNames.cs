using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Checklist.Ledger;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Core.Secrets.Comparing;

/// <summary>When the names were last changed, as the newest comparison on record saw it; the ledgers of the whole team count.</summary>
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
        FsInput[]? inputs = Measured
            .Select(slot => _store?.Newest(new EvidenceKey(project.Key, environment.ToLowerInvariant(), FsChecklistItem.SecretsSynchronized, subject, slot)))
            .OfType<FsEvidence>()
            .OrderByDescending(static e => e.At)
            .Select(e => RemoteOf(e, subject))
            .FirstOrDefault(static i => i.Length > 0);
        Dictionary<string, string> times = new(StringComparer.Ordinal);
        foreach (FsInput input in inputs ?? [])
        {
            times[input.Name] = input.Fingerprint;
        }

        return times;
    }

    private static FsInput[] RemoteOf(FsEvidence evidence, string subject) =>
        [.. evidence.Subjects.Where(s => s.Name == subject).SelectMany(static s => s.Inputs).Where(static i => i.Kind == FsInputKind.Remote)];
}
