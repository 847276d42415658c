using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Evidence.Sharing;
using FreeSport.Ops.Core.Evidence.Sharing.Signing;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Shares the evidence of a clone with the other clones, through a branch of the remote.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="recorder">Records what a person accepts.</param>
public sealed class EvidenceSharing(OpsTools tools, Project project, EvidenceRecorder recorder)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Exchanges evidence with the remote, or tells what would be exchanged.</summary>
    /// <param name="request">What the caller wants.</param>
    /// <param name="cancellationToken">Stops it; what was not confirmed waits.</param>
    /// <returns>The result, or the plan where the caller wants nothing changed.</returns>
    /// <exception cref="OpsException">
    /// There is no repository (<c>EvidenceWithoutRepository</c>) or no such remote (<c>EvidenceRemoteMissing</c>), another process of this clone is at it
    /// (<c>LedgerLocked</c>), a batch cannot be signed (<c>EvidenceSigningFailed</c>), or git or a file of the clone failed. What a remote refuses is an error that ends nothing.
    /// </exception>
    public async Task<object> SynchronizeAsync(EvidenceSharingRequest request, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        GitRepository repository = EvidenceStore.RequireRepository(project);
        string remote = project.Configuration.Evidence.Remote ?? GitRemote.Origin;
        UnattendedGit git = new(tools.Processes, tools.Tools);
        string place = await PlaceOfAsync(git, repository, remote, cancellationToken).ConfigureAwait(false);
        bool isShallow = await tools.Git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false);
        SharingOptions options = new(
            UrlCredentials.Mask(remote),
            project.Configuration.Evidence.Branch ?? SharingOptions.UsualBranch,
            EvidenceRecorder.Writer,
            await tools.Git.ReadAuthorAsync(repository, cancellationToken).ConfigureAwait(false) ?? "FreeSport.Ops <freesport-ops@fsops.invalid>",
            isShallow ? null : await tools.Git.ReadRootCommitAsync(repository, cancellationToken).ConfigureAwait(false))
        { AcceptsRewrite = request.AcceptReason is not null };
        GitObjects objects = new(git, repository);
        RemoteBranch branch = new(git, repository, place, options.Branch, request.Timeout);
        if (!await tools.Host.ConfirmAsync(options.Remote + " " + options.Branch, EvidenceTexts.ActionSync, cancellationToken).ConfigureAwait(false))
        {
            FsEvidenceSyncPlan plan = await PlanAsync(objects, branch, repository, options, cancellationToken).ConfigureAwait(false);
            plan.Signs = Signs(request);
            return plan;
        }

        IBatchSigner? signer = Signs(request) ? await SignerAsync(request, repository, cancellationToken).ConfigureAwait(false) : null;

        Directory.CreateDirectory(LedgerFolder.Of(repository));
        using LedgerLock held = await LedgerLock.TakeAsync(Path.Combine(LedgerFolder.Of(repository), "sync.lock"), LockTimeout, cancellationToken).ConfigureAwait(false);
        EvidenceExchange exchange = new(objects, branch, repository, options, signer, tools.Host);
        FsEvidenceSync sync = await exchange.RunAsync(lost => RecordAcceptedAsync(options, request.AcceptReason!, lost, cancellationToken), cancellationToken).ConfigureAwait(false);
        (sync.Step, sync.Subject, sync.Scope, sync.StartedAt, sync.Duration) = (FsStep.Checklist, options.Branch, FsScope.Full, startedAt, DateTime.UtcNow - startedAt);
        (sync.Outcome, sync.Summary) = sync.State switch
        {
            FsEvidenceSyncState.Synchronized => (FsOutcome.Passed, EvidenceTexts.SyncDone.With(sync.Sent, sync.Received)),
            FsEvidenceSyncState.Offline => (FsOutcome.Warning, EvidenceTexts.SyncOffline.With(options.Remote, sync.Waiting)),
            FsEvidenceSyncState.Contended => (FsOutcome.Warning, EvidenceTexts.SyncContended.With(sync.Waiting)),
            FsEvidenceSyncState.Incomplete => (FsOutcome.Warning, EvidenceTexts.SyncIncomplete.With(sync.Sent, sync.Received, sync.Waiting)),
            FsEvidenceSyncState.Rewritten => (FsOutcome.Failed, EvidenceTexts.SyncRewritten.With(options.Branch, sync.Waiting)),
            _ => (FsOutcome.Failed, EvidenceTexts.SyncRefused.With(options.Remote, sync.Waiting)),
        };
        sync.Remedy ??= sync.State == FsEvidenceSyncState.Offline ? EvidenceTexts.SyncOfflineRemedy.With(options.Remote) : null;
        sync.Detail = string.IsNullOrEmpty(sync.Detail) ? null : sync.Detail;
        ResultRedaction.Apply(sync, tools.Redactor);
        return sync;
    }

    /// <summary>Where a clone remembers what it has seen on the branch.</summary>
    /// <param name="project">The project, with the configuration that counts.</param>
    internal static SeenRefs SeenOf(Project project) =>
        new(UrlCredentials.Mask(project.Configuration.Evidence.Remote ?? GitRemote.Origin), project.Configuration.Evidence.Branch ?? SharingOptions.UsualBranch);

    /// <summary>What attests evidence.</summary>
    /// <param name="project">The project, with the configuration that counts.</param>
    /// <param name="repository">The clone.</param>
    /// <param name="git">Reads the clone.</param>
    /// <param name="onHeld">Is told when something could not be deleted.</param>
    internal static Attestation AttestationOf(Project project, GitRepository repository, GitReader git, Action<string> onHeld)
    {
        GitObjects objects = new(new UnattendedGit(git.Processes, git.Tools), repository);
        SeenRefs seen = SeenOf(project);
        return new Attestation(objects, seen, new SignatureVerifier(git.Processes, git.Tools, objects, seen.Default, onHeld));
    }

    private bool Signs(EvidenceSharingRequest request) => request.Sign ?? (request.SigningKey is not null || project.Configuration.Evidence.Sign == true);

    private async Task<IBatchSigner> SignerAsync(EvidenceSharingRequest request, GitRepository repository, CancellationToken cancellationToken)
    {
        string program = tools.Tools.Find(SshKeygen.Name) ?? throw BatchSigner.Failed(EvidenceTexts.SignNoProgram, EvidenceTexts.SignNoProgramRemedy.With(SystemPackages.Install("ssh")));
        string? key = request.SigningKey ?? Home(project.Configuration.Evidence.SigningKey);
        if (key is null)
        {
            IReadOnlyDictionary<string, string> set = await tools.Git.PathsSetAsync(repository, "^user\\.signingkey$", cancellationToken).ConfigureAwait(false);
            key = set.TryGetValue("user.signingkey", out string? known) && known.Length > 0 ? known : throw BatchSigner.Failed(EvidenceTexts.SignNoneSet, EvidenceTexts.SignNoneSetRemedy);
        }

        return new BatchSigner(new SshKeygen(tools.Processes, program), key, tools.Host.WriteVerbose);
    }

    private static string? Home(string? path) =>
        path is not null && path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path.Substring(2)) : path;

    private static async Task<string> PlaceOfAsync(UnattendedGit git, GitRepository repository, string remote, CancellationToken cancellationToken)
    {
        string? place = remote.IndexOfAny([':', '/', '\\']) >= 0 ? remote : await RemoteRef.PlaceOfAsync(git, repository, remote, cancellationToken).ConfigureAwait(false);
        return place ?? throw new OpsException(new OpsFailure(
            ErrorIds.EvidenceRemoteMissing, FailureKind.ObjectNotFound, EvidenceTexts.ShareNoRemote.With(remote), EvidenceTexts.ShareNoRemoteRemedy, remote)
        { WaitsFor = Causes.GitRemote });
    }

    private static async Task<FsEvidenceSyncPlan> PlanAsync(GitObjects objects, RemoteBranch branch, GitRepository repository, SharingOptions options, CancellationToken cancellationToken)
    {
        string? seen = await objects.ResolveAsync(options.Seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false);
        RemoteLook look = await branch.LookAsync(cancellationToken).ConfigureAwait(false);
        BranchContent content = await BranchContent.ReadAsync(objects, seen, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutboxChain> chains = await new Outbox(new ChainReader(objects), repository, options.Writer).PlaceAsync(content, cancellationToken).ConfigureAwait(false);
        return new FsEvidenceSyncPlan
        {
            Remote = options.Remote,
            Branch = options.Branch,
            State = look.Answer switch
            {
                RemoteAnswer.Unreachable => FsEvidenceSyncState.Offline,
                RemoteAnswer.Denied => FsEvidenceSyncState.Refused,
                _ when seen is not null && look.Id is null => FsEvidenceSyncState.Rewritten,
                _ => FsEvidenceSyncState.Synchronized,
            },
            Head = look.Id,
            Waiting = chains.Sum(static c => c.Waiting),
            HasNews = look.Answer == RemoteAnswer.Told ? look.Id is not null && look.Id != seen : null,
        };
    }

    private Task<FsEvidence> RecordAcceptedAsync(SharingOptions options, string reason, string lost, CancellationToken cancellationToken) => recorder.RecordAsync(
        project,
        new FsEvidence
        {
            Kind = FsEvidenceKind.Assertion,
            Outcome = FsOutcome.Warning,
            Assurance = FsAssurance.Asserted,
            Reason = reason,
            By = Environment.UserName,
            Subjects = [new FsEvidenceSubject { Name = options.Branch, Outcome = FsOutcome.Warning, Summary = EvidenceTexts.SyncAccepted.With(lost.Length > 0 ? lost : EvidenceTexts.ShareNothingLost), Scope = FsScope.Full }],
        },
        cancellationToken);
}
