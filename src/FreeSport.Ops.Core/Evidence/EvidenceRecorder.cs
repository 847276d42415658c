using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Writes to the ledger what was seen or said, before anybody is shown it.</summary>
/// <param name="git">Reads the repository.</param>
/// <param name="redactor">Keeps secrets out.</param>
/// <param name="host">Is told when nothing can be recorded.</param>
/// <param name="isTrial">Whether the caller wants nothing changed; results are then shown and not recorded.</param>
/// <param name="fingerprints">What took the fingerprints of the results' inputs, and so knows what was not committed then; null for nobody.</param>
public sealed class EvidenceRecorder(GitReader git, SecretRedactor redactor, IOpsHost host, bool isTrial = false, ContentFingerprint? fingerprints = null)
{
    private int _trials;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Gets a value indicating whether nothing is recorded, because the caller wants nothing changed.</summary>
    public bool IsTrial => isTrial;

    /// <summary>Gets who writes: machine and user.</summary>
    public static string Writer => Environment.MachineName + @"\" + Environment.UserName;

    /// <summary>Records what one run of a tool showed and puts the event's id into the results.</summary>
    /// <param name="project">The project.</param>
    /// <param name="item">The checklist item the results feed; null for none.</param>
    /// <param name="results">The results; texts in them are redacted first.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>A task that ends when the event is on the disk, or was reported as not recorded.</returns>
    public Task RecordAsync(Project project, FsChecklistItem? item, IReadOnlyList<FsResult> results, CancellationToken cancellationToken) =>
        RecordAsync(project, item, results[0].Environment, results, cancellationToken);

    /// <summary>Records what was read of files at a known commit, and puts the event's id into the results.</summary>
    /// <param name="project">The project.</param>
    /// <param name="item">The checklist item the results feed; null for none.</param>
    /// <param name="results">The results; texts in them are redacted first.</param>
    /// <param name="position">Where HEAD stood when the files were read; null to ask git now.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>A task that ends when the event is on the disk, or was reported as not recorded.</returns>
    public Task RecordAtAsync(Project project, FsChecklistItem? item, IReadOnlyList<FsResult> results, GitPosition? position, CancellationToken cancellationToken) =>
        RecordAsync(project, item, results, new FsEvidence { Environment = results[0].Environment, Assurance = FsAssurance.Measured }, cancellationToken, position);

    /// <summary>Records what one run of a tool showed for one environment, whatever its results say of theirs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="item">The checklist item the results feed; null for none.</param>
    /// <param name="environment">The environment it holds for; null for all.</param>
    /// <param name="results">The results; texts in them are redacted first.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>A task that ends when the event is on the disk, or was reported as not recorded.</returns>
    public Task RecordAsync(Project project, FsChecklistItem? item, string? environment, IReadOnlyList<FsResult> results, CancellationToken cancellationToken) =>
        RecordAsync(project, item, results, new FsEvidence { Environment = environment, Assurance = FsAssurance.Measured }, cancellationToken);

    /// <summary>Records what was done about a change.</summary>
    /// <param name="project">The project.</param>
    /// <param name="item">The checklist item the result feeds; null for none.</param>
    /// <param name="change">The change.</param>
    /// <param name="result">The result; texts in it are redacted first.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>A task that ends when the event is on the disk, or was reported as not recorded.</returns>
    public Task RecordOfChangeAsync(Project project, FsChecklistItem? item, string change, FsResult result, CancellationToken cancellationToken) =>
        RecordAsync(project, item, [result], new FsEvidence { Environment = result.Environment, Change = change, Assurance = FsAssurance.Measured }, cancellationToken);

    /// <summary>Records what a party independent of this machine measured on a commit, and puts the event's id into the results.</summary>
    /// <param name="project">The project.</param>
    /// <param name="item">The checklist item the results feed; null for none.</param>
    /// <param name="results">The results; texts in them are redacted first.</param>
    /// <param name="measured">The commit and its tree, which have nothing to do with what lies in the working tree now.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>A task that ends when the event is on the disk, or was reported as not recorded.</returns>
    public Task RecordIndependentAsync(
        Project project, FsChecklistItem? item, IReadOnlyList<FsResult> results, (string Commit, string? Tree) measured, CancellationToken cancellationToken) =>
        RecordAsync(project, item, results, new FsEvidence { Environment = results[0].Environment, Assurance = FsAssurance.Independent, Commit = measured.Commit, Tree = measured.Tree }, cancellationToken);

