using System.Text.Json;
using System.Xml.Linq;

using FreeSport.Ops.Core.Checklist.Reports.Actions;
using FreeSport.Ops.Core.Checklist.Reports.Attestations;
using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Html;
using FreeSport.Ops.Core.Checklist.Reports.Json;
using FreeSport.Ops.Core.Checklist.Reports.Junit;
using FreeSport.Ops.Core.Checklist.Reports.Markdown;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>What each form of a report tells.</summary>
public sealed class ReportFormatTests
{
    [Fact]
    public void The_page_tells_of_each_box_and_takes_nothing_from_elsewhere()
    {
        string page = HtmlReport.Write(ReportSamples.Checklist());

        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("1 of 6 boxes are done", page, StringComparison.Ordinal);
        Assert.All(new[] { "because Failed", "Get-Help SecretsSynchronized", "Measured", "anna", "2026-11-26 15:52:00Z", "A_KEY is Missing" }, said => Assert.Contains(said, page, StringComparison.Ordinal));
        Assert.Contains($"<a href=\"https://github.com/acme/shop/commit/{ReportSamples.Commit}\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|<object|@import|url\\(|src=", page);
        Assert.Matches("content=\"default-src &#x27;none&#x27;; style-src &#x27;sha256-[A-Za-z0-9&#;/]+=&#x27;; base-uri &#x27;none&#x27;; form-action &#x27;none&#x27;\"", page);
    }

