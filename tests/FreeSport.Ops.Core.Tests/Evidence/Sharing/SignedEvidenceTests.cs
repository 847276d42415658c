using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Evidence.Sharing;

/// <summary>Signed batches, those who may sign, and what the checklist makes of them; with the real git and ssh-keygen.</summary>
public sealed class SignedEvidenceTests : IDisposable
{
    private const string Strict = "checklist:\n  TestsPassed: { assurance: Attested, subjects: [unit] }\ntests:\n  unit: { paths: [backend] }\n";

    private readonly EvidenceTeam _team = new("Ключи");
    private readonly string _keygen;

    public SignedEvidenceTests()
    {
        string? keygen = CommandLine.Find("ssh-keygen");
        Assert.SkipWhen(keygen is null, "There is no ssh-keygen on PATH.");
        _keygen = keygen!;
    }

    [Fact]
    public async Task What_was_measured_and_signed_by_somebody_of_the_default_branch_is_attested_here_and_elsewhere()
    {
        string key = Key("anna");
        Publish(".github/allowed_signers", "# кто может\r\nanna@freesport.example namespaces=\"fsops-evidence\" " + Public(key) + "\r\n", bom: true);
        (string anna, string boris) = (_team.Clone("anna"), _team.Clone("boris"));
        await MeasureAsync(anna);

        FsChecklistStatus before = await BoxAsync(anna);
        FsEvidenceSync sent = await SyncAsync(anna, key);
        FsChecklistStatus after = await BoxAsync(anna);
        await EvidenceTeam.SyncWellAsync(boris);
        FsChecklistStatus elsewhere = await BoxAsync(boris);

        Assert.True(sent.IsSigned);
        Assert.Equal(FsChecklistState.Inconclusive, before.State);
        Assert.StartsWith("Sync-FsEvidence -Sign", before.NextCommand, StringComparison.Ordinal);
        Assert.Contains("Sync-FsEvidence", before.Reason, StringComparison.Ordinal);
        Assert.Equal((FsChecklistState.Done, FsAssurance.Attested), (after.State, after.Assurance));
        Assert.Equal((FsChecklistState.Done, FsAssurance.Attested), (elsewhere.State, elsewhere.Assurance));
        FsLedgerCheck check = Assert.Single(await VerifyAsync(boris));
        Assert.Equal((FsOutcome.Passed, FsLedgerFault.None, "anna@freesport.example"), (check.Outcome, check.Fault, check.Signer));
    }

    [Theory]
    [InlineData("unknown", FsLedgerFault.UnknownSigner)]
    [InlineData("namespace", FsLedgerFault.SignerNotValid)]
    [InlineData("expired", FsLedgerFault.SignerNotValid)]
    [InlineData("early", FsLedgerFault.SignerNotValid)]
    [InlineData("nothing", FsLedgerFault.Unverified)]
    [InlineData("workingtree", FsLedgerFault.Unverified)]
    public async Task Whom_the_default_branch_does_not_allow_attests_nothing(string how, FsLedgerFault fault)
    {
        (string key, string other) = (Key("anna"), Key("other"));
        string line = how switch
        {
            "unknown" => "anna@x " + Public(other),
            "namespace" => "anna@x namespaces=\"git\" " + Public(key),
            "expired" => "anna@x valid-before=\"20200101\" " + Public(key),
            "early" => "anna@x valid-after=\"20980101\" " + Public(key),
            _ => string.Empty,
        };
        Publish(line.Length > 0 ? ".github/allowed_signers" : "notes.txt", line + "\n");
        string anna = _team.Clone("anna");
        if (how == "workingtree")
        {
            // In the working tree and in a branch of the clone, which the remote does not have.
            Directory.CreateDirectory(Path.Combine(anna, ".github"));
            await File.WriteAllTextAsync(Path.Combine(anna, ".github", "allowed_signers"), "anna@x " + Public(key) + "\n", Cancel.Token);
            TestRepository.Run(anna, "add", "--all");
            TestRepository.Run(anna, "commit", "-q", "-m", "allow myself");
            TestRepository.Run(anna, "update-ref", "refs/remotes/origin/main", "HEAD");
        }

        await MeasureAsync(anna);
        await SyncAsync(anna, key);

        FsChecklistStatus box = await BoxAsync(anna);
        Assert.Equal((FsChecklistState.Inconclusive, FsAssurance.Measured), (box.State, box.Assurance));
        FsLedgerCheck check = Assert.Single(await VerifyAsync(anna));
        Assert.Equal((fault, fault == FsLedgerFault.Unverified ? FsOutcome.Inconclusive : FsOutcome.Failed), (check.Fault, check.Outcome));
        Assert.NotNull(check.Detail);
    }

