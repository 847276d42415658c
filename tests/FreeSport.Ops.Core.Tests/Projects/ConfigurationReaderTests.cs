using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class ConfigurationReaderTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public void The_samples_configuration_is_read_whole_and_without_a_warning()
    {
        ProjectConfiguration read = Read(File.ReadAllText(Path.Combine(Sources.Sample, ProjectConfiguration.FileName)));

        Assert.Empty(_host.Warnings);
        Assert.Equal(("freesport-sample", "backend", "docs", ".github/workflows"), (read.Name, read.Backend, read.Docs, read.Workflows));
        Assert.Equal(["unit", "integration"], read.Suites.Select(static s => s.Name));
        Assert.Equal(["tests/integration"], read.Suites[1].Paths);
        Assert.Equal("integration", read.Suites[1].Marker);
        Assert.Equal(
            [("staging", false, "deploy@staging.freesport.example"), ("production", true, "deploy@prod.freesport.example")],
            read.Environments.Select(static e => (e.Name, e.IsProduction, e.Servers.Single())));
        Assert.Equal(["ghcr.io/freesport-example/freesport/backend", "ghcr.io/freesport-example/freesport/frontend"], read.Images!);
        Assert.Equal(["Tue Wed Thu 02:00-04:00 Europe/Moscow", "github push main deploy.yml"], [read.Environments[1].Windows[0].ToString(), read.Environments[1].Deployment!.ToString()]);
        Assert.Equal(new MetricDefinition("error-rate", "job:http_errors:ratio5m", 0.01, 0.05), Assert.Single(read.Environments[1].Metrics));
        Assert.Equal(["team-slack", "ops-email"], read.Channels.Select(static c => c.Name));
        Assert.Equal(["prometheus", "alertmanager"], read.Monitors.Select(static m => m.Name));
        Assert.Equal(["ApiErrorRatio", "ApiSlow"], read.Alerting!.Rules.Select(static r => r.Name));
        Assert.Equal(["team-slack", "ops-email"], read.Alerting.Receivers.Select(static r => r.Name));
        Assert.Equal(["production"], read.Monitors[0].Environments);
        Assert.Equal(TimeSpan.FromDays(7), read.Checklist[FsChecklistItem.TestsPassed].MaxAge);
        Assert.Equal(FsAssurance.Asserted, read.Checklist[FsChecklistItem.TeamNotified].Assurance);
    }

    [Theory]
    [InlineData("15m", 15)]
    [InlineData("12h", 720)]
    [InlineData("7d", 10080)]
    [InlineData("10000m", 10000)]
    public void An_age_is_a_number_with_a_unit(string age, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Policy("maxAge: " + age).MaxAge);

    [Fact]
    public void A_policy_is_read_whole()
    {
        ChecklistPolicy policy = Policy("subjects: [a, б], assurance: Independent, allowWarnings: true, notApplicableTo: staging");

        Assert.Equal(["a", "б"], policy.Subjects);
        Assert.Equal(FsAssurance.Independent, policy.Assurance);
        Assert.True(policy.AllowWarnings);
        Assert.Equal(["staging"], policy.NotApplicableTo);
        Assert.Null(policy.MaxAge);
    }

    [Theory]
    [InlineData("production", null, true)]
    [InlineData("PROD", null, true)]
    [InlineData("staging", null, false)]
    [InlineData("live", "production", true)]
    [InlineData("production", "development", false)]
    public void An_environment_is_production_when_the_file_or_else_its_name_says_so(string name, string? kind, bool isProduction)
    {
        string text = $"environments:\n  {name}: {{ {(kind is null ? string.Empty : "kind: " + kind)} }}\n";

        EnvironmentDefinition environment = Assert.Single(Read(text).Environments);
        Assert.Equal((name, isProduction), (environment.Name, environment.IsProduction));
    }

    [Fact]
    public void Where_the_VPN_is_seen_is_read_and_an_empty_section_is_none()
    {
        Assert.Equal(new VpnDefinition("wg*", "10.20.0.0/16", "[fd00::1]:22"), Read("vpn: { interface: wg*, route: 10.20.0.0/16, probe: '[fd00::1]:22' }\n").Vpn);
        Assert.Null(Read("vpn:\n").Vpn);
    }

    [Theory]
    [InlineData("name:\npaths:\ntests:\nenvironments:\nnotifications:\nmonitoring:\nchecklist:\n")]
    [InlineData("name: ~\nchecklist: null\n")]
    public void Keys_without_values_leave_the_defaults(string text)
    {
        ProjectConfiguration read = Read(text);

        Assert.Null(read.Name);
        Assert.Empty(read.Suites);
        Assert.Empty(read.Checklist);
        Assert.Empty(_host.Warnings);
    }

    [Theory]
    [InlineData("nam: x\n", 1, 1, "nam", "name")]
    [InlineData("name: x\npaths:\n  backend: b\n  backnd: c\n", 4, 3, "backnd", "backend")]
    [InlineData("checklist:\n  TestsPassed: { maxage: 7d }\n", 2, 18, "maxage", "maxAge")]
    [InlineData("environments:\n  staging:\n    king: staging\n", 3, 5, "king", "kind")]
    [InlineData("tests:\n  unit:\n    markers: unit\n", 3, 5, "markers", "marker")]
    public void An_unknown_key_is_a_warning_with_its_place_and_what_was_probably_meant(string text, int line, int column, string key, string meant)
    {
        Read(text);

        string warning = Assert.Single(_host.Warnings);
        Assert.Contains($"'ops.yml', line {line}, column {column}: the key '{key}'", warning, StringComparison.Ordinal);
        Assert.Contains($"Did you mean '{meant}'?", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_unlike_any_other_is_a_warning_without_a_guess()
    {
        Read("kubernetes: {}\n");

        Assert.DoesNotContain("Did you mean", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    private ChecklistPolicy Policy(string settings) =>
        Read("checklist:\n  TestsPassed: { " + settings + " }\n").Checklist[FsChecklistItem.TestsPassed];

    private ProjectConfiguration Read(string text) => ConfigurationReader.Read(text, "ops.yml", _host);
}
