using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

public sealed class ComposeMergeTests
{
    public static TheoryData<string, string, string> Merged => new()
    {
        { "command: a b", "command: [c]", "command: [c]" },
        { "environment: {A: 1, B: 2}", "environment: [B=3, C]", "environment: {A: \"1\", B: \"3\", C: null}" },
        { "environment: {F: 1.5, T: true, N: }", "environment: {}", "environment: {F: \"1.5\", T: \"true\", N: null}" },
        { "labels: [a=1]", "labels: {a: 2, b: }", "labels: {a: \"2\", b: \"\"}" },
        { "ports: [\"80:80\"]", "ports: [\"80:80\", \"81:80\"]", "ports: [\"80:80\", \"81:80\"]" },
        { "ports: [\"80:80\"]", "ports: !override [\"81:80\"]", "ports: [\"81:80\"]" },
        { "ports: [\"80:80\"]", "ports: !reset []", "" },
        { "ports: [\"7000-7002:80-82/udp\"]", "", "ports: [\"7000:80/udp\", \"7001:81/udp\", \"7002:82/udp\"]" },
        { "ports: [80]", "", "ports: [{mode: ingress, target: 80, protocol: tcp}]" },
        { "ports: [\"127.0.0.1:80:81\"]", "", "ports: [{host_ip: 127.0.0.1, target: 81, published: \"80\"}]" },
        { "volumes: [\"./a:/x:ro\"]", "volumes: [\"./b:/x\"]", "volumes: [{type: bind, source: ./b, target: /x, bind: {create_host_path: true}}]" },
        { "volumes: [/cache]", "volumes: [/tmp/./x/..]", "volumes: [{type: volume, target: /cache, volume: {}}, {type: volume, target: /tmp, volume: {}}]" },
        { "dns: 1.1.1.1", "dns: [1.1.1.1, 8.8.8.8]", "dns: [1.1.1.1, 8.8.8.8]" },
        { "tmpfs: /a", "tmpfs: [/b]", "tmpfs: [/a, /b]" },
        { "cap_add: [A]", "cap_add: [A, B]", "cap_add: [A, B]" },
        { "healthcheck: {test: a, retries: 3}", "healthcheck: {test: [NONE], interval: 90s}", "healthcheck: {test: [NONE], retries: 3, interval: 1m30s}" },
        { "logging: {driver: x, options: {a: 1}}", "logging: {driver: x, options: {b: 2}}", "logging: {driver: x, options: {a: 1, b: 2}}" },
        { "logging: {driver: x, options: {a: 1}}", "logging: {driver: y}", "logging: {driver: y}" },
        { "build: ./a", "build: {target: t, args: {A: 1}}", "build: {context: ./a, target: t, args: [A=1]}" },
        { "depends_on: [b]", "depends_on: {b: {condition: service_healthy, required: false}}", "depends_on: {b: {condition: service_healthy, required: false}}" },
        { "extra_hosts: [\"a:1.1.1.1\"]", "extra_hosts: {b: \"[::1]\"}", "extra_hosts: [a=1.1.1.1, b=::1]" },
        { "ulimits: {nofile: {soft: 1, hard: 2}}", "ulimits: {nofile: 5}", "ulimits: {nofile: 5}" },
        { "mem_limit: 1g", "stop_grace_period: 1h", "{mem_limit: 1073741824, stop_grace_period: 60m}" },
        { "expose: [80]", "expose: [\"80\", \"90\"]", "expose: [\"80\", \"90\"]" },
        { "devices: [/dev/a]", "devices: [\"/dev/b:/dev/a:r\"]", "devices: [{source: /dev/b, target: /dev/a, permissions: r}]" },
    };

    [Theory]
    [MemberData(nameof(Merged))]
    public void A_service_laid_over_another_comes_to_what_compose_prints(string under, string over, string expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("a.yaml", Service(under)).With("b.yaml", Service(over)).With("c.yaml", Service(expected));

        ComposeProject merged = folder.Load("a.yaml", "b.yaml");

        Assert.Empty(merged.Findings);
        Assert.Equal(ComposeFolder.Print(folder.Load("c.yaml").Model), ComposeFolder.Print(merged.Model));
    }