    [Fact]
    public async Task A_signature_of_another_batch_is_told_apart_and_one_with_other_line_ends_is_good()
    {
        string key = Key("anna");
        Publish(".github/allowed_signers", "anna@x " + Public(key) + "\n");
        (string anna, string boris, string clara) = (_team.Clone("anna"), _team.Clone("boris"), _team.Clone("clara"));
        await MeasureAsync(anna);
        await SyncAsync(anna, key);
        await MeasureAsync(anna);
        await SyncAsync(anna, key);
        _team.Meddle(static work =>
        {
            foreach (string file in Signatures(work))
            {
                File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
            }
        });
        await EvidenceTeam.SyncWellAsync(boris);
        FsLedgerCheck good = Assert.Single(await VerifyAsync(boris));
        _team.Meddle(static work => File.Copy(Signatures(work)[0], Signatures(work)[1], overwrite: true));
        await EvidenceTeam.SyncWellAsync(clara);
        FsLedgerCheck wrong = Assert.Single(await VerifyAsync(clara));

        Assert.Equal((FsLedgerFault.None, "anna@x"), (good.Fault, good.Signer));
        Assert.Equal((FsLedgerFault.WrongSignature, FsOutcome.Failed, 2L), (wrong.Fault, wrong.Outcome, wrong.Line));
        Assert.Equal(FsChecklistState.Inconclusive, (await BoxAsync(clara)).State);
    }

    [Fact]
    public async Task A_persons_word_stays_a_word_however_it_is_signed_and_a_line_does_not_attest_itself()
    {
        string key = Key("anna");
        Publish(".github/allowed_signers", "anna@x " + Public(key) + "\n");
        string anna = _team.Clone("anna");
        Project project = await Real.LoadAsync(anna);
        await new EvidenceRecorder(Real.Git, new SecretRedactor(), new RecordingHost()).RecordAsync(
            project, PersonalEvidence.Create(FsChecklistItem.TestsPassed, FsOutcome.Passed, ["unit"], "сам видел", "Анна", null, null, null), Cancel.Token);
        await SyncAsync(anna, key);

        Assert.Equal((FsChecklistState.Inconclusive, FsAssurance.Asserted), (await BoxAsync(anna)) is var b ? (b.State, b.Assurance) : default);

        FsEvidence liar = Events.Measured();
        liar.Assurance = FsAssurance.Attested;
        Assert.Equal(FsAssurance.None, FreeSport.Ops.Core.Evidence.Ledger.LedgerLine.Parse(FreeSport.Ops.Core.Evidence.Ledger.LedgerLine.Format(liar, new string('0', 64))).Entry!.Evidence!.Assurance);
    }

    [Theory]
    [InlineData("passphrase", "ssh-add")]
    [InlineData("missing", "-SigningKey")]
    [InlineData("lone", "agent")]
    [InlineData("none", "user.signingkey")]
    public async Task What_cannot_be_signed_is_not_sent_and_nobody_is_asked(string how, string remedy)
    {
        string anna = _team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna);
        string key = how switch
        {
            "passphrase" => Key("locked", "a secret"),
            "missing" => _team.Folder("nothing here"),
            "lone" => _team.Folder("lone.pub"),
            _ => string.Empty,
        };
        if (how == "lone")
        {
            File.Move(Key("gone") + ".pub", key);
        }

