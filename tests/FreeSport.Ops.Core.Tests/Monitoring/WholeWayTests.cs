namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class WholeWayTests
{
    [Fact]
    public async Task A_rule_that_fires_reaches_the_receiver_the_box_is_done_and_open_again_once_Prometheus_is_dead()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();

        FsAlerting enabled = await stack.EnableAsync();

        Assert.True(enabled.IsActive, enabled.Summary + "\n" + enabled.Detail);
        Assert.Equal((FsOutcome.Passed, FsAlertProof.RuleToReceiver, 2), (enabled.Outcome, enabled.Proof, enabled.Rules));
        FsReceiverTest test = Assert.Single(enabled.Receivers);
        Assert.Equal(("hook", FsAlertDelivery.Accepted), (test.Receiver, test.Delivery));
        string told = Assert.Single(stack.Told, body => body.Contains(enabled.Nonce!, StringComparison.Ordinal));
        Assert.Contains("TEST", told, StringComparison.Ordinal);
        Assert.NotNull(enabled.EvidenceId);
        Assert.DoesNotContain("fsops_test", File.ReadAllText(stack.RulesFile), StringComparison.Ordinal);

        await Until.TrueAsync(async () => (await stack.TestAsync()).All(static m => m.Outcome == FsOutcome.Passed), "both monitors watch");
        IReadOnlyList<FsMonitoring> watched = await stack.TestAsync();
        Assert.Equal(["alertmanager", "prometheus"], watched.Select(static m => m.Subject).Order());
        Assert.All(watched, static m => Assert.Equal(FsOutcome.Passed, m.Outcome));
        Assert.Equal(FsChecklistState.Done, (await stack.Files.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);

        stack.Prometheus!.Kill();
        FsMonitoring dead = (await stack.TestAsync()).Single(static m => m.Kind == "prometheus");

        Assert.Equal(FsOutcome.Failed, dead.Outcome);
        Assert.Equal(FsChecklistState.Failed, (await stack.Files.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);
    }
}
