using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class SilenceTests
{
    private static readonly SilenceOptions Release = new("production", TimeSpan.FromMinutes(30), "релиз 4.2");

    [Fact]
    public async Task A_silence_is_in_the_ledger_before_it_hides_anything_and_gone_when_it_is_ended()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();

        FsAlertSilence set = (await stack.SilenceAsync(Release))!;

        AlertmanagerSilence seen = Assert.Single(await SilencesAsync(stack));
        Assert.Equal((set.SilenceId, "active"), (seen.Id, seen.State));
        Assert.Equal(["alertname=\"ApiErrors\"", "environment=\"production\""], seen.Matchers.Select(static m => m.ToString()).Order());
        Assert.Contains("релиз 4.2", seen.Comment, StringComparison.Ordinal);
        Assert.InRange(seen.EndsAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5.1));
        FsEvidence[] events = [.. new EvidenceStore(stack.Files.Repository.Paths, stack.Files.Host).NewestFirst().Where(static e => e.Subjects.Any(static s => s.Name == "silence of production"))];
        Assert.Equal([FsOutcome.Passed, FsOutcome.Inconclusive], events.Select(static e => e.Outcome));
        Assert.Contains(set.Nonce, events[1].Subjects[0].Summary, StringComparison.Ordinal);
        Assert.Contains(events[0].Subjects[0].Inputs, i => i.Name == "silence." + set.SilenceId);
        Assert.Contains((await stack.TestAsync()).Single(static m => m.Kind == "alertmanager").Checks, static c => c.Aspect == FsMonitoringAspect.Silences && c.Outcome == FsOutcome.Failed);

        FsAlertSilence ended = Assert.Single(await stack.EndSilencesAsync());

        Assert.Equal((FsAlertSilenceState.Ended, set.SilenceId), (ended.State, ended.SilenceId));
        Assert.Equal("expired", Assert.Single(await SilencesAsync(stack)).State);
        Assert.Empty(stack.Journal.Left());
        Assert.Empty(stack.Files.Host.Warnings);
    }

    [Fact]
    public async Task The_short_end_is_moved_on_while_somebody_lives()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();

        FsAlertSilence set = (await stack.SilenceAsync(Release, lease: TimeSpan.FromSeconds(6)))!;

        await Until.TrueAsync(async () => (await SilencesAsync(stack)).Single(s => s.Id == set.SilenceId).EndsAt.UtcDateTime > set.EndsAt, "the end is moved on");
        Assert.Single(await SilencesAsync(stack));
    }

    [Fact]
    public async Task What_a_killed_session_left_is_ended_by_the_next_run_by_its_nonce()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();
        FsAlertSilence set = (await stack.SilenceAsync(Release))!;

        // What a kill leaves: the note without its holder, here as if it came between the setting and the noting of the id.
        SilenceLease.Find(set.Nonce)!.Dispose();
        SilenceNote left = Assert.Single(stack.Journal.Left());
        left.SilenceId = null;
        stack.Journal.Write(left);

        FsAlertSilence next = (await stack.SilenceAsync(Release))!;

        Assert.NotEqual(set.SilenceId, next.SilenceId);
        Assert.Equal([next.SilenceId], (await SilencesAsync(stack)).Where(static s => s.State == "active").Select(static s => s.Id));
        Assert.Contains(stack.Files.Host.Warnings, w => w.Contains(set.SilenceId!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("service=~\".+\"")]
    [InlineData("service=~\".*\"")]
    [InlineData("service=~\"[^x]*|x.*\"")]
    [InlineData("service=\"\"")]
    [InlineData("service!=\"x\"")]
    [InlineData("alertname=\"Watchdog\"")]
    [InlineData("severity=~\"none|critical\"")]
    [InlineData("service")]
    [InlineData("service=~\"(\"")]
    public async Task Matchers_that_name_nothing_or_hide_the_watchdog_are_refused(string matcher)
    {
        using ChecklistProject project = ChecklistProject.Of("monitoring: [ { name: am, kind: alertmanager, url: 'http://127.0.0.1:1' } ]\n");
        using OpsSession session = new(project.Host, project.Repository.Path);

        OpsException refused = await Assert.ThrowsAsync<OpsException>(async () =>
            await new AlertSilencing(session, await session.LoadProjectAsync(Cancel.Token)).SetAsync(Release with { Matchers = [matcher] }, Cancel.Token));

        Assert.Equal(ErrorIds.SilenceMatcherRefused, refused.Failure.ErrorId);
    }

    [Fact]
    public async Task A_silence_without_a_reason_is_refused()
    {
        using ChecklistProject project = ChecklistProject.Of("monitoring: [ { name: am, kind: alertmanager, url: 'http://127.0.0.1:1' } ]\n");
        using OpsSession session = new(project.Host, project.Repository.Path);

        OpsException refused = await Assert.ThrowsAsync<OpsException>(async () =>
            await new AlertSilencing(session, await session.LoadProjectAsync(Cancel.Token)).SetAsync(Release with { Reason = "  ", Matchers = ["service=api"] }, Cancel.Token));

        Assert.Equal(ErrorIds.SilenceReasonMissing, refused.Failure.ErrorId);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_makes_no_second_silence()
    {
        List<string> posted = [];
        using ScriptedHttp alertmanager = new(request =>
        {
            string path = request.Url!.AbsolutePath;
            if (request.HttpMethod == "POST")
            {
                using StreamReader body = new(request.InputStream);
                posted.Add(body.ReadToEnd().TrimEnd('}') + ",\"id\":\"0b6a5f2e-8a58-4a3c-9f5e-0d2a4c1b7e11\",\"status\":{\"state\":\"active\"}}");
                return new ScriptedHttp.Answer(503, "<html>busy</html>");
            }

            return new ScriptedHttp.Answer(200, path == "/api/v2/silences" ? "[" + string.Join(",", posted) + "]" : "[]");
        });
        using TempFolder journal = new();
        using ChecklistProject project = ChecklistProject.Of($"monitoring: [ {{ name: am, kind: alertmanager, url: 'http://{alertmanager.Host}' }} ]\n");
        using OpsSession session = new(project.Host, project.Repository.Path);
        AlertSilencing silencing = new(session, await session.LoadProjectAsync(Cancel.Token), new SilenceJournal(journal.Path), TimeSpan.FromMinutes(5));

        FsAlertSilence set = (await silencing.SetAsync(Release with { Matchers = ["service=api"] }, Cancel.Token))!;

        Assert.Equal(("0b6a5f2e-8a58-4a3c-9f5e-0d2a4c1b7e11", FsAlertSilenceState.Active), (set.SilenceId, set.State));
        Assert.Single(posted);
        SilenceLease.Find(set.Nonce)!.Dispose();
    }

    private static async Task<IReadOnlyList<AlertmanagerSilence>> SilencesAsync(AlertingStack stack)
    {
        using AlertmanagerClient client = new(MonitorAddress.Of("am", stack.Alertmanager!.Url, new SecretRedactor()), TimeSpan.FromSeconds(10), stack.Files.Host);
        return await client.ReadSilencesAsync(Cancel.Token);
    }
}