    [Fact]
    public void The_page_is_in_the_language_of_the_reader()
    {
        using CultureScope russian = new("ru-RU");

        string page = HtmlReport.Write(ReportSamples.Checklist());

        Assert.Contains("<html lang=\"ru\">", page, StringComparison.Ordinal);
        Assert.Contains("Выполнено: 1 из 6 пунктов", page, StringComparison.Ordinal);
        Assert.Contains("Не пройдено", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_great_many_events_are_counted_and_the_newest_are_shown()
    {
        ReportContent content = ReportSamples.Checklist() with
        {
            Events = [.. Enumerable.Range(0, 5_000).Select(static i => ReportSamples.Event(ReportSamples.Now.AddHours(-i), i == 4_000 ? FsOutcome.Failed : FsOutcome.Passed, "suite " + i))],
            Deployments = [.. Enumerable.Range(0, 500).Select(static i => new FsDeployment { DeploymentId = "d" + i, CreatedAt = ReportSamples.Now.AddDays(-i), Outcome = FsOutcome.Passed, Ending = FsDeploymentEnding.Succeeded })],
        };

        string page = HtmlReport.Write(content);

        Assert.InRange(page.Length, 20_000, 400_000);
        Assert.Contains("5000 events; the newest 200 are shown.", page, StringComparison.Ordinal);
        Assert.Contains("400 rows are left out here", page, StringComparison.Ordinal);
        Assert.Contains("suite 199", page, StringComparison.Ordinal);
        Assert.DoesNotContain("suite 200", page, StringComparison.Ordinal);
        Timeline timeline = Timeline.Of(content);
        Assert.InRange(timeline.Periods.Count, 10, 48);
        Assert.Equal((5_000, 1, 500), (timeline.Periods.Sum(static p => p.Total), timeline.Periods.Sum(static p => p.Failed), timeline.Periods.Sum(static p => p.Deployments.Count)));
    }

    [Fact]
    public void A_time_that_cannot_be_stretches_no_timeline_and_is_told()
    {
        ReportContent content = ReportSamples.Checklist() with { Events = [ReportSamples.Event(DateTime.MaxValue), ReportSamples.Event(ReportSamples.Now), ReportSamples.Event(DateTime.MinValue)] };

        Timeline timeline = Timeline.Of(content);

        Assert.Equal((1, 2), (timeline.Periods.Count, timeline.Outside));
        Assert.Contains("2 events have a time that cannot be", HtmlReport.Write(content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_is_drawn_with_its_limit_and_breaks_where_there_is_no_number()
    {
        double?[] values = [1, 2, double.NaN, 3, null, double.PositiveInfinity, 4, 5];
        FsMetric metric = new()
        {
            Name = "error-rate",
            Threshold = 4.5,
            State = FsMetricState.Failed,
            Outcome = FsOutcome.Failed,
            Points = [.. values.Select(static (v, i) => new FsMetricPoint { At = ReportSamples.Now.AddMinutes(i), Value = v })],
            Baseline = [new FsMetricBaseline { Series = "{}", Before = 1.25, After = 4, BeforeCount = 3, AfterCount = 4 }],
        };

        string page = HtmlReport.Write(ReportSamples.Checklist() with { Metrics = [metric] });

        Assert.Equal(3, page.Split("class=\"series\"").Length - 1);
        Assert.Contains("3 measurements have no number", page, StringComparison.Ordinal);
        Assert.Contains("Limit 4.5", page, StringComparison.Ordinal);
        Assert.Contains("Before 1.25", page, StringComparison.Ordinal);
        Assert.Contains("1.25 (3)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN,", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(d|x|y|x1|y1|x2|y2)=\"[^\"]*(NaN|∞|Infinity|E[+-])", page);
    }

    [Fact]
    public void What_nobody_can_tell_of_deliveries_is_a_dash_and_never_zero()
    {
        FsDelivery Month(int month, int delivered, int failed) => new()
        {
            Environment = "production",
            Period = FsDeliveryPeriod.Month,
            From = new DateTime(2026, month, 1, 0, 0, 0, DateTimeKind.Utc),
            DeploymentCount = delivered + failed,
            DeliveredCount = delivered,
            FailedCount = failed,
            ChangeFailureRate = delivered + failed == 0 ? null : (double)failed / (delivered + failed),
            LeadTimeMedian = delivered == 0 ? null : TimeSpan.FromHours(30),
            FailureDefinition = "What failed is told here.",
        };
        ReportContent content = ReportSamples.Checklist() with { Deliveries = [Month(9, 3, 1), Month(10, 0, 0), Month(11, 0, 2)] };

        string page = HtmlReport.Write(content);
        string comment = MarkdownReport.Comment(content);

        Assert.Contains("| 2026-10 | 0 | – | – | – | – | – |", comment, StringComparison.Ordinal);
        Assert.Contains("| 2026-09 | 4 | – | 30:00:00 | 25 % | – | – |", comment, StringComparison.Ordinal);
        Assert.Contains("What failed is told here.", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<rect").Length - 1);
        Assert.Contains("3 delivered and 3 failed, from 2026-09 to 2026-11", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MinValue)]
    [InlineData(double.Epsilon, 0d)]
    [InlineData(1e300, 1e300)]
    [InlineData(-5, -5)]
    public void Any_values_make_a_drawing(double one, double other)
    {
        FsMetric metric = new() { Name = "m", Threshold = other, Points = [new() { At = ReportSamples.Now, Value = one }, new() { At = ReportSamples.Now.AddMinutes(1), Value = other }] };

        Assert.DoesNotMatch("(d|x|y|x1|y1|x2|y2)=\"[^\"]*(NaN|∞|Infinity|E[+-])", HtmlReport.Write(ReportSamples.Checklist() with { Metrics = [metric] }));
    }

    [Fact]
    public void A_comment_is_cut_between_rows_and_says_how_much_is_missing()
    {
        string text = string.Concat(Enumerable.Repeat("длинная |*_`[]~ строка 😀 @ # ", 40));
        ReportContent content = ReportSamples.Checklist() with
        {
            Results = [.. Enumerable.Range(0, 300).Select(i => new FsResult { Subject = "subject " + i, Outcome = FsOutcome.Failed, Summary = text })],
            Events = [.. Enumerable.Range(0, 300).Select(static i => ReportSamples.Event(ReportSamples.Now.AddHours(-i)))],
        };

        string comment = MarkdownReport.Comment(content);

        Assert.InRange(comment.Length, 55_000, 65_536);
        int shown = comment.Split('\n').Count(static l => l.StartsWith("| ❌ Failed | subject", StringComparison.Ordinal) || l.StartsWith("| 2026-", StringComparison.Ordinal));
        Assert.Contains($"{600 - shown} rows are left out for want of room", comment, StringComparison.Ordinal);
        Assert.All(comment.Split('\n').Where(static l => l.StartsWith('|')), static l => Assert.EndsWith(" |", l, StringComparison.Ordinal));
        Assert.DoesNotContain('\uFFFD', comment);
    }

    [Fact]
    public void A_step_summary_is_cut_before_GitHub_drops_it_with_what_stands_there_counted()
    {
        using TempFolder folder = new();
        string path = Path.Combine(folder.Path, "summary.md");
        File.WriteAllText(path, new string('ж', 450_000));
        RecordingHost host = new();
        ReportContent content = ReportSamples.Checklist() with { Events = [.. Enumerable.Range(0, 3_000).Select(static i => ReportSamples.Event(ReportSamples.Now.AddHours(-i), subject: "набор 😀 " + i))] };

        long first = new StepSummary(host).Append(path, content);
        long second = new StepSummary(host).Append(path, content);

        string text = File.ReadAllText(path);
        Assert.InRange(new FileInfo(path).Length, 1_040_000, 1_048_576);
        Assert.Equal(new FileInfo(path).Length - 900_000, first);
        Assert.Matches(@"жж\n\n## Report: production, shop\n", text);
        Assert.Matches(@"\n\d+ rows are left out for want of room", text);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(0, second);
        Assert.Contains("has no room there", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_keeps_to_its_schema()
    {
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs", "schema", "freesport.ops.report.schema.json"), Cancel.Token), Cancel.Token);
        string bare = JsonReport.Write(ReportSamples.Checklist());

        Assert.Empty(schema.Validate(JsonReport.Write(ReportSamples.Filled("text", "https://example.org/x"))));
        Assert.Empty(schema.Validate(bare));
        Assert.NotEmpty(schema.Validate(bare.Replace("\"commit\"", "\"komit\"", StringComparison.Ordinal)));
        using JsonDocument report = JsonDocument.Parse(bare);
        Assert.Equal("2026-11-26T15:52:00.000Z", report.RootElement.GetProperty("createdAt").GetString());
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("change").ValueKind);
    }

    [Fact]
    public void JUnit_has_a_suite_for_each_box_and_what_is_not_known_to_be_good_is_no_success()
    {
        XElement root = XDocument.Parse(JunitReport.Write(ReportSamples.Checklist())).Root!;

        string[] cases = [.. root.Elements("testsuite").SelectMany(static s => s.Elements("testcase").Select(c => $"{s.Attribute("name")!.Value}/{c.Attribute("name")!.Value}: {c.Elements().SingleOrDefault()?.Name.LocalName ?? "ok"}"))];
        Assert.Equal(
            [
                "TestsPassed/unit: ok", "TestsPassed/integration: ok", "WorkflowsChecked/ci.yml: failure", "WorkflowsChecked/deploy.yml: ok", "SecretsSynchronized/A_KEY: error", "SecretsSynchronized/B_KEY: error",
                "MonitoringActive/MonitoringActive on paper: error", "DocumentationUpdated/docs: skipped", "TeamNotified/TeamNotified on paper: skipped",
            ],
            cases);
        Assert.Equal(("9", "1", "3"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("errors")!.Value));
        Assert.Equal("ci.yml is Failed", root.Descendants("failure").Single().Attribute("message")!.Value);
    }

    [Theory]
    [InlineData(FsOutcome.Passed, FsScope.Full, "PASSED", "passedTests")]
    [InlineData(FsOutcome.Passed, FsScope.Partial, "WARNED", "warnedTests")]
    [InlineData(FsOutcome.Warning, FsScope.Full, "WARNED", "warnedTests")]
    [InlineData(FsOutcome.Failed, FsScope.Full, "FAILED", "failedTests")]
    [InlineData(FsOutcome.Inconclusive, FsScope.Full, "FAILED", "failedTests")]
    [InlineData(FsOutcome.Skipped, FsScope.Full, "FAILED", "failedTests")]
    public void A_run_of_the_tests_is_stated_of_the_commit_it_ran_on(FsOutcome outcome, FsScope scope, string result, string list)
    {
        FsEvidence run = ReportSamples.Event(ReportSamples.Now, outcome);
        run.Subjects[0].Scope = scope;
        run.Commit = new string('b', 40);

        JsonElement statement = Stated(run)[0];

        Assert.Equal("https://in-toto.io/Statement/v1", statement.GetProperty("_type").GetString());
        Assert.Equal("https://in-toto.io/attestation/test-result/v0.1", statement.GetProperty("predicateType").GetString());
        Assert.Equal(run.Commit, statement.GetProperty("subject")[0].GetProperty("digest").GetProperty("gitCommit").GetString());
        JsonElement predicate = statement.GetProperty("predicate");
        Assert.Equal(result, predicate.GetProperty("result").GetString());
        Assert.Equal("unit", predicate.GetProperty("configuration")[0].GetProperty("name").GetString());
        Assert.All(new[] { "passedTests", "warnedTests", "failedTests" }, name => Assert.Equal(name == list ? 1 : 0, predicate.GetProperty(name).GetArrayLength()));
    }

    [Fact]
    public void A_summary_states_what_is_done_and_measured_alone()
    {
        ReportContent content = ReportSamples.Checklist();
        content.Checklist[0].Evidence = [ReportSamples.Event(ReportSamples.Now)];

        Statements statements = Statements.Of(content, new string('c', 40));

        JsonElement summary = Lines(statements).Single(static s => s.GetProperty("predicateType").GetString() == "https://in-toto.io/attestation/svr/v0.2");
        Assert.Equal(["FREESPORT_OPS/production/TestsPassed"], summary.GetProperty("predicate").GetProperty("properties").EnumerateArray().Select(static p => p.GetString()));
        Assert.Equal("2026-11-26T15:52:00.000Z", summary.GetProperty("predicate").GetProperty("timeCreated").GetString());
        Assert.Equal(new string('c', 40), summary.GetProperty("predicate").GetProperty("verifier").GetProperty("policies")[0].GetProperty("digest").GetProperty("gitBlob").GetString());
        Assert.Equal(5, statements.LeftOut.Count);
    }

    [Fact]
    public void What_a_person_said_and_what_was_in_no_commit_is_not_stated()
    {
        FsEvidence dirty = ReportSamples.Event(ReportSamples.Now);
        dirty.Dirty = true;
        FsEvidence said = ReportSamples.Event(ReportSamples.Now);
        (said.Kind, said.Assurance) = (FsEvidenceKind.Assertion, FsAssurance.Asserted);
        FsEvidence nowhere = ReportSamples.Event(ReportSamples.Now);
        nowhere.Commit = null;

        Assert.Empty(Stated(dirty));
        Assert.Empty(Stated(said));
        Assert.Empty(Stated(nowhere));
    }

    private static JsonElement[] Stated(FsEvidence run)
    {
        ReportContent content = ReportSamples.Checklist();
        content.Checklist[0].Evidence = [run];
        content.Checklist[0].State = FsChecklistState.Stale;
        return Lines(Statements.Of(content, policyBlob: null));
    }

    private static JsonElement[] Lines(Statements statements) =>
        [.. statements.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonDocument.Parse(l).RootElement)];
}
