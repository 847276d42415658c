using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class ConfigurationErrorTests
{
    private readonly RecordingHost _host = new();

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("# nothing yet\n", 1, 1, "empty")]
    [InlineData("- a list\n", 1, 1, "Keys with values")]
    [InlineData("just text\n", 1, 1, "Keys with values")]
    [InlineData("name: x\nname: y\n", 2, 1, "stands twice")]
    [InlineData("name: x\npaths: [a\n", 3, 1, "Not valid YAML")]
    [InlineData("name: [a]\n", 1, 7, "'name' takes one text")]
    [InlineData("paths: backend\n", 1, 8, "Keys with values")]
    [InlineData("paths:\n  backend: { x: y }\n", 2, 12, "'backend' takes one text")]
    [InlineData("tests:\n  unit: { paths: { a: b } }\n", 2, 18, "'paths' takes a list")]
    [InlineData("tests:\n  unit: { paths: [a, [b]] }\n", 2, 22, "'paths' takes one text")]
    [InlineData("environments:\n  staging: { kind: stagin }\n", 2, 20, "Did you mean 'staging'?")]
    [InlineData("environments: [staging, production]\n", 1, 15, "Keys with values")]
    [InlineData("notifications: team\n", 1, 16, "'notifications' takes a list")]
    [InlineData("notifications:\n  - team\n", 2, 5, "Keys with values")]
    [InlineData("notifications:\n  - kind: slack\n", 2, 5, "'name' is missing")]
    [InlineData("monitoring:\n  - { kind: prometheus }\n", 2, 5, "'name' is missing")]
    [InlineData("checklist:\n  TestPassed: { maxAge: 7d }\n", 2, 3, "Did you mean 'TestsPassed'?")]
    [InlineData("checklist:\n  TestPassed:\n    maxAge: 7d\n", 2, 3, "Did you mean 'TestsPassed'?")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: 7 }\n", 2, 26, "15m, 12h or 7d")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: 0d }\n", 2, 26, "15m, 12h or 7d")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: -7d }\n", 2, 26, "15m, 12h or 7d")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: '' }\n", 2, 26, "15m, 12h or 7d")]
    [InlineData("checklist:\n  TestsPassed: { maxAge: 99999d }\n", 2, 26, "15m, 12h or 7d")]
    [InlineData("checklist:\n  TestsPassed: { assurance: measured }\n", 2, 29, "Did you mean 'Measured'?")]
    [InlineData("checklist:\n  TestsPassed: { allowWarnings: yes }\n", 2, 33, "true, false")]
    [InlineData("checklist:\n  TestsPassed: 7d\n", 2, 16, "Keys with values")]
    [InlineData("environments:\n  a: { servers: [ok, -oProxyCommand=x] }\n", 2, 22, "deploy@freesport.example")]
    [InlineData("environments:\n  a: { metrics: [{ name: x, query: y, failAbove: 5% }] }\n", 2, 50, "0.05")]
    [InlineData("tests:\n  unit: { maxSkipped: 101 }\n", 2, 23, "25")]
    [InlineData("tests:\n  unit: { maxSkipped: -1 }\n", 2, 23, "25")]
    [InlineData("tests:\n  unit: { maxSkipped: 12.5 }\n", 2, 23, "25")]
    [InlineData("tests:\n  unit: { maxSkipped: 20% }\n", 2, 23, "25")]
    [InlineData("environments:\n  a: { metrics: [{ name: x }] }\n", 2, 18, "'query' is missing")]
    [InlineData("environments:\n  a: { window: { from: '25:00', to: '04:00', timeZone: Europe/Moscow } }\n", 2, 24, "02:00")]
    [InlineData("vpn: { route: 10.20.0.0 }\n", 1, 15, "10.20.0.0/16")]
    [InlineData("vpn: { probe: 10.20.0.5 }\n", 1, 15, "10.20.0.5:22")]
    [InlineData("registry: { images: [Ghcr.io/Owner/Name] }\n", 1, 22, "ghcr.io/freesport-example")]
    [InlineData("paths: { backend: 'src/*' }\n", 1, 19, "services/api")]
    [InlineData("paths: { compose: [a.yml, \"ab:c.yml\"] }\n", 1, 27, "services/api")]
    [InlineData("paths: { workflows: \"a\\0b\" }\n", 1, 21, "'workflows' holds a control character")]
    [InlineData("tests:\n  unit: { paths: [\"a\\e\"] }\n", 2, 19, "'paths' holds a control character")]
    [InlineData("vpn: { route: 10.20.0.0/33 }\n", 1, 15, "10.20.0.0/16")]
    [InlineData("vpn: { route: 300.20.0.0/16 }\n", 1, 15, "10.20.0.0/16")]
    [InlineData("vpn: { route: 0.0.0.0/0 }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: 10.0.0.0/0 }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: 127.0.0.0/8 }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: 224.0.0.0/4 }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: 010.20.0.0/16 }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: 10.20.3.4/16 }\n", 1, 15, "bits set")]
    [InlineData("vpn: { route: '::/0' }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: '::1/128' }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: ':::/64' }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { route: '::ffff:10.0.0.0/104' }\n", 1, 15, "behind a VPN")]
    [InlineData("vpn: { probe: '10.20.0.5:0' }\n", 1, 15, "no port 0")]
    [InlineData("vpn: { probe: '10.20.0.5:99999' }\n", 1, 15, "no port 99999")]
    [InlineData("environments: { production: { servers: ['deploy@host:70000'] } }\n", 1, 41, "no port 70000")]
    [InlineData("name: x\n---\nname: y\n", 2, 1, "second YAML document")]
    [InlineData("---\nname: x\n---\n", 3, 1, "second YAML document")]
    [InlineData("name: x\n...\nname: y\n", 3, 1, "second YAML document")]
    [InlineData("name: x\n--- # more\n", 2, 1, "second YAML document")]
    [InlineData("name: x\npaths: { backend: \uFFFD }\n", 2, 19, "not UTF-8")]
    public void Every_mistake_is_told_with_file_line_and_column_and_what_is_expected(string text, int line, int column, string expected)
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => ConfigurationReader.Read(text, "/p/freesport.ops.yml", _host)).Failure;

        Assert.Equal(("ConfigurationInvalid", FailureKind.InvalidData), (failure.ErrorId, failure.Kind));
        Assert.StartsWith($"'/p/freesport.ops.yml', line {line}, column {column}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal("/p/freesport.ops.yml", failure.Target);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task Of_a_file_with_a_mistake_at_its_end_nothing_is_used()
    {
        using TempFolder folder = new();
        folder.Write(ProjectConfiguration.FileName, "name: half\npaths: { backend: b }\nchecklist: { TestsPassed: { maxAge: soon } }\n");

        OpsFailure failure = await Real.FailureAsync(() => Real.LoadAsync(folder.Path, _host));
        Project glance = ProjectGlance.Look(folder.Path);

        Assert.Equal("ConfigurationInvalid", failure.ErrorId);
        Assert.Null(glance.Configuration.Name);
        Assert.Null(glance.Configuration.Backend);
    }

    [Theory]
    [InlineData("---\nname: x\n")]
    [InlineData("# first\n%YAML 1.2\n---\nname: x\n...\n")]
    [InlineData("name: x\n...\n# the end\n\n")]
    [InlineData("name: 'a --- b'\n")]
    public void One_document_with_its_marks_is_read(string text) => Assert.NotNull(ConfigurationReader.Read(text, "f", _host).Name);

    [Fact]
    public async Task Bytes_of_another_code_page_are_refused_with_their_line()
    {
        using TempFolder folder = new();
        File.WriteAllBytes(folder.At(ProjectConfiguration.FileName), System.Text.Encoding.Latin1.GetBytes("name: x\npaths:\n  backend: caf\u00e9\n"));

        OpsFailure failure = await Real.FailureAsync(() => Real.LoadAsync(folder.Path, _host));

        Assert.Equal("FileNotUtf8", failure.ErrorId);
        Assert.Contains("line 3 ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets: ['DB_PASSWORD=hunter2-x']\n")]
    [InlineData("secrets: { names: ['hunter2-x!'] }\n")]
    [InlineData("registry: { images: ['anna:hunter2-x@ghcr.io/a'] }\nname: 'https://anna:hunter2-x@host'\n")]
    [InlineData("environments: { production: { urls: ['ftp://anna:hunter2-x@host'] } }\n")]
    public void A_secret_in_the_wrong_place_is_not_shown(string text)
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => ConfigurationReader.Read(text, "f", _host)).Failure;

        Assert.DoesNotContain("hunter2", failure.Message + string.Concat(_host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github: { token: ghp_hunter2hunter2hunter2 }\n", "line 1, column 18", "'token'")]
    [InlineData("secrets: { DB_PASSWORD: hunter2-x }\n", "line 1, column 25", "'DB_PASSWORD'")]
    [InlineData("dbPassword: hunter2-x\n", "line 1, column 13", "'dbPassword'")]
    [InlineData("extra: { deep: [{ api_key: hunter2-x }] }\n", "line 1, column 28", "'api_key'")]
    [InlineData("environments: { production: { urls: ['https://anna:hunter2-x@host'] } }\n", "line 1, column 38", "'urls'")]
    [InlineData("notifications: [{ name: team, url: 'https://hooks.slack.com/services/T0/B0/hunter2' }]\n", "line 1, column 36", "'url'")]
    [InlineData("monitoring: [{ name: m, url: 'https://host/?token=hunter2-x' }]\n", "line 1, column 30", "'url'")]
    [InlineData("name: |\n  -----BEGIN OPENSSH PRIVATE KEY-----\n  hunter2\n", "line 1, column 7", "'name'")]
    public void A_secret_in_the_file_is_named_as_such_and_not_shown(string text, string place, string key)
    {
        ConfigurationReader.Read(text, "f", _host);

        string warning = Assert.Single(_host.Warnings, static w => w.Contains("looks like a secret", StringComparison.Ordinal));
        Assert.Contains(place, warning, StringComparison.Ordinal);
        Assert.Contains(key, warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", string.Concat(_host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets: [DB_PASSWORD, API_TOKEN]\n")]
    [InlineData("secrets: { maxAge: 90d }\n")]
    [InlineData("environments: { production: { urls: ['https://freesport.example'], servers: ['deploy@host:22'] } }\n")]
    public void Names_of_secrets_and_ordinary_addresses_are_none(string text)
    {
        ConfigurationReader.Read(text, "f", _host);

        Assert.Empty(_host.Warnings);
    }

    [Fact]
    public void Mistakes_are_told_in_the_readers_language()
    {
        using CultureScope russian = new("ru-RU");

        OpsFailure failure = Assert.Throws<OpsException>(() => ConfigurationReader.Read("environments:\n  staging: { kind: stagin }\n", "ops.yml", _host)).Failure;

        Assert.Contains("строка 2", failure.Message, StringComparison.Ordinal);
        Assert.Matches("[а-я]", failure.Remedy);
    }
}