    private async Task RecordAsync(Project project, FsChecklistItem? item, IReadOnlyList<FsResult> results, FsEvidence evidence, CancellationToken cancellationToken, GitPosition? position = null)
    {
        foreach (FsResult result in results)
        {
            ResultRedaction.Apply(result, redactor);
        }

        evidence.Kind = FsEvidenceKind.Measurement;
        evidence.Box = item;
        evidence.Outcome = OutcomeRanking.Worst(results.Select(static r => r.Outcome));
        evidence.Subjects =
        [
            .. results.Select(static r => new FsEvidenceSubject
            {
                Name = r.Subject,
                Outcome = r.Outcome,
                Summary = r.Summary,
                Scope = r.Scope,
                LeftOut = r.LeftOut,
                Inputs = r.Inputs,
            }),
        ];
        evidence.Tools = [.. results.SelectMany(static r => r.Tools).GroupBy(static t => t.Name, StringComparer.Ordinal).Select(static g => g.First())];
        if (await TryAppendAsync(project, evidence, position, cancellationToken).ConfigureAwait(false))
        {
            foreach (FsResult result in results)
            {
                result.EvidenceId = evidence.EvidenceId;
            }
        }
    }

    /// <summary>Records what a person says.</summary>
    /// <param name="project">The project.</param>
    /// <param name="evidence">The assertion or waiver.</param>
    /// <param name="cancellationToken">Ends the waiting for the ledger.</param>
    /// <returns>The event as recorded.</returns>
    /// <exception cref="OpsException">There is no repository to keep it in (<c>EvidenceNotRecorded</c>), or the ledger cannot be written.</exception>
    public async Task<FsEvidence> RecordAsync(Project project, FsEvidence evidence, CancellationToken cancellationToken)
    {
        GitRepository repository = RequireRepository(project);
        evidence.Author = await git.ReadAuthorAsync(repository, cancellationToken).ConfigureAwait(false);
        evidence.Repository = await git.ReadRootCommitAsync(repository, cancellationToken).ConfigureAwait(false);
        ResultRedaction.Apply(evidence, redactor);
        await AppendAsync(project, repository, evidence, cancellationToken).ConfigureAwait(false);
        return evidence;
    }

    /// <summary>The repository that evidence is kept in.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The repository.</returns>
    /// <exception cref="OpsException">There is none (<c>EvidenceNotRecorded</c>).</exception>
    public static GitRepository RequireRepository(Project project) => project.Git.Repository ?? throw new OpsException(new OpsFailure(
        ErrorIds.EvidenceNotRecorded, FailureKind.InvalidOperation, NotRecorded(project), EvidenceTexts.NotRecordedRemedy, project.Root));

    private async Task<bool> TryAppendAsync(Project project, FsEvidence evidence, GitPosition? position, CancellationToken cancellationToken)
    {
        if (project.ConfigurationFailure is not null)
        {
            // What the results mean stands in a file that could not be read; whoever went on without it has told so.
            return false;
        }

        if (isTrial)
        {
            if (Interlocked.Increment(ref _trials) == 1)
            {
                host.WriteWarning(EvidenceTexts.NotRecordedTrial);
            }

            return false;
        }

        if (project.Git.Repository is null)
        {
            host.WriteWarning(NotRecorded(project));
            return false;
        }

        try
        {
            await AppendAsync(project, project.Git.Repository, evidence, cancellationToken, position).ConfigureAwait(false);
            return true;
        }
        catch (OpsException notWritten)
        {
            host.WriteError(notWritten.Failure);
            return false;
        }
    }

    private async Task AppendAsync(Project project, GitRepository repository, FsEvidence evidence, CancellationToken cancellationToken, GitPosition? position = null)
    {
        evidence.EvidenceId = Guid.NewGuid().ToString("N");
        evidence.Writer = Writer;
        evidence.At = DateTime.UtcNow;
        evidence.Project = project.Key;
        evidence.Change ??= Changes.ChangeJournal.CurrentId(project, evidence.Environment);
        if (evidence.Assurance != FsAssurance.Independent)
        {
            bool? dirty = fingerprints is null ? null : await fingerprints.IsDirtyAsync(repository, project.GitPath(string.Empty)).ConfigureAwait(false);
            GitHead head = await git.ReadHeadAsync(repository, project.Root, cancellationToken, position, dirty).ConfigureAwait(false);
            (evidence.Commit, evidence.Tree, evidence.Dirty) = (head.Commit, head.Tree, head.Dirty);
        }

        await new LedgerWriter(FileOf(repository), LockTimeout).AppendAsync(evidence, cancellationToken).ConfigureAwait(false);
    }

    private static string FileOf(GitRepository repository)
    {
        try
        {
            return LedgerFolder.FileOf(repository, Writer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw LedgerWriter.NotWritable(LedgerFolder.Of(repository), cause);
        }
    }

    private static string NotRecorded(Project project) => project.Git.State switch
    {
        GitState.NotInstalled => EvidenceTexts.NotRecordedNoGit,
        GitState.Bare => EvidenceTexts.NotRecordedBare.With(project.Root),
        GitState.Refused => EvidenceTexts.NotRecordedRefused.With(project.Root, project.Git.Message),
        _ => EvidenceTexts.NotRecordedNoRepository.With(project.Root),
    };
}
