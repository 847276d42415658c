using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Workflows.Tables;

/// <summary>The refresh of the tables, run as <c>./build.ps1 Tables</c> runs it, on repositories made for the test.</summary>
public sealed class TablesBuildTests : IDisposable
{
    private const string Schema = """
        { "definitions": {
          "workflow-root-strict": { "mapping": { "properties": { "on": { "type": "on" }, "name": "string", "jobs": { "type": "jobs", "required": true } } } },
          "on": { "one-of": ["string", "on-mapping-strict"] },
          "on-mapping-strict": { "mapping": { "properties": { "watch": "watch", "push": "push", "project": "project", "repository_dispatch": "dispatch" } } },
          "push": { "one-of": ["null", "push-mapping"] },
          "push-mapping": { "mapping": { "properties": { "branches": "names", "paths": "names" } } },
          "watch": { "one-of": ["null", "watch-mapping"] },
          "watch-mapping": { "mapping": { "properties": { "types": "watch-activity" } } },
          "watch-activity": { "one-of": ["watch-type", "watch-types"] },
          "watch-types": { "sequence": { "item-type": "watch-type" } },
          "watch-type": { "allowed-values": ["started", "ended"] },
          "project": { "null": {} },
          "dispatch": { "mapping": { "properties": { "types": "names" } } },
          "names": { "sequence": { "item-type": "string" } },
          "jobs": { "mapping": { "loose-key-type": "string", "loose-value-type": "job" } },
          "job": { "mapping": { "properties": { "if": "job-if", "steps": "steps", "container": "container" } } },
          "job-if": { "context": ["github", "always(0,0)"], "string": {} },
          "steps": { "sequence": { "item-type": "step" } },
          "step": { "one-of": ["run-step", "parallel-step"] },
          "run-step": { "mapping": { "properties": { "id": "string", "run": "script" } } },
          "parallel-step": { "mapping": { "properties": { "parallel": "steps" } } },
          "script": { "context": ["github", "steps", "hashFiles(1,255)"], "string": {} },
          "container": { "context": ["github"], "mapping": { "properties": { "image": "string", "env": "container-env" } } },
          "container-env": { "mapping": { "loose-key-type": "string", "loose-value-type": "script" } }
        } }
        """;

    private const string Images = """
        # Images

        | Image | Architecture | YAML Label | Included Software |
        | ------|--------------|------------|-------------------|
        | Ubuntu 99.04 ![preview](https://img.shields.io/badge/preview-0969DA)<br>![Endpoint Badge](https://img.shields.io/x) | x64 | `ubuntu-99.04` | [ubuntu] |
        | Ubuntu 98.04<br>![Endpoint Badge](https://img.shields.io/x) | x64 | `ubuntu-latest` or `ubuntu-98.04` | [ubuntu] |
        | macOS 9 Arm64 [![deprecated](https://img.shields.io/badge/deprecated-E5534B)](https://github.com/x) | arm64 | `macos-9` or `macos-9-xlarge` | [macOS-9] |
        """;

    private const string Compose = """{ "title": "x", "description": "VERSION", "type": "object", "$defs": { "service": { "type": "object" } } }""";

    private const string ComposeSchemas = "src/FreeSport.Ops.Core/Steps/Infrastructure/Compose/Schemas/";

    private const string Tables = "src/FreeSport.Ops.Workflows/Tables/";

