using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Tests.Monitoring.Notifications;

/// <summary>What is sent, in the eyes of a Slack that is not ours.</summary>
public sealed class SlackEmulatorTests
{
    [Fact]
    public async Task A_change_has_one_message_that_is_edited_and_its_details_in_the_thread()
    {
        using SlackEmulator slack = await SlackEmulator.StartAsync();
        using NotificationProject project = NotificationProject.Of($"name: DevOps, kind: slack, tokenFrom: SLACK_BOT_TOKEN_OF_NOBODY, channel: {SlackEmulator.Channel}, api: \"{slack.Url}/api\"");
        int before = (await slack.MessagesAsync()).Length;

        FsNotification first = await TellAsync(project, FsOutcome.Failed);
        FsNotification second = await TellAsync(project, FsOutcome.Passed);

        Assert.Equal((FsNotificationState.Sent, FsNotificationState.Sent, false, true), (first.State, second.State, first.IsUpdate, second.IsUpdate));
        Assert.Equal(first.ThreadId, second.ThreadId);
        JsonElement root = (await slack.MessagesAsync())[before..].Single(static m => !m.TryGetProperty("thread_ts", out JsonElement thread) || thread.GetString() == m.GetProperty("ts").GetString());
        Assert.StartsWith("✅ Passed", root.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement[] thread = await slack.MessagesAsync(root.GetProperty("ts").GetString());
        Assert.Equal(["✅", "❌", "✅"], thread.Select(static m => m.GetProperty("text").GetString()![..1]));
        Assert.Equal([first.MessageId, second.MessageId], thread[1..].Select(static m => m.GetProperty("ts").GetString()));
    }

    [Fact]
    public async Task A_webhook_takes_the_sections()
    {
        using SlackEmulator slack = await SlackEmulator.StartAsync();
        using NotificationProject project = NotificationProject.Of("name: DevOps, kind: slack");

        FsNotification sent = Assert.Single(await project.SendAsync([await project.MeasuredAsync()], logins: ("DevOps", "", slack.Url + "/services/T000000001/B000000001/9rkXzQbC4mVtY1pN")));

        Assert.Equal(FsNotificationState.Sent, sent.State);
        Assert.StartsWith("✅ Passed: production: change ", (await slack.MessagesAsync())[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task<FsNotification> TellAsync(NotificationProject project, FsOutcome outcome)
    {
        MessageItem item = await project.MeasuredAsync(outcome: outcome);
        return Assert.Single(await project.SendAsync([item], logins: ("DevOps", "", "xoxb-1234567890-9rkXzQbC4mVtY1pN")));
    }
}
