using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Tests.Evidence.Sharing;

/// <summary>What was done to chains since they were shared, each told apart.</summary>
public sealed class EvidenceVerificationTests : IDisposable
{
    private readonly EvidenceTeam _team = new();

    [Theory]
    [InlineData("cut", FsLedgerFault.Truncated, 4L)]
    [InlineData("edit", FsLedgerFault.Edited, 3L)]
    [InlineData("edit first", FsLedgerFault.Edited, 1L)]
    [InlineData("swap", FsLedgerFault.Reordered, 2L)]
    [InlineData("repeat", FsLedgerFault.Duplicated, 4L)]
    [InlineData("remove", FsLedgerFault.Gap, 2L)]
    [InlineData("delete", FsLedgerFault.MissingChain, null)]
    [InlineData("anew", FsLedgerFault.Forked, 2L)]
    public async Task Each_kind_of_damage_has_its_name_its_line_and_a_remedy(string damage, FsLedgerFault fault, long? line)
    {
        string anna = _team.Clone("anna");
        await EvidenceTeam.RecordAsync(anna, 5);
        await EvidenceTeam.SyncWellAsync(anna);
        FsLedgerCheck before = Assert.Single(await VerifyAsync(anna));
        string path = Assert.Single(EvidenceTeam.Ledgers(anna));
        List<string> lines = [.. await File.ReadAllLinesAsync(path, Cancel.Token)];
        switch (damage)
        {
            case "cut":
                lines.RemoveRange(3, 2);
                break;
            case "edit":
                lines[2] = lines[2].Replace("Passed", "Failed", StringComparison.Ordinal);
                break;
            case "edit first":
                lines[0] = lines[0].Replace("Passed", "Failed", StringComparison.Ordinal);
                break;
            case "swap":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            case "repeat":
                lines.Insert(3, lines[1]);
                break;
            case "remove":
                lines.RemoveAt(1);
                break;
            case "anew":
                lines.RemoveRange(1, 4);
                break;
            default:
                break;
        }

        await File.WriteAllTextAsync(path, string.Concat(lines.Select(static l => l + "\n")), Cancel.Token);
        if (damage == "delete")
        {
            File.Delete(path);
        }
        else if (damage == "anew")
        {
            await EvidenceTeam.RecordAsync(anna, 4);
        }

        FsLedgerCheck after = Assert.Single(await VerifyAsync(anna));

        Assert.Equal((FsOutcome.Passed, FsLedgerFault.None, 5L), (before.Outcome, before.Fault, before.Shared));
        Assert.Equal((FsOutcome.Failed, FsLedgerState.Broken, fault, line), (after.Outcome, after.State, after.Fault, after.Line));
        Assert.NotEmpty(after.Summary);
        Assert.NotNull(after.Remedy);
        Assert.Equal(before.Chain, after.Chain);
    }

    [Fact]
    public async Task A_fork_a_chain_of_others_that_was_deleted_and_one_that_was_damaged_on_the_branch_are_named_in_every_clone()
    {
        (string anna, string boris) = (_team.Clone("anna"), _team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        EvidenceTeam.Copy(anna, _team.Folder("copy"));
        await EvidenceTeam.RecordAsync(anna);
        await EvidenceTeam.RecordAsync(_team.Folder("copy"));
        await EvidenceTeam.SyncAsync(anna);
        await EvidenceTeam.SyncAsync(_team.Folder("copy"));
        await EvidenceTeam.SyncAsync(boris);

        IReadOnlyList<FsLedgerCheck> all = await VerifyAsync(boris);
        Assert.Equal([FsLedgerFault.Forked, FsLedgerFault.None], all.Select(static c => c.Fault).OrderDescending());
        Assert.All(all, static c => Assert.True(c.IsReceived));

        File.Delete(all.Single(static c => c.Fault == FsLedgerFault.None).Path);
        Assert.Contains(await VerifyAsync(boris), static c => c is { Fault: FsLedgerFault.MissingChain, EventCount: 0, Shared: 3 });
        await EvidenceTeam.SyncAsync(boris);
        Assert.Equal(2, (await VerifyAsync(boris)).Count);
    }

    [Fact]
    public async Task An_event_that_two_chains_have_is_told_in_the_second()
    {
        (string anna, string boris) = (_team.Clone("anna"), _team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna);
        await EvidenceTeam.RecordAsync(boris, 2);
        string hers = Assert.Single(EvidenceTeam.Ledgers(anna));
        string line = (await File.ReadAllLinesAsync(Assert.Single(EvidenceTeam.Ledgers(boris)), Cancel.Token))[1];
        FsEvidence copied = FreeSport.Ops.Core.Evidence.Ledger.LedgerLine.Parse(line).Entry!.Evidence!;
        await Events.AppendAsync(hers, copied);
        await EvidenceTeam.SyncWellAsync(boris);
        await EvidenceTeam.SyncWellAsync(anna);

        Assert.Contains(await VerifyAsync(anna), static c => c is { Fault: FsLedgerFault.Duplicated, Outcome: FsOutcome.Failed, Line: 2 });
    }

    public void Dispose() => _team.Dispose();

    private static async Task<IReadOnlyList<FsLedgerCheck>> VerifyAsync(string clone)
    {
        using OpsSession session = new(new RecordingHost(), clone);
        return await new EvidenceVerification(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(Cancel.Token);
    }
}