    private static readonly string Program =
        typeof(TablesBuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Packaging").Value!.Replace('\\', '/');

    private readonly TempFolder _folder = new("таблицы [1]");

    [Fact]
    public void The_tables_are_what_the_repositories_say()
    {
        MakeSchema();
        string build = Repository("clones/acme/build");
        Release(build, "v1", """
            name: "Build\tit"
            runs: { using: node16, main: index.js }
            """);
        Release(build, "v2", """
            name: Build it
            inputs:
              token: { required: true }
              target: { required: true, default: "" }
              level: { required: "true", default: }
              old:
                deprecationMessage: |
                  Use target,
                  not old.
            outputs:
              url: { description: where }
              digest: { description: what }
            runs: { using: Node20, main: index.js }
            """);
        TestRepository.Run(build, "tag", "v3");
        TestRepository.Run(build, "tag", "v2.1.0");
        TestRepository.Run(build, "tag", "nightly");
        TestRepository.Run(build, "branch", "v4-experiment");
        string tool = Repository("clones/acme+tool");
        Write(tool, "sub/action.yaml", "name: Tool\nruns: { using: composite, steps: [] }\n");
        Commit(tool);
        TestRepository.Run(tool, "branch", "v1.x");

        Build("""
            # A comment.
            acme/tool/sub *inputs *outputs
            acme/build nightly
            """);

        Assert.Equal(
            """
            # Popular actions: action, refs, runtime, name, outputs (* any), inputs (* any, ! required, ~ deprecation). Generated by ./build.ps1 Tables; not edited by hand.
            # Source: https://github.com/<owner>/<name> action.yml at each ref; the date is that of the newest commit read
            # Date: 2024-05-06
            acme/build|nightly,v2,v3|node20|Build it|digest,url|!level|old~Use target, not old.|target|!token
            acme/build|v1|node16|Build it|-
            acme/tool/sub|v1.x|composite|Tool|*|*

            """.ReplaceLineEndings("\n").Replace('|', '\t'),
            Table("PopularActions.tsv"));
    }

    [Fact]
    public void Events_and_contexts_are_what_the_schema_says()
    {
        string commit = MakeSchema();

        Build(string.Empty);

        string source = $"# Source: https://github.com/actions/languageservices/blob/{commit}/workflow-parser/src/workflow-v1.0.json";
        string events = Table("WebhookEvents.tsv");
        Assert.Contains(source, events, StringComparison.Ordinal);
        Assert.EndsWith(
            "# Date: 2024-05-06\nproject\t-\t-\tretired\npush\t-\tbranches,paths\t-\nrepository_dispatch\t*\t-\t-\nwatch\tstarted,ended\t-\t-\n",
            events,
            StringComparison.Ordinal);
        string contexts = Table("ContextAvailability.tsv");
        Assert.Contains(source, contexts, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            # Date: 2024-05-06
            jobs.<job_id>.container|github|-
            jobs.<job_id>.container.env|github|-
            jobs.<job_id>.container.env.<env_id>|github|hashFiles
            jobs.<job_id>.container.image|github|-
            jobs.<job_id>.if|github|always
            jobs.<job_id>.steps.run|github,steps|hashFiles

            """.ReplaceLineEndings("\n").Replace('|', '\t'),
            contexts,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_runners_are_what_the_list_of_images_and_the_announcements_say()
    {
        MakeSchema();

        Build(string.Empty, """
            # A comment.
            ubuntu-latest +ubuntu-99.04 - 2024-07-01 - - https://github.com/acme/9
            macos-9 - retiring 2024-08-01 2025-01-01 macos-10 https://github.com/acme/8
            macos-8 - removed 2020-01-01 - macos-10 https://github.com/acme/7
            big =ubuntu-98.04 current - - - https://docs.github.com/big
            linux Ubuntu* current - - - https://docs.github.com/own
            own * current - - - https://docs.github.com/own
            """);

        string table = Table("RunnerLabels.tsv");
        string list = table.Split('\n')[1]["# Source: ".Length..];
        Assert.Matches("^https://github.com/actions/runner-images/blob/[0-9a-f]{40}/README.md$", list);
        Assert.EndsWith(
            $"""
            # Date: 2024-08-01
            big|Ubuntu 98.04|current|-|-|-|https://docs.github.com/big
            linux|Ubuntu 98.04,Ubuntu 99.04|current|-|-|-|https://docs.github.com/own
            macos-8|*|removed|2020-01-01|-|macos-10|https://github.com/acme/7
            macos-9|macOS 9 Arm64|retiring|2024-08-01|2025-01-01|macos-10|https://github.com/acme/8
            macos-9-xlarge|macOS 9 Arm64 xlarge|retiring|-|-|-|{list}
            own|*|current|-|-|-|https://docs.github.com/own
            ubuntu-98.04|Ubuntu 98.04|current|-|-|-|{list}
            ubuntu-99.04|Ubuntu 99.04|preview|-|-|-|{list}
            ubuntu-latest|Ubuntu 98.04,Ubuntu 99.04|current|2024-07-01|-|-|https://github.com/acme/9

            """.ReplaceLineEndings("\n").Replace('|', '\t'),
            table,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_of_compose_is_that_of_the_newest_release_without_prose()
    {
        MakeSchema();

        Build(string.Empty);

        string schema = File.ReadAllText(_folder.At(ComposeSchemas + "ComposeSchema.json"));
        Assert.Contains("\"version\": \"compose-go 2.10.0\"", schema, StringComparison.Ordinal);
        Assert.Contains("\"service\": {\"type\":\"object\"}", schema, StringComparison.Ordinal);
        Assert.DoesNotContain("description", schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own", "a line needs seven words: own")]
    [InlineData("own - current - - - https://x", "Of the runner own nobody says what system it has")]
    [InlineData("own =none current - - - https://x", "lists no runner none")]
    [InlineData("own * gone - - - https://x", "own has the state gone")]
    public void A_label_of_which_nobody_knows_enough_is_named(string line, string complaint)
    {
        MakeSchema();

        string said = Run(string.Empty, out int exitCode, line);

        Assert.Equal(1, exitCode);
        Assert.Contains(complaint, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/absent", "has no clone of acme/absent")]
    [InlineData("acme/good v9", "acme/good has no v9")]
    [InlineData("acme/bare", "acme/bare@v1: An action has no runs")]
    public void What_cannot_be_read_is_named_and_the_table_is_left_as_it_was(string action, string complaint)
    {
        MakeSchema();
        Release(Repository("clones/acme+bare"), "v1", "name: Bare\n");
        Release(Repository("clones/acme+good"), "v1", "name: Good\nruns: { using: node24, main: index.js }\n");
        _folder.Write(Tables + "PopularActions.tsv", "as it was");

        string said = Run(action, out int exitCode);

        Assert.Equal(1, exitCode);
        Assert.Contains(complaint, said, StringComparison.Ordinal);
        Assert.Equal("as it was", Table("PopularActions.tsv"));
    }

    public void Dispose() => _folder.Dispose();

    private string Table(string name) => File.ReadAllText(_folder.At(Tables + name));

    private string MakeSchema()
    {
        string images = Repository("clones/actions+runner-images");
        Write(images, "README.md", Images);
        Commit(images);
        string compose = Repository("clones/compose-spec+compose-go");
        foreach (string version in new[] { "v2.9.0", "v2.10.0" })
        {
            Write(compose, "schema/compose-spec.json", Compose.Replace("VERSION", version, StringComparison.Ordinal));
            Commit(compose);
            TestRepository.Run(compose, "tag", version);
        }

        string repository = Repository("clones/actions+languageservices");
        Write(repository, "workflow-parser/src/workflow-v1.0.json", Schema);
        Commit(repository);
        return TestRepository.Run(repository, "rev-parse", "HEAD");
    }

    private string Repository(string relative)
    {
        string folder = _folder.Folder(relative);
        TestRepository.Configure(folder);
        return folder;
    }

    private static void Release(string repository, string tag, string text)
    {
        Write(repository, "action.yml", text);
        Commit(repository);
        TestRepository.Run(repository, "tag", "-a", "-m", tag, tag);
    }

    private static void Write(string repository, string relative, string text)
    {
        string path = Path.Combine(repository, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Commit(string repository)
    {
        TestRepository.Run(repository, "add", "--all");
        int exitCode = Start("git", ["-C", repository, "commit", "-q", "-m", "a release"], out string said);
        Assert.True(exitCode == 0, said);
    }

    private void Build(string actions, string runners = "")
    {
        string said = Run(actions, out int exitCode, runners);
        Assert.True(exitCode == 0, said);
    }

    private string Run(string actions, out int exitCode, string runners = "")
    {
        _folder.Folder(Tables);
        _folder.Folder(ComposeSchemas);
        _folder.Write("src/FreeSport.Ops.Packaging/Tables/actions.txt", actions + "\n");
        _folder.Write("src/FreeSport.Ops.Packaging/Tables/runners.txt", runners + "\n");
        exitCode = Start("dotnet", [Program, "tables", _folder.Path, _folder.At("clones")], out string said);
        return said;
    }

    // At a time that is another day to the west of here.
    private static int Start(string program, IEnumerable<string> arguments, out string said)
    {
        ProcessStartInfo start = new(CommandLine.Find(program)!, arguments) { RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        start.Environment["GIT_COMMITTER_DATE"] = "2024-05-06T00:30:00+00:00";
        start.Environment["TZ"] = "America/New_York";
        using Process process = Process.Start(start)!;
        said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
