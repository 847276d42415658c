using System.Globalization;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>All ledgers of a repository, read as one.</summary>
/// <param name="repository">The repository.</param>
/// <param name="host">Is told of ledgers that cannot be read to the end.</param>
public sealed class EvidenceStore(GitRepository repository, IOpsHost host)
{
    private readonly Dictionary<string, Dictionary<EvidenceKey, FsEvidence>> _plausible = new(StringComparer.Ordinal);
    private readonly DateTime _now = DateTime.UtcNow;
    private List<(LedgerFile File, LedgerHeads Heads)>? _heads;

    /// <summary>The ledgers of a project's repository.</summary>
    /// <param name="project">The project.</param>
    /// <param name="host">Is told of ledgers that cannot be read.</param>
    /// <returns>The store.</returns>
    /// <exception cref="OpsException">There is no repository (<c>EvidenceWithoutRepository</c>).</exception>
    public static EvidenceStore Open(Projects.Project project, IOpsHost host) => new(RequireRepository(project), host);

    /// <summary>The repository whose ledgers are read.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The repository.</returns>
    /// <exception cref="OpsException">There is none (<c>EvidenceWithoutRepository</c>).</exception>
    public static GitRepository RequireRepository(Projects.Project project) => project.Git.Repository
        ?? throw new OpsException(new OpsFailure(
            ErrorIds.EvidenceWithoutRepository,
            FailureKind.ObjectNotFound,
            EvidenceTexts.WithoutRepository.With(project.Root),
            EvidenceTexts.NotRecordedRemedy,
            project.Root));

    /// <summary>Verifies every ledger, whole.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One check a ledger.</returns>
    public IEnumerable<FsLedgerCheck> Verify(CancellationToken cancellationToken) =>
        LedgerFolder.AllFiles(repository).Select(path => LedgerVerdict.Check(path, cancellationToken));

    /// <summary>The newest event of a key among all writers.</summary>
    /// <param name="key">What it is about.</param>
    /// <returns>The event, or null.</returns>
    public FsEvidence? Newest(EvidenceKey key)
    {
        _heads ??= ReadHeads();
        FsEvidence? newest = null;
        foreach ((LedgerFile file, LedgerHeads heads) in _heads)
        {
            if (!heads.Newest.TryGetValue(key, out FsEvidence? evidence) && heads.Offsets.TryGetValue(key, out long offset))
            {
                evidence = file.ReadAt(offset) is { } found && EvidenceKey.Of(found).Contains(key) ? found : null;
                if (evidence is not null)
                {
                    heads.Newest[key] = evidence;
                }
                else
                {
                    heads.Offsets.Remove(key);
                    Report(file, LedgerFault.Broken, file.LineAt(offset));
                }
            }

            if (evidence is not null && !PlausibleTime.Is(evidence.At, _now))
            {
                Plausible(file, evidence).TryGetValue(key, out evidence);
            }

            if (evidence is not null && (newest is null || evidence.At > newest.At))
            {
                newest = evidence;
            }
        }

        return newest;
    }

    /// <summary>The newest event of every key of a project.</summary>
    /// <param name="project">The project's path below the git root.</param>
    /// <returns>Each key with its event.</returns>
    public IReadOnlyList<KeyValuePair<EvidenceKey, FsEvidence>> NewestOf(string project)
    {
        _heads ??= ReadHeads();
        EvidenceKey[] keys = [.. _heads.SelectMany(static h => h.Heads.Newest.Keys.Concat(h.Heads.Offsets.Keys)).Where(k => k.Project == project).Distinct()];
        return [.. keys.Select(k => (Key: k, Event: Newest(k))).Where(static f => f.Event is not null).Select(static f => new KeyValuePair<EvidenceKey, FsEvidence>(f.Key, f.Event!))];
    }