        EvidenceSharingRequest request = new(TimeSpan.FromMinutes(1), null) { Sign = true, SigningKey = key.Length > 0 ? key : null };
        OpsFailure failure = await Real.FailureAsync(() => EvidenceTeam.SyncAsync(anna, request: request));

        Assert.Equal(ErrorIds.EvidenceSigningFailed, failure.ErrorId);
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
        Assert.Null(_team.Head);
    }

    [Fact]
    public async Task The_key_of_git_signs_where_nothing_else_is_named()
    {
        string anna = _team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna);
        TestRepository.Run(anna, "config", "user.signingkey", Key("anna") + ".pub");

        FsEvidenceSync sync = await EvidenceTeam.SyncAsync(anna, request: new EvidenceSharingRequest(TimeSpan.FromMinutes(1), null) { Sign = true });

        Assert.Equal((FsEvidenceSyncState.Synchronized, true, 1), (sync.State, sync.IsSigned, sync.Sent));
    }

    public void Dispose() => _team.Dispose();

    private static string[] Signatures(string work) => [.. Directory.GetFiles(Path.Combine(work, "chains"), "*.sig", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static Task<FsEvidenceSync> SyncAsync(string clone, string key) =>
        EvidenceTeam.SyncAsync(clone, request: new EvidenceSharingRequest(TimeSpan.FromMinutes(1), null) { SigningKey = key });

    private static async Task MeasureAsync(string clone)
    {
        Project project = await Real.LoadAsync(clone);
        FsInput? input = await Real.Inputs(project).TakeAsync("backend", Cancel.Token);
        FsResult result = new() { ChecklistItem = FsChecklistItem.TestsPassed, Subject = "unit", Outcome = FsOutcome.Passed, Summary = "41 passed.", Scope = FsScope.Full, Inputs = [input!] };
        await new EvidenceRecorder(Real.Git, new SecretRedactor(), new RecordingHost(), fingerprints: Real.Fingerprints).RecordAsync(project, FsChecklistItem.TestsPassed, [result], Cancel.Token);
    }

    private static async Task<FsChecklistStatus> BoxAsync(string clone) =>
        (await Rooms.Checklist(await Real.LoadAsync(clone), Real.Git, Real.Fingerprints, new RecordingHost()).EvaluateAsync("staging", null, Cancel.Token)).Single(static b => b.Box == FsChecklistItem.TestsPassed);

    private static async Task<IReadOnlyList<FsLedgerCheck>> VerifyAsync(string clone)
    {
        using OpsSession session = new(new RecordingHost(), clone);
        return await new EvidenceVerification(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(Cancel.Token);
    }

    private string Key(string name, string passphrase = "")
    {
        string path = _team.Folder("key-" + name);
        CommandLine.Run(_keygen, ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", path], _team.Folder("."));
        return path;
    }

    private static string Public(string key) => File.ReadAllText(key + ".pub").Trim();

    // On the default branch of the remote, with the policy and a backend.
    private void Publish(string file, string text, bool bom = false)
    {
        string work = _team.Folder("first");
        Directory.CreateDirectory(Path.Combine(work, "backend"));
        File.WriteAllText(Path.Combine(work, "backend", "a.py"), "a = 1\n");
        File.WriteAllText(Path.Combine(work, "freesport.ops.yml"), Strict);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(work, file))!);
        File.WriteAllText(Path.Combine(work, file), text, new System.Text.UTF8Encoding(bom));
        TestRepository.Run(work, "add", "--all");
        TestRepository.Run(work, "commit", "-q", "-m", "allow");
        TestRepository.Run(work, "push", "-q", "origin", "main");
    }
}
