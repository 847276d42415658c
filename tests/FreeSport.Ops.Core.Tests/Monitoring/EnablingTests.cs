using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class EnablingTests
{
    [Fact]
    public async Task A_receiver_that_shows_the_nonce_confirms_it_and_one_that_refuses_fails()
    {
        using AlertingStack stack = await AlertingStack.StartAsync(receiver: ", confirm: \"ADDRESS/told\"");

        FsAlerting confirmed = await stack.EnableAsync();
        stack.ReceiverStatus = 500;
        FsAlerting refused = await stack.EnableAsync(FsAlertProof.AlertmanagerToReceiver, seconds: 5);

        Assert.Equal((FsOutcome.Passed, FsAlertDelivery.Confirmed), (confirmed.Outcome, confirmed.Receivers[0].Delivery));
        Assert.Equal((FsOutcome.Failed, FsAlertDelivery.Failed, false), (refused.Outcome, refused.Receivers[0].Delivery, refused.IsActive));
        Assert.All(refused.Files, static f => Assert.Equal(FsAlertingFileChange.Unchanged, f.Change));
        Assert.Contains(await stack.TestAsync(), static m => m.Checks.Any(static c => c.Aspect == FsMonitoringAspect.TestAlert && c.Outcome == FsOutcome.Failed));
    }

    [Fact]
    public async Task What_Prometheus_does_not_read_is_put_back_and_said_to_be_so()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();
        string elsewhere = stack.Files.Repository.At("nobody-reads-this.yml");
        stack.Files.Repository.Write("freesport.ops.yml", File.ReadAllText(stack.Files.Repository.At("freesport.ops.yml")).Replace(stack.RulesFile, elsewhere, StringComparison.Ordinal));
        string before = File.ReadAllText(stack.ConfigurationFile);

        FsAlerting result = await stack.EnableAsync(seconds: 3);

        Assert.Equal((FsOutcome.Failed, true, false), (result.Outcome, result.IsPutBack, result.IsActive));
        Assert.Contains("ApiErrors", result.Summary, StringComparison.Ordinal);
        Assert.Contains("rule_files", result.Remedy!, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere));
        Assert.Equal(before, File.ReadAllText(stack.ConfigurationFile));
        Assert.Empty(result.Receivers);
    }

    [Fact]
    public async Task Rules_that_cannot_be_evaluated_are_put_back()
    {
        using AlertingStack stack = await AlertingStack.StartAsync(rules: "{ name: Odd, expr: 'label_replace(vector(1), \"a\", \"b\", \"c\", \"(\")', severity: info, summary: Odd }");

        FsAlerting result = await stack.EnableAsync(seconds: 5);

        Assert.Equal((FsOutcome.Failed, true), (result.Outcome, result.IsPutBack));
        Assert.Contains("Odd", result.Summary, StringComparison.Ordinal);
        Assert.False(File.Exists(stack.RulesFile));
    }

    [Fact]
    public async Task A_wrong_expression_ends_it_before_anything_is_written()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/promtool"), "There is no promtool.");
        using AlertingStack stack = await AlertingStack.StartAsync(rules: "{ name: Wrong, expr: 'sum by job (up)', severity: info, summary: Wrong }");
        string before = File.ReadAllText(stack.ConfigurationFile);

        OpsException wrong = await Assert.ThrowsAsync<OpsException>(() => stack.EnableAsync());

        Assert.Equal(ErrorIds.AlertingInvalid, wrong.Failure.ErrorId);
        Assert.Contains("promtool", wrong.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(stack.ConfigurationFile));
        Assert.False(File.Exists(stack.RulesFile));
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_refused_and_its_secrets_are_not_shown()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();
        File.WriteAllText(stack.ConfigurationFile, "{ global: { slack_api_url: 'http://127.0.0.1/services/T0/B0/hush-hush-hush' }, route: { receiver: a }, receivers: [ { name: a } ] }\n# url: http://127.0.0.1/hush-hush-hush\n");

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => stack.EnableAsync());
        FsAlerting forced = await stack.EnableAsync(FsAlertProof.AlertmanagerToReceiver, force: true);

        Assert.Equal(ErrorIds.AlertFileForeign, refused.Failure.ErrorId);
        Assert.Equal(FsOutcome.Passed, forced.Outcome);
        Assert.DoesNotContain(forced.Files, static f => f.Diff.Contains("hush-hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_of_the_environment_gets_into_its_private_file_and_nowhere_else()
    {
        const string Variable = "FSOPS_TESTED_HOOK";
        const string Secret = "services/T0/B0/quite-secret-address";
        using AlertingStack stack = await AlertingStack.StartAsync();
        string receiver = stack.Files.Repository.At("freesport.ops.yml");
        string address = File.ReadAllText(receiver).Split("address: \"")[1].Split("/hook\"")[0];
        Environment.SetEnvironmentVariable(Variable, address + "/" + Secret);
        try
        {
            stack.Configure(receivers: "- { name: slack, kind: slack, addressFrom: " + Variable + ", channel: '#devops' }");

            FsAlerting result = await stack.EnableAsync();

            Assert.True(result.IsActive, result.Summary + "\n" + result.Detail);
            Assert.Equal(["hook", "slack"], result.Receivers.Select(static r => r.Receiver).Order());
            string folder = Path.Combine(Path.GetDirectoryName(stack.ConfigurationFile)!, "secrets");
            Assert.Equal(address + "/" + Secret, File.ReadAllText(Path.Combine(folder, "slack")));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(folder, "slack")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.DoesNotContain(Secret, File.ReadAllText(stack.ConfigurationFile) + File.ReadAllText(stack.RulesFile), StringComparison.Ordinal);
            string said = System.Text.Json.JsonSerializer.Serialize(result) + string.Join("\n", stack.Files.Host.Verbose) + string.Join("\n", stack.Files.Host.Warnings)
                + string.Join("\n", Directory.GetFiles(stack.Files.Repository.At(".git/freesport-ops"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
            Assert.DoesNotContain("quite-secret", said, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.Equal(ErrorIds.AlertingSecretMissing, (await Assert.ThrowsAsync<OpsException>(() => stack.EnableAsync())).Failure.ErrorId);
    }

    [Fact]
    public async Task For_a_server_that_is_not_there_nothing_is_written_and_nobody_waits()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();
        string before = File.ReadAllText(stack.ConfigurationFile);
        stack.Prometheus!.Kill();

        FsAlerting result = await stack.EnableAsync(seconds: 3600);

        Assert.Equal((FsOutcome.Failed, false, false), (result.Outcome, result.IsActive, result.IsPutBack));
        Assert.Contains(stack.Prometheus.Url, result.Summary, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(stack.ConfigurationFile));
        Assert.False(File.Exists(stack.RulesFile));
    }

    [Fact]
    public async Task An_Alertmanager_that_dies_is_noticed_and_nothing_is_called_active()
    {
        using AlertingStack stack = await AlertingStack.StartAsync();
        await stack.EnableAsync();
        stack.Alertmanager!.Kill();

        FsAlerting result = await stack.EnableAsync(seconds: 3);
        IReadOnlyList<FsMonitoring> watched = await stack.TestAsync();

        Assert.Equal((FsOutcome.Failed, false), (result.Outcome, result.IsActive));
        Assert.Equal(FsOutcome.Failed, watched.Single(static m => m.Kind == "alertmanager").Outcome);
        Assert.DoesNotContain(watched, static m => m.Outcome == FsOutcome.Passed);
    }
}
