using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Tests.Monitoring.Notifications;

public sealed class SlackTests
{
    private const string Secret = "/services/T024BE7LD/B024BE7LE/9rkXzQbC4mVtY1pNwLsD7aHf";
    private const string Token = "xoxb-1234567890-9rkXzQbC4mVtY1pN";

    private static readonly NotificationRequest Impatient = new() { Patience = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_webhook_gets_sections_and_a_text_for_where_none_are_shown()
    {
        using ChannelServer slack = new(ChannelServer.Slack);
        using NotificationProject project = Webhook();

        FsNotification sent = Assert.Single(await project.SendAsync([await project.MeasuredAsync(), new MessageItem("a <b> & c", FsOutcome.Failed, "<!channel> x > y") { Environment = "production" }], logins: ("DevOps", "", slack.Url + Secret)));

        Assert.Equal((FsNotificationState.Sent, FsOutcome.Passed, FsOutcome.Failed, FsChecklistItem.TeamNotified), (sent.State, sent.Outcome, sent.Verdict, sent.ChecklistItem));
        Assert.NotNull(sent.EvidenceId);
        ChannelRequest request = Assert.Single(slack.Requests);
        Assert.Equal(Secret, request.Path);
        JsonElement body = JsonDocument.Parse(request.Body).RootElement;
        Assert.StartsWith("❌ Failed: production: change ", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        string shown = string.Join("\n", Sections(body));
        Assert.Contains("*a &lt;b&gt; &amp; c*: &lt;!channel&gt; x &gt; y", shown, StringComparison.Ordinal);
        Assert.True(shown.IndexOf("&lt;b&gt;", StringComparison.Ordinal) < shown.IndexOf("unit is Passed", StringComparison.Ordinal), "What failed stands first.");
    }

    [Theory]
    [InlineData(41_000, 1)]
    [InlineData(30, 3_000)]
    [InlineData(2_999, 9)]
    public async Task What_is_too_long_for_Slack_is_cut_and_says_so_with_the_way_to_the_whole(int length, int count)
    {
        using ChannelServer slack = new(ChannelServer.Slack);
        using NotificationProject project = Webhook();
        MessageItem[] items = [.. Enumerable.Range(0, count).Select(n => new MessageItem("s" + n, FsOutcome.Failed, string.Concat(Enumerable.Repeat("я&😀", length / 4))) { Environment = "production", Links = [new Uri("https://github.com/o/r/actions/runs/7")] })];

        FsNotification sent = Assert.Single(await project.SendAsync(items, logins: ("DevOps", "", slack.Url + Secret)));

        Assert.True(sent.LinesCut > 0);
        string[] sections = Sections(JsonDocument.Parse(Assert.Single(slack.Requests).Body).RootElement);
        Assert.All(sections, static s => Assert.InRange(s.Length, 1, 3_000));
        Assert.InRange(sections.Sum(static s => s.Length), 1, 12_000);
        Assert.InRange(sections.Length, 1, 50);
        Assert.EndsWith("https://github.com/o/r/actions/runs/7", sections[^1], StringComparison.Ordinal);
        Assert.Contains($"{sent.LinesCut} more line", sections[^1], StringComparison.Ordinal);
        Assert.All(sections, static s => Assert.DoesNotMatch("&(?!amp;)", s));
        Assert.All(sections, static s => Assert.False(char.IsHighSurrogate(s[^1]) || char.IsLowSurrogate(s[0])));
    }

    [Theory]
    [InlineData(200, "{\"ok\":false,\"error\":\"channel_not_found\"}", "channel_not_found")]
    [InlineData(403, "invalid_token", "invalid_token")]
    [InlineData(404, "no_service", "no_service")]
    [InlineData(400, "invalid_blocks", "invalid_blocks")]
    [InlineData(200, "<html><body>Sign in</body></html>", "not Slack")]
    [InlineData(200, "", "not Slack")]
    [InlineData(500, "<html>oops</html>", "not Slack")]
    [InlineData(302, "", "not Slack")]
    public async Task What_Slack_did_not_take_is_not_sent_and_not_tried_twice(int status, string body, string said)
    {
        using ChannelServer slack = new(new ChannelAnswer(status, body) { Headers = status == 302 ? "Location: https://elsewhere.example/\r\n" : string.Empty });
        using NotificationProject project = Webhook();

        FsNotification refused = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", slack.Url + Secret)));

        Assert.Equal((FsNotificationState.NotSent, FsOutcome.Failed), (refused.State, refused.Outcome));
        Assert.Contains(said, refused.Summary, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Remedy!);
        Assert.Single(slack.Requests);
        Assert.Equal(FsNotificationState.NotSent, Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", slack.Url + Secret))).State);
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_is_asked_once_more_and_no_third_time()
    {
        using ChannelServer kind = new((_, n) => n == 1 ? new ChannelAnswer(429, "{\"ok\":false,\"error\":\"ratelimited\"}") { Headers = "Retry-After: 0\r\n" } : new ChannelAnswer(200, "ok"));
        using ChannelServer strict = new(new ChannelAnswer(429, "{\"retry_after\":0,\"ok\":false}"));
        using ChannelServer slow = new(new ChannelAnswer(429, "rate_limited") { Headers = "Retry-After: 3600\r\n" });
        using NotificationProject project = Webhook();
        MessageItem[] items = [await project.MeasuredAsync()];

        FsNotification waited = Assert.Single(await project.SendAsync(items, new NotificationRequest { Force = true }, logins: ("DevOps", "", kind.Url + Secret)));
        FsNotification refused = Assert.Single(await project.SendAsync(items, new NotificationRequest { Force = true }, logins: ("DevOps", "", strict.Url + Secret)));
        FsNotification tooLong = Assert.Single(await project.SendAsync(items, new NotificationRequest { Force = true }, logins: ("DevOps", "", slow.Url + Secret)));

        Assert.Equal((FsNotificationState.Sent, 2), (waited.State, kind.Requests.Count));
        Assert.Equal((FsNotificationState.NotSent, 2), (refused.State, strict.Requests.Count));
        Assert.Equal((FsNotificationState.NotSent, 1), (tooLong.State, slow.Requests.Count));
        Assert.Contains("3600", tooLong.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_handed_over_without_an_answer_is_unknown_and_not_sent_again_by_itself(bool hangs)
    {
        using ChannelServer slack = new(new ChannelAnswer(200, "ok") { Hangs = hangs, Drops = !hangs });
        using NotificationProject project = Webhook();
        MessageItem[] items = [await project.MeasuredAsync()];

        FsNotification unknown = Assert.Single(await project.SendAsync(items, Impatient, logins: ("DevOps", "", slack.Url + Secret)));
        FsNotification again = Assert.Single(await project.SendAsync(items, Impatient, logins: ("DevOps", "", slack.Url + Secret)));

        Assert.Equal((FsNotificationState.Unknown, FsOutcome.Inconclusive, null), (unknown.State, unknown.Outcome, unknown.SentAt));
        Assert.Equal((FsNotificationState.Unknown, FsOutcome.Inconclusive, unknown.EvidenceId), (again.State, again.Outcome, again.EvidenceId));
        Assert.Contains("-Force", again.Remedy, StringComparison.Ordinal);
        Assert.Single(slack.Requests);
        Assert.Equal(FsChecklistState.Inconclusive, (await project.Project.BoxAsync(FsChecklistItem.TeamNotified, "production")).State);
        await project.SendAsync(items, Impatient with { Force = true }, logins: ("DevOps", "", slack.Url + Secret));
        Assert.Equal(2, slack.Requests.Count);
    }

    [Fact]
    public async Task What_never_reached_the_channel_is_not_sent_and_can_be_tried_again()
    {
        using NotificationProject project = Webhook();
        string closed = "http://127.0.0.1:" + SshServer.FreePort() + Secret;

        FsNotification refused = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", closed)));

        Assert.Equal((FsNotificationState.NotSent, FsOutcome.Failed), (refused.State, refused.Outcome));
        using ChannelServer slack = new(ChannelServer.Slack);
        Assert.Equal(FsNotificationState.Sent, Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", slack.Url + Secret))).State);
    }

    [Fact]
    public async Task A_bot_makes_one_message_for_each_change_and_puts_details_into_its_thread()
    {
        using ChannelServer slack = new(ChannelServer.Slack);
        using NotificationProject project = Bot(slack);

        FsNotification first = Assert.Single(await project.SendAsync([await project.MeasuredAsync(outcome: FsOutcome.Failed)], logins: ("DevOps", "", Token)));
        FsNotification second = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", Token)));
        FsNotification other = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], new NotificationRequest { Change = "FS-12" }, logins: ("DevOps", "", Token)));

        Assert.Equal([(false, "C024BE91L:1764183120.000001"), (true, "C024BE91L:1764183120.000001"), (false, "C024BE91L:1764183120.000005")], new[] { first, second, other }.Select(static n => (n.IsUpdate, n.ThreadId!)));
        Assert.Equal(
            ["/api/chat.postMessage", "/api/chat.postMessage", "/api/chat.update", "/api/chat.postMessage", "/api/chat.postMessage", "/api/chat.postMessage"],
            slack.Requests.Select(static r => r.Path));
        Assert.All(slack.Requests, static r => Assert.Equal("Bearer " + Token, r.Authorization));
        JsonElement[] bodies = [.. slack.Requests.Select(static r => JsonDocument.Parse(r.Body).RootElement)];
        Assert.Equal("1764183120.000001", bodies[1].GetProperty("thread_ts").GetString());
        Assert.Equal(("C024BE91L", "1764183120.000001"), (bodies[2].GetProperty("channel").GetString(), bodies[2].GetProperty("ts").GetString()));
        Assert.Contains("✅", bodies[2].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("1764183120.000001", bodies[3].GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task A_message_of_the_change_that_is_gone_is_made_anew()
    {
        using ChannelServer slack = new(static (r, n) => r.Path.EndsWith("chat.update", StringComparison.Ordinal) ? new ChannelAnswer(200, "{\"ok\":false,\"error\":\"message_not_found\"}") : ChannelServer.Slack(r, n));
        using NotificationProject project = Bot(slack);
        await project.SendAsync([await project.MeasuredAsync(outcome: FsOutcome.Failed)], logins: ("DevOps", "", Token));

        FsNotification second = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", Token)));

        Assert.Equal((FsNotificationState.Sent, false, "C024BE91L:1764183120.000004"), (second.State, second.IsUpdate, second.ThreadId));
    }

    [Fact]
    public async Task Details_that_are_lost_leave_the_message_of_the_change_for_the_next_attempt()
    {
        using ChannelServer slack = new(static (r, n) => r.Body.Contains("thread_ts", StringComparison.Ordinal) && n == 2 ? new ChannelAnswer(200, "{\"ok\":false,\"error\":\"msg_blocks_too_long\"}") : ChannelServer.Slack(r, n));
        using NotificationProject project = Bot(slack);
        MessageItem[] items = [await project.MeasuredAsync()];

        FsNotification broken = Assert.Single(await project.SendAsync(items, logins: ("DevOps", "", Token)));
        FsNotification again = Assert.Single(await project.SendAsync(items, logins: ("DevOps", "", Token)));

        Assert.Equal((FsNotificationState.NotSent, "C024BE91L:1764183120.000001"), (broken.State, broken.ThreadId));
        Assert.Equal((FsNotificationState.Sent, true, "C024BE91L:1764183120.000001"), (again.State, again.IsUpdate, again.ThreadId));
    }

    [Theory]
    [InlineData("invalid_auth", "new token")]
    [InlineData("not_in_channel", "/invite")]
    [InlineData("missing_scope\",\"needed\":\"chat:write", "chat:write")]
    public async Task A_bot_that_is_refused_says_what_helps(string error, string remedy)
    {
        using ChannelServer slack = new(new ChannelAnswer(200, $"{{\"ok\":false,\"error\":\"{error}\"}}"));
        using NotificationProject project = Bot(slack);

        FsNotification refused = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", Token)));

        Assert.Equal(FsNotificationState.NotSent, refused.State);
        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
    }

    private static NotificationProject Webhook() => NotificationProject.Of("name: DevOps, kind: slack");

    private static NotificationProject Bot(ChannelServer slack) => NotificationProject.Of($"name: DevOps, kind: slack, tokenFrom: SLACK_BOT_TOKEN_OF_NOBODY, channel: C024BE91L, api: \"{slack.Url}/api\"");

    private static string[] Sections(JsonElement body) => [.. body.GetProperty("blocks").EnumerateArray().Select(static b => b.GetProperty("text").GetProperty("text").GetString()!)];
}
