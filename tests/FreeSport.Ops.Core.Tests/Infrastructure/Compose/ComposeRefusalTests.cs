using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

public sealed class ComposeRefusalTests
{
    private const string Web = "services:\n  web:\n    image: nginx:1.27\n";

    public static TheoryData<string, string> Refused => new()
    {
        { "", "empty compose.yaml:1:1" },
        { "# only a comment\n", "empty compose.yaml:1:1" },
        { "- a\n", "schema compose.yaml:1:1" },
        { "text\n", "schema compose.yaml:1:1" },
        { "services:\n  web: {image: a\n", "yaml compose.yaml:3:1" },
        { "services:\n\tweb: {}\n", "yaml compose.yaml:2:1" },
        { "services:\n  web:\n    image: *none\n", "yaml compose.yaml:3:12" },
        { "services:\n  web:\n    image: a\n    image: b\n", "duplicate-key compose.yaml:4:5" },
        { "services:\n  1: {image: a}\n", "schema compose.yaml:2:3" },
        { "services:\n", "schema compose.yaml:1:10" },
        { "services: []\n", "schema compose.yaml:1:11" },
        { "services:\n  web: nginx\n", "schema compose.yaml:2:8" },
        { "services:\n  my web: {image: a}\n", "schema compose.yaml:2:3" },
        { Web + "    imgae: b\n", "unknown-key compose.yaml:4:5" },
        { Web + "nteworks: {}\n", "unknown-key compose.yaml:4:1" },
        { "services:\n  web:\n    image: [a]\n", "schema compose.yaml:3:12" },
        { "services:\n  web: {}\n", "no-image compose.yaml:2:8" },
        { Web + "    ports: [\"80:http\"]\n", "value compose.yaml:4:13" },
        { Web + "    ports: [\"8000-8001:80-85\"]\n", "value compose.yaml:4:13" },
        { Web + "    ports: [\"300.1.1.1:80:80\"]\n", "value compose.yaml:4:13" },
        { Web + "    ports: [\"80:70000\"]\n", "value compose.yaml:4:13" },
        { Web + "    ports:\n      - host_ip: nowhere\n        target: 80\n", "value compose.yaml:5:18" },
        { Web + "    volumes: [\"data::/b\"]\n", "value compose.yaml:4:15" },
        { Web + "    volumes:\n      - type: bind\n        target: /a\n", "value compose.yaml:5:9" },
        { Web + "    volumes: [\"data:/data\"]\n", "undefined compose.yaml:4:15" },
        { Web + "    networks: [back]\n", "undefined compose.yaml:4:16" },
        { Web + "    secrets: [key]\n", "undefined compose.yaml:4:15" },
        { Web + "    configs:\n      - source: cfg\n", "undefined compose.yaml:5:17" },
        { Web + "    models: [llm]\n", "undefined compose.yaml:4:14" },
        { Web + "    depends_on: [db]\n", "undefined compose.yaml:4:18" },
        { Web + "    network_mode: service:db\n", "undefined compose.yaml:4:19" },
        { Web + "    links: [db]\n", "undefined compose.yaml:4:13" },
        { Web + "    volumes_from: [db]\n", "undefined compose.yaml:4:20" },
        { Web + "    build:\n      context: .\n      additional_contexts: {base: \"service:base\"}\n", "undefined compose.yaml:6:35" },
        { Web + "    network_mode: host\n    networks: [back]\nnetworks: {back: {}}\n", "exclusive compose.yaml:4:5" },
        { Web + "    depends_on: [web]\n", "cycle compose.yaml:4:18" },
        { Web + "    extends: web\n", "cycle compose.yaml:4:5" },
        { Web + "    extends: {file: other.yaml}\n", "extends compose.yaml:4:14" },
        { Web + "    extends: base\n", "extends compose.yaml:4:14" },
        { Web + "    extends: {file: other.yaml, service: base}\n", "file compose.yaml:4:21" },
        { Web + "include: [missing.yaml]\n", "file compose.yaml:4:11" },
        { Web + "include: [compose.yaml]\n", "cycle compose.yaml:4:11" },
        { Web + "    env_file: missing.env\n", "missing-file compose.yaml:4:15" },
        { Web + "    healthcheck: {interval: soon}\n", "value compose.yaml:4:29" },
        { Web + "    healthcheck: {test: [curl, localhost]}\n", "value compose.yaml:4:26" },
        { Web + "    mem_limit: much\n", "value compose.yaml:4:16" },
        { Web + "    privileged: maybe\n", "value compose.yaml:4:17" },
        { Web + "    environment: [\"A =1\"]\n", "value compose.yaml:4:19" },
        { Web + "    extra_hosts: [nowhere]\n", "value compose.yaml:4:19" },
        { Web + "    command: echo \"open\n", "value compose.yaml:4:14" },
        { Web + "    storage_opt: {size: true}\n", "value compose.yaml:4:25" },
        { Web + "    scale: -1\n", "value compose.yaml:4:12" },
        { Web + "    scale: 2\n    container_name: one\n", "exclusive compose.yaml:5:21" },
        { Web + "    cpus: 1\n    deploy: {resources: {limits: {cpus: \"2\"}}}\n", "exclusive compose.yaml:4:11" },
        { Web + "    volumes: [\"/a:/c\", \"/b:/c\"]\n    tmpfs: [/c]\n", "mount compose.yaml:4:24" },
        { Web + "    oom_score_adj: 1001\n", "schema compose.yaml:4:20" },
        { Web + "    cap_add: [ALL, ALL]\n    security_opt: [a, a]\n", "schema compose.yaml:5:23" },
        { Web + "    depends_on: {db: {condition: up}}\n  db: {image: a}\n", "schema compose.yaml:4:34" },
        { Web + "    develop: {watch: [{path: ., action: sync}]}\n", "schema compose.yaml:4:23" },
        { Web + "    image: ${\n", "duplicate-key compose.yaml:4:5" },
        { "services:\n  web:\n    image: a:${TAG:?no tag}\n", "interpolation compose.yaml:3:12" },
        { "services:\n  web:\n    image: a:${TAG\n", "interpolation compose.yaml:3:12" },
        { Web + "volumes:\n  data:\n    external: true\n    driver: local\n", "exclusive compose.yaml:7:5" },
        { Web + "secrets:\n  key: {file: a, environment: B}\n", "exclusive compose.yaml:5:18" },
        { Web + "secrets:\n  key: {}\n", "schema compose.yaml:5:8" },
        { Web + "networks:\n  back: {name: a, external: {name: b}}\n", "value compose.yaml:5:30" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_compose_refuses_is_an_error_at_its_place(string text, string expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", text);

        Assert.Equal(expected, Assert.Single(folder.Errors()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_and_nothing_twice()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  web:\n    imgae: a\n    ports: [\"x:80\", \"1:y\"]\n    networks: [back]\n  db:\n    image: 1\n    depends_on: [cache]\n")
            .With("over.yaml", "services:\n  web:\n    image: b\n    restart: always\n");

        Assert.Equal(
            ["unknown-key compose.yaml:3:5", "value compose.yaml:4:13", "value compose.yaml:4:21", "undefined compose.yaml:5:16", "schema compose.yaml:7:12", "undefined compose.yaml:8:18"],
            folder.Errors("compose.yaml", "over.yaml"));
    }

    [Fact]
    public void The_place_is_the_one_in_the_overlay_that_wrote_it()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", Web)
            .With("prod.yaml", "# production\nservices:\n  web:\n    networks:\n      - front\n    volumes: [\"data:/data\"]\n");

        Assert.Equal(["undefined prod.yaml:5:9", "undefined prod.yaml:6:15"], folder.Errors("compose.yaml", "prod.yaml"));
    }

    [Fact]
    public void The_nearest_known_name_is_proposed()
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web:\n    image: a\n    enviroment: {}\n    networks: [bakcend]\nnetworks: {backend: {}}\n");

        Assert.Equal(["Did you mean 'environment'?", "Did you mean 'backend'?"], folder.Load().Findings.Select(static f => f.Remedy));
    }

    [Fact]
    public void Circles_are_told_whole_once_each()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [c, d]}\n  c: {image: x, depends_on: [a]}\n  d: {image: x, links: [e]}\n  e: {image: x, network_mode: \"service:d\"}\n");

        Assert.Equal(
            ["Services wait for one another: a -> b -> c -> a.", "Services wait for one another: d -> e -> d."],
            folder.Load().Findings.Select(static f => f.Message));
    }