    [Fact]
    public void Long_forms_are_those_that_compose_prints()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            "services:\n  web:\n    image: nginx\n    ports: [\"8080:80\"]\n    volumes: [\"data:/data:ro\"]\n    depends_on: [db]\n    secrets: [key]\n    command: sh -c 'a b'\n  db: {image: postgres}\nvolumes: {data: }\nsecrets: {key: {environment: KEY}}\n");

        Assert.Equal(
            """{"networks":{"default":{"name":"shop_default"}},"secrets":{"key":{"environment":"KEY","name":"shop_key"}},"services":{"db":{"image":"postgres","networks":{"default":null}},"web":{"command":["sh","-c","a b"],"depends_on":{"db":{"condition":"service_started","required":true}},"image":"nginx","networks":{"default":null},"ports":[{"mode":"ingress","protocol":"tcp","published":"8080","target":80}],"secrets":[{"source":"key","target":"/run/secrets/key"}],"volumes":[{"read_only":true,"source":"data","target":"/data","type":"volume","volume":{}}]}},"volumes":{"data":{"name":"shop_data"}}}""",
            ComposeFolder.Print(folder.Load().Model));
    }

    [Fact]
    public void Anchors_and_merge_keys_give_way_to_what_is_written()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            "x-base: &base {image: a, restart: always}\nx-more: &more {image: b, init: true}\nservices:\n  web:\n    <<: [*base, *more]\n    restart: \"no\"\n");

        Assert.Equal("""{"image":"a","init":true,"networks":{"default":null},"restart":"no"}""", ComposeFolder.Print(folder.Load().Services["web"]));
    }

    [Fact]
    public void Several_documents_of_a_file_are_laid_over_one_another()
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web: {image: a}\n---\nservices:\n  web: {image: b, init: true}\n");

        Assert.Equal("""{"image":"b","init":true,"networks":{"default":null}}""", ComposeFolder.Print(folder.Load().Services["web"]));
    }

    [Fact]
    public void What_is_extended_keeps_its_own_folder_and_what_extends_it_wins()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  web:\n    extends: {file: common/base.yaml, service: base}\n    environment: [B=2]\n    ports: !override [\"81:80\"]\n")
            .With("common/base.yaml", "services:\n  base:\n    extends: image\n    build: .\n    environment: {A: 1, B: 1}\n    ports: [\"80:80\"]\n  image: {image: \"a:${TAG:-1}\"}\n");

        ComposeMapping web = folder.Load().Services["web"];

        Assert.Equal("a:1", web.Text("image"));
        Assert.Equal(Path.Combine(folder.Path, "common"), web.Mapping("build")!.Text("context"));
        Assert.Equal("""{"A":"1","B":"2"}""", ComposeFolder.Print(web["environment"]));
        Assert.Equal("81", ((ComposeMapping)Assert.Single(web.Sequence("ports")!.Items)).Text("published"));
    }

    [Fact]
    public void What_is_included_has_its_own_folder_and_variables_and_gives_way()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "include:\n  - path: [db/compose.yaml, db/more.yaml]\nservices:\n  db: {init: true}\n  web: {image: \"web:${TAG}\", depends_on: [db]}\n")
            .With("db/compose.yaml", "services:\n  db: {image: \"db:${TAG}\", volumes: [\"./data:/data\"], networks: [back]}\nnetworks: {back: }\n")
            .With("db/more.yaml", "services:\n  db: {restart: always}\n")
            .With("db/.env", "TAG=15\n");
        folder.Variables["OTHER"] = "x";

        ComposeProject project = folder.Load();
        ComposeMapping db = project.Services["db"];

        Assert.Equal(("db:15", "always"), (db.Text("image"), db.Text("restart")));
        Assert.Equal(true, ((ComposeScalar)db["init"]!).Value);
        Assert.Equal(Path.Combine(folder.Path, "db", "data"), ((ComposeMapping)db.Sequence("volumes")!.Items[0]).Text("source"));
        Assert.Equal("web:", project.Services["web"].Text("image"));
        Assert.Equal(["unset-variable compose.yaml:5:16"], ComposeFolder.Places(project, FsFindingSeverity.Warning));
        Assert.Equal(3, project.Files.Count);
    }

    [Fact]
    public void Env_files_of_a_service_give_way_to_its_environment_and_to_the_project()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  web:\n    image: a\n    env_file: [one.env, {path: two.env, required: false}, {path: none.env, required: false}]\n    environment: {A: own, P: }\n")
            .With("one.env", "A=1\nB=1\nC=$SHARED\n")
            .With("two.env", "B=2\nD=${A}\n");
        folder.Variables["SHARED"] = "s";
        folder.Variables["P"] = "project";

        Assert.Equal("""{"A":"own","B":"2","C":"s","D":"own","P":"project"}""", ComposeFolder.Print(folder.Load().Services["web"]["environment"]));
    }

    [Fact]
    public void A_list_laid_over_a_mapping_is_refused_with_both_places()
    {
        using ComposeFolder folder = new ComposeFolder().With("a.yaml", Service("deploy: {replicas: 1}")).With("b.yaml", Service("deploy: [a]"));

        ComposeFinding wrong = Assert.Single(folder.Load("a.yaml", "b.yaml").Findings);

        Assert.Equal(("merge", 4), (wrong.Rule, wrong.Place.Line));
        Assert.Contains("a.yaml, line 4", wrong.Message, StringComparison.Ordinal);
    }

    private static string Service(string text)
    {
        string lines = text.StartsWith('{') ? text.Trim('{', '}').Replace(", ", "\n    ", StringComparison.Ordinal) : text;
        return $"services:\n  web:\n    {(text.StartsWith("build", StringComparison.Ordinal) ? "init: true" : "image: a")}\n    {lines}\n  b: {{image: b}}\n";
    }
}
