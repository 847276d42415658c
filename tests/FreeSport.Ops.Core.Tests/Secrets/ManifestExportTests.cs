using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Exporting;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>ConfigMap and Secret of env files and compared names.</summary>
public sealed class ManifestExportTests : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Password = "hunter2-и-ещё";

    private readonly TempFolder _folder = new("магазин [1]");
    private readonly RecordingHost _host = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("yes")]
    [InlineData("0123")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("  blanks  ")]
    [InlineData("Привет, «мир» 😀")]
    [InlineData("a: b # c")]
    [InlineData("one\ntwo\n")]
    [InlineData("one\n\n  two")]
    [InlineData("one\ntwo\n\n")]
    [InlineData("\ttab\r\nend")]
    [InlineData("quote \" back \\ slash")]
    [InlineData("\u2028line\u0007\uFEFF")]
    [InlineData("- item\n---\n...")]
    [InlineData(" first\nsecond ")]
    public void A_value_reads_back_as_the_text_it_is(string value)
    {
        string yaml = "key: " + ManifestYaml.Value(value, 2) + "\nafter: \"1\"\n";

        YamlMapping read = Assert.IsType<YamlMapping>(YamlReader.Read(yaml).Root);

        YamlScalar key = Assert.IsType<YamlScalar>(read.Find("key"));
        Assert.Equal((value, false), (key.Value, key.IsNull));
        Assert.Equal("1", Assert.IsType<YamlScalar>(read.Find("after")).Value);
    }

    [Fact]
    public async Task Names_are_parted_by_the_stated_rule_and_no_value_of_a_secret_leaves()
    {
        string file = _folder.Write(".env", $"\uFEFFDEBUG=yes\r\nDB_PASSWORD='{Password}'\r\nDATABASE_URL=postgres://app:{Password}@db/shop\r\nTITLE=\"Привет\"\r\nMONKEY=1\r\nSIGNING_KEY=abc\r\n");

        await RunAsync(new ManifestOptions("shop") { EnvFiles = [file], Namespace = "freesport", Said = static name => name == "MONKEY" ? true : name == "SIGNING_KEY" ? false : null });

        FsManifest[] made = [.. _host.Results.Cast<FsManifest>()];
        Assert.Equal([FsManifestKind.ConfigMap, FsManifestKind.Secret], made.Select(static m => m.Kind));
        Assert.Equal([("DEBUG", FsManifestRule.Plain), ("SIGNING_KEY", FsManifestRule.Named), ("TITLE", FsManifestRule.Plain)], made[0].Entries.Select(static e => (e.Name, e.Rule)));
        Assert.Equal([("DATABASE_URL", FsManifestRule.ValueSign), ("DB_PASSWORD", FsManifestRule.NameSign), ("MONKEY", FsManifestRule.Named)], made[1].Entries.Select(static e => (e.Name, e.Rule)));
        Assert.Contains("\"DEBUG\": \"yes\"", made[0].Yaml, StringComparison.Ordinal);
        Assert.Contains("#   DB_PASSWORD  (.env:2)", made[1].Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("stringData:", made[1].Yaml, StringComparison.Ordinal);
        Assert.All(made[1].Entries, static e => Assert.False(e.HasValue));
        AssertNothingLeaked();
    }

    [Fact]
    public async Task Values_are_written_into_a_private_file_alone_and_kubectl_reads_them_back()
    {
        string file = _folder.Write(".env", $"DB_PASSWORD='{Password}'\nPORT=0123\nYES=yes\nEXP=1e3\nNIL=null\nBLANKS='  x  '\nRU=\"Привет: «мир» # нет\"\nPEM=\"one\\ntwo\\n\"\nEMPTY=\n");
        string target = _folder.Write("out.yaml", "old");
        ManifestOptions options = new("shop") { EnvFiles = [file], OutFile = target, IncludesValues = true };

        OpsFailure exists = await Real.FailureAsync(() => RunAsync(options));
        await RunAsync(options with { Replaces = true });

        Assert.Equal(ErrorIds.ManifestFileExists, exists.ErrorId);
        Assert.True(Assert.IsType<FsManifestFile>(Assert.Single(_host.Results)).HasSecretValues);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        }

        AssertNothingLeaked();
        Assert.SkipWhen(CommandLine.Find("kubectl") is null, "There is no kubectl on PATH.");

        // Of kubectl's commands that read any manifest the only kind that asks no server.
        string[] objects = CommandLine.Run(CommandLine.Find("kubectl")!, ["label", "--local", "-f", target, "read=back", "-o", "jsonpath={.data}{.stringData}{\"\\n\"}"], _folder.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            new() { ["BLANKS"] = "  x  ", ["EMPTY"] = "", ["EXP"] = "1e3", ["NIL"] = "null", ["PEM"] = "one\ntwo\n", ["PORT"] = "0123", ["RU"] = "Привет: «мир» # нет", ["YES"] = "yes" },
            JsonSerializer.Deserialize<Dictionary<string, string>>(objects[0]));
        Assert.Equal(new() { ["DB_PASSWORD"] = Password }, JsonSerializer.Deserialize<Dictionary<string, string>>(objects[1])!.ToDictionary(static p => p.Key, static p => p.Value));
    }

    [Fact]
    public async Task A_file_that_is_not_to_be_written_is_a_plan()
    {
        string file = _folder.Write(".env", "A=1\n");
        RecordingHost no = new() { Answer = false };

        await RunAsync(new ManifestOptions("shop") { EnvFiles = [file], OutFile = _folder.At("out.yaml") }, host: no);

        FsManifestPlan plan = Assert.IsType<FsManifestPlan>(Assert.Single(no.Results));
        Assert.Equal((_folder.At("out.yaml"), false, false), (plan.Path, plan.Replaces, plan.HasSecretValues));
        Assert.False(File.Exists(plan.Path));
    }

    [Fact]
    public async Task Compared_names_say_what_they_are_and_get_values_from_the_file_alone()
    {
        string file = _folder.Write(".env", "API_TOKEN=not-really\n");
        FsSecretComparison[] compared =
        [
            new() { Name = "API_TOKEN", Kind = FsSecretKind.Variable },
            new() { Name = "PLAIN_LOOKING", Kind = FsSecretKind.Secret, Places = [new FsSecretPlace { Path = "docker-compose.yml", Line = 4 }] },
            new() { Name = "BASE_URL", Kind = FsSecretKind.Variable },
        ];

        await RunAsync(new ManifestOptions("shop") { EnvFiles = [file], SecretKind = FsManifestKind.ExternalSecret, SecretStore = "vault" }, compared);

        FsManifest[] made = [.. _host.Results.Cast<FsManifest>()];
        Assert.Contains("\"API_TOKEN\": \"not-really\"", made[0].Yaml, StringComparison.Ordinal);
        Assert.Contains("#   BASE_URL", made[0].Yaml, StringComparison.Ordinal);
        Assert.Contains("property: \"PLAIN_LOOKING\"", made[1].Yaml, StringComparison.Ordinal);
        Assert.Equal(FsManifestRule.Compared, Assert.Single(made[1].Entries).Rule);
    }

    [Theory]
    [InlineData("Shop", ErrorIds.ManifestNameInvalid)]
    [InlineData("-shop", ErrorIds.ManifestNameInvalid)]
    [InlineData("магазин", ErrorIds.ManifestNameInvalid)]
    [InlineData("empty", ErrorIds.ManifestEmpty)]
    [InlineData("large", ErrorIds.ManifestTooLarge)]
    [InlineData("store", ErrorIds.ManifestStoreMissing)]
    [InlineData("value", ErrorIds.ManifestValueNotPrivate)]
    public async Task What_the_cluster_would_refuse_later_is_refused_here(string name, string errorId)
    {
        string file = _folder.Write(".env", name == "large" ? "BIG=" + new string('x', 1024 * 1024) + "\n" : "A=1\n");
        ManifestOptions options = new(name)
        {
            EnvFiles = name == "empty" ? [] : [file],
            SecretKind = name == "store" ? FsManifestKind.ExternalSecret : FsManifestKind.Secret,
            IncludesValues = name == "value",
        };

        Assert.Equal(errorId, (await Real.FailureAsync(() => RunAsync(options))).ErrorId);
        Assert.Empty(_host.Results);
    }

    [Fact]
    public async Task A_key_that_Kubernetes_does_not_take_is_named_by_its_place_and_the_others_go_on()
    {
        string file = _folder.Write(".env", "A=1\nИМЯ=2\n");

        await RunAsync(new ManifestOptions("shop") { EnvFiles = [file] });

        Assert.Equal(ErrorIds.ManifestKeyInvalid, Assert.Single(_host.Errors).ErrorId);
        Assert.Equal("A", Assert.Single(((FsManifest)_host.Results.Single()).Entries).Name);
    }

    [Theory]
    [InlineData("FREESPORT Shop_1", "freesport-shop-1")]
    [InlineData("магазин", "app")]
    public void A_project_has_a_name_that_fits(string name, string expected) => Assert.Equal(expected, ManifestNames.Of(name));

    private async Task RunAsync(ManifestOptions options, FsSecretComparison[]? compared = null, RecordingHost? host = null)
    {
        Project project = await Real.LoadAsync(_folder.Path);
        await new ManifestExport(project, host ?? _host, options).RunAsync(compared ?? [], Cancel.Token);
    }

    private void AssertNothingLeaked()
    {
        string everything = string.Join("\n", _host.Results.Select(static r => JsonSerializer.Serialize(r, r.GetType(), Readable))
            .Concat(_host.Warnings).Concat(_host.Verbose).Concat(_host.Debug).Concat(_host.Questions.Select(static q => q.Target + q.Action)));
        Assert.DoesNotContain(Password, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), everything, StringComparison.Ordinal);
    }
}