    [Fact]
    public void Circles_of_extends_and_include_through_files_end()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "include: [sub/a.yaml]\nservices:\n  web: {image: x, extends: {file: base.yaml, service: web}}\n")
            .With("base.yaml", "services:\n  web: {extends: {file: compose.yaml, service: web}}\n")
            .With("sub/a.yaml", "include: [../compose.yaml]\nservices:\n  sub: {image: x}\n");

        Assert.Equal(["cycle base.yaml:2:9", "cycle a.yaml:1:11"], folder.Errors());
    }

    [Fact]
    public void A_service_behind_a_profile_is_not_there_without_it()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            "services:\n  web: {image: x, depends_on: [debug]}\n  app:\n    image: x\n    depends_on: {debug: {condition: service_started, required: false}}\n  debug: {image: x, profiles: [dev], networks: [none]}\n");

        Assert.Equal(["undefined compose.yaml:2:32"], folder.Errors());
        folder.Profiles.Add("dev");
        Assert.Equal(["undefined compose.yaml:6:49"], folder.Errors());
    }

    [Theory]
    [InlineData("debug: {image: x, profiles: [dev], networks: [none]}", "With the profile dev, Compose refuses the files: Service 'debug' uses the network 'none', which is not declared.")]
    [InlineData("debug: {profiles: [dev, ci]}", "With the profile dev, ci, Compose refuses the files: Service 'debug' has neither an image nor a build.")]
    [InlineData("debug: {image: x, profiles: [dev], depends_on: [store]}\n  store: {image: x, profiles: [data]}", "With the profile dev, Compose refuses the files: Service 'debug' names 'store' in depends_on, which starts only with the profile data.")]
    [InlineData("debug: {image: x, profiles: [dev], depends_on: [store]}\n  store: {image: x, profiles: [dev], depends_on: [debug]}", "With the profile dev, Compose refuses the files: Services wait for one another: debug -> store -> debug.")]
    [InlineData("debug: {image: x, profiles: [dev], depends_on: [store]}\n  store: {image: x, profiles: [data, dev]}", null)]
    [InlineData("debug: {image: x, profiles: [dev], depends_on: {store: {condition: service_started, required: false}}}\n  store: {image: x, profiles: [data]}", null)]
    [InlineData("one: {image: x, profiles: [dev], container_name: web, ports: [\"80:80\"]}\n  two: {image: x, profiles: [prod], container_name: web, ports: [\"80:80\"]}", null)]
    public void What_is_wrong_behind_a_profile_that_is_off_is_a_warning(string services, string? expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", Web + "  " + services + "\n");

        ComposeFinding[] findings = [.. folder.Load().Findings];

        Assert.Equal(expected is null ? [] : [(FsFindingSeverity.Warning, expected)], findings.Select(static f => (f.Severity, f.Message)));
    }

    [Fact]
    public void A_file_of_more_values_than_compose_reads_is_refused_and_aliases_do_not_count_again()
    {
        string values = string.Concat(Enumerable.Range(0, 50_001).Select(static i => $"  k{i}: v\n"));
        string list = "x-list: &list [" + string.Join(',', Enumerable.Repeat("v", 1_000)) + "]\n" + string.Concat(Enumerable.Range(0, 200).Select(static i => $"x-{i}: *list\n"));
        using ComposeFolder folder = new ComposeFolder()
            .With("many.yaml", "x-one:\n" + values + "x-two:\n" + values + Web)
            .With("again.yaml", list + Web);

        Assert.Equal(["yaml many.yaml:1:1"], folder.Errors("many.yaml"));
        Assert.Empty(folder.Errors("again.yaml"));
    }

    [Fact]
    public void A_bomb_of_aliases_and_deep_nesting_are_refused_and_a_large_file_is_not()
    {
        string bomb = "x-a: &a [1,1,1,1,1,1,1,1,1,1]\n" + string.Concat(Enumerable.Range(1, 8).Select(static i => $"x-{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i - 1), 10))}]\n"));
        using ComposeFolder folder = new ComposeFolder()
            .With("bomb.yaml", bomb + Web)
            .With("deep.yaml", "x-a: " + new string('[', 5000) + new string(']', 5000) + "\n" + Web)
            .With("large.yaml", "services:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"  s{i}: {{image: \"x:1\", depends_on: [s{(i == 9_999 ? 9_998 : i + 1)}]}}\n")))
            .With("chain.yaml", "services:\n  s0: {image: x}\n" + string.Concat(Enumerable.Range(1, 3_000).Select(static i => $"  s{i}: {{extends: s{i - 1}}}\n").Reverse()));

        Assert.StartsWith("yaml bomb.yaml", Assert.Single(folder.Errors("bomb.yaml")), StringComparison.Ordinal);
        Assert.StartsWith("yaml deep.yaml", Assert.Single(folder.Errors("deep.yaml")), StringComparison.Ordinal);
        Assert.Equal("cycle", Assert.Single(folder.Load("large.yaml").Findings).Rule);
        Assert.Contains(folder.Load("chain.yaml").Findings, static f => f.Rule == "extends");
    }

    [Fact]
    public void Texts_that_can_be_no_path_are_told_or_left_alone()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            Web + "    extends: {file: \"a\\0b|<>\", service: x}\n    env_file: \"c|<\\0\"\n    volumes: [\"./d|<\\0.conf:/d\"]\n    build: \"./e|\\0\"\ninclude: [\"f\\0|.yaml\"]\nsecrets: {s: {file: \"g\\0\"}}\n");

        Assert.Equal(["file compose.yaml:4:21", "missing-file compose.yaml:5:15", "file compose.yaml:8:11"], folder.Errors());
    }

    [Fact]
    public void No_value_of_a_variable_or_an_env_file_is_shown()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  web:\n    image: a\n    mem_limit: ${SECRET}\n    privileged: ${SECRET}\n    ports: [\"${SECRET}:80\"]\n    env_file: bad.env\n    healthcheck: {test: [\"${SECRET}\"]}\n")
            .With("bad.env", "A=1\nPASSWORD=\"canary\n");
        folder.Variables["SECRET"] = "canary";

        ComposeProject project = folder.Load();

        Assert.Equal(5, project.Findings.Count);
        Assert.All(project.Findings, static f => Assert.DoesNotContain("canary", f.Message + f.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_with_Cyrillic_letters_and_a_file_in_UTF_16_are_told_by_name()
    {
        using ComposeFolder folder = new ComposeFolder().With("докер/compose.yaml", Web + "    networks: [сеть]\n");
        File.WriteAllText(Path.Combine(folder.Path, "utf16.yaml"), Web, System.Text.Encoding.Unicode);

        ComposeFinding wrong = Assert.Single(folder.Load("докер/compose.yaml").Findings);
        Assert.Contains("'сеть'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Single(folder.Load("utf16.yaml").Findings).Message, StringComparison.Ordinal);
    }
}
