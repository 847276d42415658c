using System.Text;
using System.Text.Json;

using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Send-FsNotification as a person meets it, against channels on loopback.</summary>
public sealed class NotificationTests : IDisposable
{
    private const string SlackPath = "/services/T024BE7LD/B024BE7LE/9rkXzQbC4mVtY1pNwLsD7aHf";
    private const string TelegramToken = "7204851966:AAF3qk_9rkXzQbC4mVtY1pNwLsD7aHf";
    private const string BotToken = "xoxb-1234567890-QbC4mVtY1pNwLs";
    private const string Tell = "Send-FsNotification -Environment production -Confirm:$false";

    // What is recorded of production, so that there is a verdict to tell.
    private const string Measured = "Add-FsEvidence MonitoringActive prometheus -Outcome Passed -Reason 'looked at' -Environment production";

    private readonly UnkindWebServer _server;
    private readonly SampleRepository _repository = SampleRepository.Empty();
    private Func<UnkindRequest, UnkindAnswer> _answer = Kind;

    public NotificationTests() => _server = new UnkindWebServer(request => _answer(request));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Results_of_every_kind_bind_from_the_pipeline_and_one_message_tells_of_all()
    {
        using Engine engine = Project("{ name: team, kind: webhook }");

        EngineResult result = engine.Run(
            $"$evidence = {Measured}; $waiver = Add-FsEvidence SecretsSynchronized -Waive -Until ([datetime]::Now.AddDays(1)) -Reason 'none here' -Environment production; $job = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([FreeSport.Ops.FsTestRun]@{{ Subject = 'units from a job'; Outcome = 'Warning'; Summary = 'slow' }}, 5)); "
            + "$evidence, $waiver, $job, [FreeSport.Ops.FsSmokeTest]@{ Subject = 'shop'; Outcome = 'Failed'; Summary = 'answers 502'; Environment = 'production' }, (Get-FsChecklist production), [FreeSport.Ops.FsRunbookSummary]@{ Outcome = 'Failed'; FailedCount = 2 }, 'Всё ли спокойно?' "
            + $"| ForEach-Object {{ $_ }} | {Tell} -Credential $address",
            ("address", Secure(_server.Address + "/hook-9rkXzQbC4m")));

        Assert.Null(result.ErrorId);
        Assert.Equal(["Sent"], result.Texts("State"));
        JsonElement body = Body(Assert.Single(_server.Requests));
        Assert.Equal(("Failed", "production"), (body.GetProperty("verdict").GetString(), body.GetProperty("environment").GetString()));
        string[] subjects = [.. body.GetProperty("items").EnumerateArray().Select(static i => i.GetProperty("subject").GetString()!)];
        Assert.All(["prometheus", "SecretsSynchronized", "units from a job", "shop"], s => Assert.Contains(s, subjects));
        Assert.DoesNotContain(subjects, string.IsNullOrEmpty);
        Assert.Contains("Всё ли спокойно?", body.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_is_an_error_and_the_rest_is_sent()
    {
        using Engine engine = Project("{ name: team, kind: webhook }");

        EngineResult result = engine.Run($"42, [FreeSport.Ops.FsSmokeTest]@{{ Subject = 'shop'; Outcome = 'Passed' }} | {Tell} -Credential $address", ("address", Secure(_server.Address)));
        EngineResult nothing = engine.Run($"42 | {Tell} -Credential $address", ("address", Secure(_server.Address)));

        Assert.Equal("NotificationInputWrong", result.ErrorId);
        Assert.Equal(["Sent"], result.Texts("State"));
        Assert.Equal(("NotificationInputWrong", 0), (nothing.ErrorId, nothing.Output.Length));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Secrets_come_as_objects_by_channel_and_are_in_no_stream_error_or_record()
    {
        _answer = static request => request.Target.StartsWith("/bot", StringComparison.Ordinal) ? Unkind.Json($"{{\"ok\":false,\"description\":\"no chat for {request.Target}\"}}")
            : request.Target == SlackPath ? Unkind.Reply(403, "invalid_token") : Unkind.Reply(500, "failed at http://localhost" + SlackPath + " with " + request.Header("Authorization"));
        using Engine engine = Project(
            "{ name: hook, kind: slack }", "{ name: chat, kind: webhook, format: telegram, channel: \"-100123\" }", $"{{ name: bot, kind: slack, channel: C1, api: \"{_server.Address}/api\" }}", "{ name: wrong, kind: webhook }");

        string said = Spoken.By(
            engine,
            "$c = @{ hook = $hook; chat = [pscredential]::new('telegram', $chat); bot = $bot; wrong = $bot }; " + Measured + " | Send-FsNotification -Environment production -Credential $c -Verbose -Debug -Confirm:$false; $Error | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 500 }",
            ("hook", Secure(_server.Address + SlackPath)),
            ("chat", Secure($"{_server.Address}/bot{TelegramToken}/sendMessage")),
            ("bot", Secure(BotToken)));

        Assert.Equal(3, _server.Requests.Count);
        Assert.Contains(_server.Requests, static r => r.Header("Authorization") == "Bearer " + BotToken);
        foreach (string text in new[] { said, File.ReadAllText(_repository.Ledger) })
        {
            Assert.Contains("NotSent", text, StringComparison.Ordinal);
            Assert.DoesNotContain("9rkXzQbC4mVtY1pN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("B024BE7LE", text, StringComparison.Ordinal);
            Assert.DoesNotContain("7204851966", text, StringComparison.Ordinal);
            Assert.DoesNotContain("QbC4mVtY1pNwLs", text, StringComparison.Ordinal);
        }

        EngineResult plain = engine.Run($"{Tell} -Credential '{BotToken}'");
        Assert.NotNull(plain.ErrorId);
        Assert.DoesNotContain("QbC4mVtY1pNwLs", plain.Terminated + string.Concat(plain.Errors.Select(static e => e.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_come_from_the_environment_and_the_parameter_goes_before_it()
    {
        using Engine engine = Project("{ name: team, kind: webhook, addressFrom: FSOPS_TEST_TEAM_HOOK }");
        Environment.SetEnvironmentVariable("FSOPS_TEST_TEAM_HOOK", _server.Address + "/from-environment-1");
        try
        {
            engine.Run($"'one' | {Tell}");
            engine.Run($"'two' | {Tell} -Credential $address", ("address", Secure(_server.Address + "/from-parameter-1")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FSOPS_TEST_TEAM_HOOK", null);
        }

        EngineResult missing = engine.Run($"'three' | {Tell}");

        Assert.Equal(["/from-environment-1", "/from-parameter-1"], _server.Requests.Select(static r => r.Target));
        Assert.Equal("NotConfigured", missing.Text(0, "State"));
        Assert.Contains("FSOPS_TEST_TEAM_HOOK", missing.Text(0, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Telegram_and_Mattermost_get_their_shapes_each_in_its_language()
    {
        using Engine engine = Project(
            "{ name: telegram, kind: webhook, format: telegram, channel: \"-1001234567890\", language: ru }", "{ name: mattermost, kind: webhook, format: mattermost, channel: devops, language: en }");

        EngineResult result = engine.Run(
            $"[FreeSport.Ops.FsSmokeTest]@{{ Subject = 'shop'; Outcome = 'Failed'; Summary = 'answers 502 to @all <b>'; Environment = 'production' }} | {Tell} -Credential @{{ telegram = $telegram; mattermost = $mattermost }}",
            ("telegram", Secure($"{_server.Address}/bot{TelegramToken}/sendMessage")),
            ("mattermost", Secure(_server.Address + "/hooks/xqk4mVtY1pNwLsD7aHf9rk")));

        Assert.Equal(["Sent", "Sent"], result.Texts("State"));
        JsonElement telegram = Body(_server.Requests.Single(static r => r.Target.StartsWith("/bot", StringComparison.Ordinal)));
        JsonElement mattermost = Body(_server.Requests.Single(static r => r.Target.StartsWith("/hooks", StringComparison.Ordinal)));
        Assert.Equal("-1001234567890", telegram.GetProperty("chat_id").GetString());
        Assert.Contains("Окружение: production", telegram.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("42", result.Output.Single(static o => (string)o.Properties["Subject"].Value == "telegram").Properties["MessageId"].Value);
        Assert.Equal("devops", mattermost.GetProperty("channel").GetString());
        Assert.Contains("Environment: production", mattermost.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@all", mattermost.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_the_project_makes_the_message_and_a_wrong_one_closes_only_its_channel()
    {
        using Engine engine = Project(
            "{ name: own, kind: webhook, format: mattermost, template: docs/own.mustache, language: ru }", "{ name: wrong, kind: webhook, template: docs/wrong.mustache }", "{ name: usual, kind: webhook }");
        _repository.Write("docs/own.mustache", "{{environment}}: {{outcome}}{{#open}}\n- {{subject}} ({{outcomeName}}){{/open}}\n");
        _repository.Write("docs/wrong.mustache", "{{envronment}}");

        EngineResult result = engine.Run(
            $"[FreeSport.Ops.FsSmokeTest]@{{ Subject = 'shop'; Outcome = 'Failed'; Environment = 'production' }} | {Tell} -Credential @{{ own = $own; wrong = $own; usual = $usual }}",
            ("own", Secure(_server.Address + "/hooks/own-9rkXzQbC4m")),
            ("usual", Secure(_server.Address + "/usual-9rkXzQbC4m")));

        Assert.Equal("NotificationTemplateInvalid", result.ErrorId);
        Assert.Contains("envronment", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["own Sent", "usual Sent", "wrong NotConfigured"], result.Output.Select(static o => $"{o.Properties["Subject"].Value} {o.Properties["State"].Value}").Order());
        Assert.Equal("production: Не пройдено\n- shop (Failed)", Body(_server.Requests.Single(static r => r.Target.Contains("/own", StringComparison.Ordinal))).GetProperty("text").GetString());
    }

    [Fact]
    public void The_same_is_told_once_until_the_verdict_is_another_and_the_box_follows()
    {
        using Engine engine = Project("{ name: team, kind: webhook }");
        (string, object?) address = ("address", Secure(_server.Address + "/hook-9rkXzQbC4m"));
        string box = "(Get-FsChecklist production | Where-Object Box -EQ TeamNotified).State";

        string before = engine.Run(box).Output[0].ToString();
        engine.Run(Measured);
        EngineResult first = engine.Run($"{Tell} -Credential $address", address);
        string told = engine.Run(box).Output[0].ToString();
        EngineResult second = engine.Run($"{Tell} -Credential $address", address);
        engine.Run(Measured.Replace("Passed", "Failed", StringComparison.Ordinal));
        string stale = engine.Run(box).Output[0].ToString();
        EngineResult third = engine.Run($"{Tell} -Credential $address", address);
        string toldAgain = engine.Run(box).Output[0].ToString();

        Assert.Equal(["Sent", "AlreadySent", "Sent"], new[] { first, second, third }.Select(static r => r.Text(0, "State")));
        Assert.Equal(first.Text(0, "EvidenceId"), second.Text(0, "EvidenceId"));
        Assert.Equal(["Missing", "Done", "Stale", "Done"], [before, told, stale, toldAgain]);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public void A_new_commit_makes_what_was_told_stale()
    {
        using Engine engine = Project("{ name: team, kind: webhook }");
        engine.Run($"{Measured} | {Tell} -Credential $address", ("address", Secure(_server.Address + "/hook-9rkXzQbC4m")));
        _repository.Write("backend/new.py", "x = 1\n");
        _repository.Commit("new");

        EngineResult box = engine.Run("Get-FsChecklist production | Where-Object Box -EQ TeamNotified");

        Assert.Equal("Stale", box.Text(0, "State"));
        Assert.Contains("Send-FsNotification", box.Text(0, "NextCommand"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_fails_hides_no_other_and_the_box_says_which_is_open()
    {
        _answer = static request => request.Target == "/dead-9rkXzQbC4m" ? Unkind.Raw(string.Empty) : request.Target == "/no-9rkXzQbC4m" ? Unkind.Reply(404, "no such hook") : Unkind.Reply(200);
        using Engine engine = Project("{ name: dead, kind: webhook }", "{ name: no, kind: webhook }", "{ name: team, kind: webhook }", "{ name: bare, kind: email }");

        EngineResult result = engine.Run(
            $"{Measured} | {Tell} -Credential @{{ dead = $dead; no = $no; team = $team }}",
            ("dead", Secure(_server.Address + "/dead-9rkXzQbC4m")),
            ("no", Secure(_server.Address + "/no-9rkXzQbC4m")),
            ("team", Secure(_server.Address + "/team-9rkXzQbC4m")));
        EngineResult box = engine.Run("Get-FsChecklist production | Where-Object Box -EQ TeamNotified");

        Assert.Equal(["bare NotConfigured", "dead Unknown", "no NotSent", "team Sent"], result.Output.Select(static o => $"{o.Properties["Subject"].Value} {o.Properties["State"].Value}").Order());
        Assert.All(result.Output.Where(static o => o.Properties["State"].Value.ToString() != "Sent"), static o => Assert.NotEmpty((string)o.Properties["Remedy"].Value));
        Assert.Equal("Failed", box.Text(0, "State"));
        Assert.Contains("no", box.Text(0, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_handed_over_without_an_answer_is_unknown_and_sent_again_only_on_purpose()
    {
        _answer = static _ => Unkind.Hang();
        using Engine engine = Project("{ name: team, kind: webhook }");
        (string, object?) address = ("address", Secure(_server.Address + "/hook-9rkXzQbC4m"));

        EngineResult first = engine.Run($"{Measured} | {Tell} -Credential $address -TimeoutSeconds 1", address);
        EngineResult second = engine.Run($"Get-FsEvidence | Where-Object Box -EQ MonitoringActive | {Tell} -Credential $address -TimeoutSeconds 1", address);
        _answer = Kind;
        EngineResult onPurpose = engine.Run($"Get-FsEvidence | Where-Object Box -EQ MonitoringActive | {Tell} -Credential $address -Force", address);

        Assert.Equal(["Unknown Inconclusive", "Unknown Inconclusive", "Sent Passed"], new[] { first, second, onPurpose }.Select(static r => r.Text(0, "State") + " " + r.Text(0, "Outcome")));
        Assert.Contains("-Force", second.Text(0, "Remedy"), StringComparison.Ordinal);
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal("Done", engine.Run("Get-FsChecklist production | Where-Object Box -EQ TeamNotified").Text(0, "State"));
    }

    [Fact]
    public void A_project_without_channels_has_DevOps_which_is_never_told_by_itself()
    {
        using Engine engine = Project();

        EngineResult result = engine.Run($"{Measured} | {Tell}");
        EngineResult unknown = engine.Run($"'x' | {Tell} DevOop");
        EngineResult box = engine.Run("Get-FsChecklist production | Where-Object Box -EQ TeamNotified");

        Assert.Equal(("DevOps", "NotConfigured", "Failed"), (result.Text(0, "Subject"), result.Text(0, "State"), result.Text(0, "Outcome")));
        Assert.Contains("notifications", result.Text(0, "Remedy"), StringComparison.Ordinal);
        Assert.Equal("ChannelUnknown", unknown.ErrorId);
        Assert.Contains("DevOps", (unknown.Terminated ?? unknown.Errors[0]).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("Missing", box.Text(0, "State"));
        Assert.Contains("DevOps", box.Text(0, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_the_message_and_sends_and_records_nothing()
    {
        using Engine engine = Project("{ name: team, kind: webhook }");
        engine.Run(Measured);
        string ledger = File.ReadAllText(_repository.Ledger);

        EngineResult plan = engine.Run("Send-FsNotification -Environment production -Credential $address -WhatIf", ("address", Secure(_server.Address + "/hook-9rkXzQbC4m")));

        Assert.Equal("FreeSport.Ops.FsNotificationPlan", plan.Output[0].TypeNames[0]);
        Assert.Equal("Send", plan.Text(0, "Action"));
        Assert.Contains("production", plan.Text(0, "Text"), StringComparison.Ordinal);
        Assert.DoesNotContain("9rkXzQbC4m", plan.Text(0, "Text"), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        Assert.Equal(ledger, File.ReadAllText(_repository.Ledger));
    }

    [Fact]
    public async Task Two_sessions_at_once_tell_it_once()
    {
        _answer = static _ => Unkind.After(TimeSpan.FromMilliseconds(200), Unkind.Reply(200));
        using Engine one = Project("{ name: team, kind: webhook }");
        using Engine other = new(_repository.Folder);
        one.Run(Measured);
        (string, object?) address = ("address", Secure(_server.Address + "/hook-9rkXzQbC4m"));
        string script = $"Get-FsEvidence | Where-Object Box -EQ MonitoringActive | {Tell} -Credential $address";

        EngineResult[] results = await Task.WhenAll(Task.Run(() => one.Run(script, address), Stop), Task.Run(() => other.Run(script, address), Stop));

        Assert.Equal(["AlreadySent", "Sent"], results.Select(static r => r.Text(0, "State")).Order());
        Assert.Single(_server.Requests);
    }

    private static UnkindAnswer Kind(UnkindRequest request) =>
        request.Target.StartsWith("/bot", StringComparison.Ordinal) ? Unkind.Json("{\"ok\":true,\"result\":{\"message_id\":42}}") : Unkind.Reply(200, request.Target.StartsWith("/hooks", StringComparison.Ordinal) ? "ok" : string.Empty);

    private static JsonElement Body(UnkindRequest request) => JsonDocument.Parse(request.Body).RootElement;

    private static System.Security.SecureString Secure(string text)
    {
        System.Security.SecureString secure = new();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }

    private Engine Project(params string[] channels)
    {
        StringBuilder configuration = new("name: shop\nenvironments: { production: { kind: production } }\nmonitoring: [{ name: prometheus, kind: health, url: \"http://127.0.0.1:1/health\" }]\n");
        if (channels.Length > 0)
        {
            configuration.Append("notifications:\n").AppendJoin(string.Empty, channels.Select(static c => "  - " + c + "\n"));
        }

        _repository.Write("freesport.ops.yml", configuration.ToString());
        _repository.Git("init", "-q");
        _repository.Commit("begin");
        return new Engine(_repository.Folder);
    }
}
