using System.Net;
using System.Text.Json;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Tests.Evidence.Sharing;

/// <summary>A digest over all chains as the status of a commit, on a GitHub that keeps statuses.</summary>
public sealed class EvidenceAnchoringTests : IDisposable
{
    private readonly EvidenceTeam _team = new();
    private readonly Dictionary<string, JsonElement> _statuses = new(StringComparer.Ordinal);
    private readonly ScriptedHttp _server;

    public EvidenceAnchoringTests() => _server = new ScriptedHttp(Answer);

    [Fact]
    public async Task What_was_anchored_holds_until_the_branch_is_written_anew()
    {
        (string anna, string boris) = (_team.Clone("anna"), _team.Clone("boris"));
        await EvidenceTeam.RecordAsync(anna, 3);
        await EvidenceTeam.RecordAsync(boris, 2);
        await EvidenceTeam.SyncWellAsync(anna);
        string early = _team.Head!;
        await EvidenceTeam.SyncWellAsync(boris);
        FsLedgerCheck none = await CheckAsync(boris);

        (string Digest, string Commit)? anchored = await Anchoring(boris, async a => await a.AnchorAsync(Cancel.Token));
        await EvidenceTeam.SyncWellAsync(anna);
        FsLedgerCheck holds = await CheckAsync(anna);
        await EvidenceTeam.RecordAsync(anna);
        await EvidenceTeam.SyncWellAsync(anna);
        FsLedgerCheck later = await CheckAsync(anna);

        TestRepository.Run(_team.Remote, "update-ref", "refs/heads/" + EvidenceTeam.Branch, early);
        string clara = _team.Clone("clara");
        await EvidenceTeam.SyncWellAsync(clara);
        FsLedgerCheck rewritten = await CheckAsync(clara);

        Assert.Equal(TestRepository.Run(anna, "rev-parse", "HEAD"), anchored!.Value.Commit);
        JsonElement status = _statuses[anchored.Value.Commit];
        Assert.Equal(("fsops/evidence", "success"), (status.GetProperty("context").GetString(), status.GetProperty("state").GetString()));
        Assert.InRange(status.GetProperty("description").GetString()!.Length, 64, 140);
        Assert.StartsWith(anchored.Value.Digest, status.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal((FsOutcome.Inconclusive, FsLedgerFault.None), (none.Outcome, none.Fault));
        Assert.Equal((FsOutcome.Passed, FsLedgerState.Intact), (holds.Outcome, holds.State));
        Assert.Equal(FsOutcome.Passed, later.Outcome);
        Assert.Equal((FsOutcome.Failed, FsLedgerFault.AnchorMismatch), (rewritten.Outcome, rewritten.Fault));
        Assert.NotNull(rewritten.Remedy);
    }

    public void Dispose()
    {
        _server.Dispose();
        _team.Dispose();
    }

    private Task<FsLedgerCheck> CheckAsync(string clone) => Anchoring(clone, static a => a.CheckAsync(Cancel.Token));

    private async Task<T> Anchoring<T>(string clone, Func<EvidenceAnchoring, Task<T>> act)
    {
        using GitHubClient github = new(
            new GitHubAddress(new Uri($"http://{_server.Host}/"), "localhost", "acme", "shop"),
            new GitHubToken(FsGitHubTokenSource.Parameter, ScriptedGitHub.Token),
            new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask },
            new RecordingHost());
        return await act(new EvidenceAnchoring(await Real.LoadAsync(clone), Real.Git, github));
    }

    private ScriptedHttp.Answer Answer(HttpListenerRequest request)
    {
        string[] parts = request.Url!.AbsolutePath.Split('/');
        (string Name, string Value)[] headers = [("Content-Type", "application/json; charset=utf-8")];
        if (request.HttpMethod == "POST")
        {
            using StreamReader body = new(request.InputStream);
            _statuses[parts[^1]] = JsonDocument.Parse(body.ReadToEnd()).RootElement.Clone();
            return new ScriptedHttp.Answer(201, _statuses[parts[^1]].GetRawText(), headers);
        }

        object[] known = _statuses.TryGetValue(parts[^2], out JsonElement status) ? [status] : [];
        return new ScriptedHttp.Answer(200, JsonSerializer.Serialize(new { statuses = known, total_count = known.Length }), headers);
    }
}