    // A clock that is wrong stays wrong for a while: one look back finds what every key had before.
    private Dictionary<EvidenceKey, FsEvidence> Plausible(LedgerFile file, FsEvidence implausible)
    {
        if (_plausible.TryGetValue(file.Path, out Dictionary<EvidenceKey, FsEvidence>? known))
        {
            return known;
        }

        Dictionary<EvidenceKey, FsEvidence> newest = [];
        foreach (FsEvidence evidence in Backwards(file).Where(e => PlausibleTime.Is(e.At, _now)))
        {
            foreach (EvidenceKey key in EvidenceKey.Of(evidence).Where(k => !newest.ContainsKey(k)))
            {
                newest[key] = evidence;
            }
        }

        host.WriteWarning(EvidenceTexts.ImplausibleTime.With(implausible.Writer, implausible.At.ToString("u", CultureInfo.InvariantCulture), file.Path));
        _plausible[file.Path] = newest;
        return newest;
    }

    /// <summary>Every event of every writer, newest first; stops at a fault and says so.</summary>
    /// <returns>The events, read as they are asked for.</returns>
    public IEnumerable<FsEvidence> NewestFirst()
    {
        List<(IEnumerator<FsEvidence> Events, string Path)> readers = [];
        foreach (string path in LedgerFolder.AllFiles(repository))
        {
            IEnumerator<FsEvidence> reader = Backwards(new LedgerFile(path)).GetEnumerator();
            if (Advance(reader, path))
            {
                readers.Add((reader, path));
            }
        }

        // A chain that lies there twice, as a colleague's that was put there by hand before it was received, is told once.
        HashSet<(string, DateTime, string)> told = [];
        while (readers.Count > 0)
        {
            (IEnumerator<FsEvidence> Events, string Path) newest = readers[0];
            foreach ((IEnumerator<FsEvidence> Events, string Path) reader in readers)
            {
                newest = reader.Events.Current.At > newest.Events.Current.At ? reader : newest;
            }

            if (told.Add((newest.Events.Current.EvidenceId, newest.Events.Current.At, newest.Events.Current.Writer)))
            {
                yield return newest.Events.Current;
            }

            if (!Advance(newest.Events, newest.Path))
            {
                newest.Events.Dispose();
                readers.Remove(newest);
            }
        }
    }

    private bool Advance(IEnumerator<FsEvidence> reader, string path)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(path, cause);
            return false;
        }
    }

    private IEnumerable<FsEvidence> Backwards(LedgerFile file)
    {
        using FileStream stream = file.OpenForReading();
        BackwardLines lines = new(stream);
        lines.MoveToEnd();
        LedgerEntry? following = null;
        while (lines.Next() is { } line)
        {
            (LedgerEntry? entry, LedgerFault fault) = LedgerLine.Parse(line.Line);
            if (entry is null || (following is not null && !LedgerFile.Follows(following, entry)))
            {
                Report(file, fault, following is null ? LedgerFile.CountLines(stream, lines.AcknowledgedLength) : following.Sequence - 1);
                yield break;
            }

            following = entry;
            if (entry.Evidence is not null)
            {
                yield return entry.Evidence;
            }
        }
    }

    private List<(LedgerFile File, LedgerHeads Heads)> ReadHeads()
    {
        List<(LedgerFile File, LedgerHeads Heads)> all = [];
        foreach (string path in LedgerFolder.AllFiles(repository))
        {
            LedgerFile file = new(path);
            try
            {
                LedgerHeads heads = file.ReadHeads();
                if (heads.Fault != LedgerFault.None)
                {
                    Report(file, heads.Fault, heads.FaultLine ?? 0);
                }

                all.Add((file, heads));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                ReportUnreadable(path, cause);
            }
        }

        return all;
    }

    private void ReportUnreadable(string path, Exception cause) => host.WriteError(new OpsFailure(
        ErrorIds.LedgerNotReadable, FailureKind.ReadError, EvidenceTexts.LedgerNotReadable.With(path, cause.Message), EvidenceTexts.LedgerNotReadableRemedy, path, cause));

    private void Report(LedgerFile file, LedgerFault fault, long line) => host.WriteError(fault == LedgerFault.NewerVersion
        ? new OpsFailure(ErrorIds.LedgerNewerVersion, FailureKind.InvalidData, EvidenceTexts.LedgerNewerVersion.With(file.Path, line), EvidenceTexts.LedgerNewerVersionRemedy, file.Path)
        : new OpsFailure(ErrorIds.LedgerBroken, FailureKind.SecurityError, EvidenceTexts.LedgerBroken.With(file.Path, line), EvidenceTexts.LedgerBrokenRemedy, file.Path));
}
