using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;
using FreeSport.Ops.Core.Steps.Monitoring.Enabling;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class MonitoringVerdictTests
{
    [Theory]
    [InlineData(200, "{\"status\":\"healthy\"}", FsOutcome.Passed)]
    [InlineData(200, "{\"status\":\"OK\",\"database\":{\"status\":\"up\"}}", FsOutcome.Passed)]
    [InlineData(200, "{\"healthy\":true}", FsOutcome.Passed)]
    [InlineData(200, "ok", FsOutcome.Passed)]
    [InlineData(200, "{\"status\":\"degraded\"}", FsOutcome.Failed)]
    [InlineData(200, "{\"ok\":false}", FsOutcome.Failed)]
    [InlineData(503, "{\"status\":\"healthy\"}", FsOutcome.Failed)]
    [InlineData(500, "<html></html>", FsOutcome.Failed)]
    [InlineData(404, "", FsOutcome.Failed)]
    [InlineData(401, "", FsOutcome.Inconclusive)]
    [InlineData(200, "<html>login</html>", FsOutcome.Inconclusive)]
    [InlineData(200, "", FsOutcome.Inconclusive)]
    [InlineData(200, "[]", FsOutcome.Inconclusive)]
    [InlineData(200, "{\"version\":\"1\"}", FsOutcome.Inconclusive)]
    [InlineData(200, "{\"version\":", FsOutcome.Inconclusive)]
    public void A_health_address_is_well_only_where_it_says_so(int status, string body, FsOutcome expected) =>
        Assert.Equal(expected, HealthVerdict.Decide(status, body).Outcome);

    [Theory]
    [InlineData(1, 10, 0, 11, 0, FsAlertDelivery.Accepted)]
    [InlineData(1, 10, 2, 11, 2, FsAlertDelivery.Accepted)]
    [InlineData(1, 10, 0, 12, 2, FsAlertDelivery.Failed)]
    [InlineData(1, 10, 0, 12, 1, FsAlertDelivery.Unknown)]
    [InlineData(1, 10, 0, 10, 0, FsAlertDelivery.Unknown)]
    [InlineData(1, 10, 0, 1, 0, FsAlertDelivery.Unknown)]
    [InlineData(2, 10, 0, 11, 0, FsAlertDelivery.Unknown)]
    [InlineData(1, 10, 0, double.NaN, 0, FsAlertDelivery.Unknown)]
    public void Counters_prove_what_they_can(int receivers, double requests, double failed, double laterRequests, double laterFailed, FsAlertDelivery expected) =>
        Assert.Equal(expected, DeliveryVerdict.Decide(receivers, new NotificationCount(requests, failed), new NotificationCount(laterRequests, laterFailed)).Delivery);

    [Fact]
    public void Counters_that_cannot_be_read_prove_nothing() =>
        Assert.Equal(FsAlertDelivery.Unknown, DeliveryVerdict.Decide(1, before: null, new NotificationCount(1, 0)).Delivery);

    [Theory]
    [InlineData("Checking r.yml\n  SUCCESS: 2 rules found\n", 2, true)]
    [InlineData("Checking r.yml\n  SUCCESS: 1 rules found\n", 2, false)]
    [InlineData("Checking r.yml\n  SUCCESS: 0 rules found\n", 0, false)]
    [InlineData("1 duplicate rule(s) found.\n  SUCCESS: 2 rules found\n", 2, false)]
    [InlineData("  FAILED:\nr.yml: 1 duplicate rule(s)\nSUCCESS: 2 rules found\n", 2, false)]
    [InlineData("", 2, false)]
    public void Promtool_is_believed_for_what_it_says(string said, int rules, bool expected) => Assert.Equal(expected, AlertValidation.IsRuleSuccess(said, rules));

    [Fact]
    public void A_monitor_without_checks_is_not_passed()
    {
        FsMonitoring result = new();

        MonitoringVerdict.Decide(result, "Test-FsMonitoring production");

        Assert.Equal(FsOutcome.Inconclusive, result.Outcome);
    }

    [Theory]
    [InlineData(new[] { FsOutcome.Passed, FsOutcome.Passed }, FsOutcome.Passed)]
    [InlineData(new[] { FsOutcome.Passed, FsOutcome.Skipped }, FsOutcome.Inconclusive)]
    [InlineData(new[] { FsOutcome.Warning, FsOutcome.Inconclusive }, FsOutcome.Inconclusive)]
    [InlineData(new[] { FsOutcome.Inconclusive, FsOutcome.Failed }, FsOutcome.Failed)]
    [InlineData(new[] { FsOutcome.Warning, FsOutcome.Passed }, FsOutcome.Warning)]
    public void The_worst_check_decides(FsOutcome[] checks, FsOutcome expected)
    {
        FsMonitoring result = new() { Checks = [.. checks.Select(static o => new FsMonitoringCheck { Outcome = o, Summary = o.ToString() })] };

        MonitoringVerdict.Decide(result, "x");

        Assert.Equal(expected, result.Outcome);
    }

    [Theory]
    [InlineData("sum(rate(x{a=\"}\"}[5m])) > 0", true)]
    [InlineData("sum(rate(x[5m]) > 0", false)]
    [InlineData("x{a=\"b}", false)]
    [InlineData("x # (", true)]
    [InlineData("x)(", false)]
    public void Brackets_and_quotes_close(string expression, bool expected) => Assert.Equal(expected, AlertingCheck.Closes(expression));

    [Fact]
    public void Any_text_gets_into_YAML_and_out_again_unchanged()
    {
        string text = "a \"b\" \\ 'c' : # {{ $value }} \n\t\u0085\u2028 Ошибка 😀 \0";

        YamlScalar read = Assert.IsType<YamlScalar>(YamlReader.Read(AlertYaml.Quote(text)).Root);

        Assert.Equal(text, read.Value);
    }

    [Fact]
    public void A_difference_shows_the_lines_that_come_and_go_with_those_around_them()
    {
        (string text, int added, int removed) = LineDifference.Of("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n");

        Assert.Equal("  3\n  4\n- 5\n+ five\n  6\n  7\n  8\n  9\n+ 10", text);
        Assert.Equal((2, 1), (added, removed));
        Assert.Equal((string.Empty, 0, 0), LineDifference.Of("a\n", "a\n"));
    }
}
