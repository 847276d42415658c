using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

public sealed class ComposeCheckerTests
{
    private const string Sound = "    restart: always\n    healthcheck: {test: [CMD, \"true\"]}\n";

    [Theory]
    [InlineData("a: {image: x, ports: [\"80:80\"]}", "b: {image: x, ports: [\"80:8080\"]}", "port-collision:3")]
    [InlineData("a: {image: x, ports: [\"127.0.0.1:80:80\"]}", "b: {image: x, ports: [\"80:80\"]}", "port-collision:3")]
    [InlineData("a: {image: x, ports: [\"8000-8005:80-85\"]}", "b: {image: x, ports: [\"8005:80\"]}", "port-collision:3")]
    [InlineData("a: {image: x, ports: [\"80:80\", \"80:81\"]}", "b: {image: x}", "port-collision:2")]
    [InlineData("a: {image: x, ports: [{target: 80, published: 80}]}", "b: {image: x, ports: [{target: 1, published: \"80\"}]}", "port-collision:3")]
    [InlineData("a: {image: x, ports: [\"127.0.0.1:80:80\"]}", "b: {image: x, ports: [\"127.0.0.2:80:80\"]}", "")]
    [InlineData("a: {image: x, ports: [\"53:53\"]}", "b: {image: x, ports: [\"53:53/udp\"]}", "")]
    [InlineData("a: {image: x, ports: [\"80\"]}", "b: {image: x, ports: [\"80\"]}", "")]
    [InlineData("a: {image: x, ports: [\"8000-8010:80\"]}", "b: {image: x, ports: [\"8000-8010:80\"]}", "")]
    [InlineData("a: {image: x, ports: [\"80:80\"]}", "b: {image: x, ports: [\"80:80\"], profiles: [other]}", "")]
    public void A_port_that_two_want_is_told(string first, string second, string expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  {first}\n  {second}\n");

        Assert.Equal(expected, string.Join('|', Findings(folder, ["compose.yaml"]).Select(static f => $"{f.Rule}:{f.Place.Line}")));
    }

    [Fact]
    public void A_port_that_an_overlay_adds_names_both_places_and_the_way_to_replace()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  a: {image: x, ports: [\"80:80\"]}\n")
            .With("same.yaml", "services:\n  a:\n    ports: [\"80:8080\"]\n")
            .With("other.yaml", "services:\n  a:\n    ports: [\"81:80\"]\n")
            .With("instead.yaml", "services:\n  a:\n    ports: !override [\"81:80\"]\n");

        ComposeFinding same = Assert.Single(Findings(folder, ["compose.yaml", "same.yaml"]));
        ComposeFinding other = Assert.Single(Findings(folder, ["compose.yaml", "other.yaml"]));

        Assert.Equal((FsFindingSeverity.Error, "same.yaml", 3), (same.Severity, Path.GetFileName(same.Place.File), same.Place.Line));
        Assert.Equal((FsFindingSeverity.Warning, "other.yaml", 3), (other.Severity, Path.GetFileName(other.Place.File), other.Place.Line));
        Assert.All([same, other], static f => Assert.Contains("compose.yaml, line 2", f.Message, StringComparison.Ordinal));
        Assert.All([same, other], static f => Assert.Contains("!override", f.Remedy, StringComparison.Ordinal));
        Assert.Empty(Findings(folder, ["compose.yaml", "instead.yaml"]));
    }

    [Theory]
    [InlineData("image: nginx", "Warning image-tag")]
    [InlineData("image: nginx:latest", "Warning image-tag")]
    [InlineData("image: localhost:5000/nginx", "Warning image-tag")]
    [InlineData("image: nginx:alpine", "Note image-tag")]
    [InlineData("image: nginx:1.27", "")]
    [InlineData("image: \"ghcr.io/a/b@sha256:0123\"", "")]
    [InlineData("image: \"ghcr.io/a/b:${TAG}\"", "")]
    public void Production_wants_a_tag_that_stays(string image, string expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  web:\n    {image}\n{Sound}").With(".env", "TAG=1.2.3\n");

        Assert.Equal(expected, Told(folder, production: true));
        Assert.Equal(string.Empty, Told(folder, production: false));
    }

    [Theory]
    [InlineData("healthcheck: {test: [CMD, x]}", "Warning restart")]
    [InlineData("restart: always", "Warning health-check")]
    [InlineData("restart: always\n    healthcheck: {disable: true}", "Warning health-check")]
    [InlineData("deploy: {restart_policy: {condition: any}}\n    healthcheck: {test: x}", "")]
    [InlineData("restart: \"no\"", "")]
    public void Production_wants_services_that_come_back_and_can_be_asked(string keys, string expected)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  web:\n    image: nginx:1.27\n    {keys}\n");

        Assert.Equal(expected, Told(folder, production: true));
    }

    [Fact]
    public void Who_waits_for_health_that_nobody_checks_is_told_everywhere_and_a_Dockerfile_counts()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With("compose.yaml", "services:\n  web:\n    image: a:1\n    depends_on: {db: {condition: service_healthy}, app: {condition: service_healthy}}\n  db: {image: b:1}\n  app: {build: app}\n")
            .With("app/Dockerfile", "FROM x\nHEALTHCHECK CMD true\n");

        Assert.Equal("health-check 4:18", string.Join('|', Findings(folder, ["compose.yaml"]).Select(static f => $"{f.Rule} {f.Place.Line}:{f.Place.Column}")));
    }

    [Theory]
    [InlineData("environment: {DB_PASSWORD: canary}", true)]
    [InlineData("environment: [DB_PASSWORD=canary]", true)]
    [InlineData("environment: {DB_PASSWORD: \"${PW:-canary}\"}", true)]
    [InlineData("environment: {DATABASE_URL: \"postgres://u:canary@db/x\"}", true)]
    [InlineData("command: redis-server --requirepass canary", true)]
    [InlineData("command: [redis-server, \"--requirepass canary\"]", true)]
    [InlineData("build: {context: ., args: {API_KEY: canary}}", true)]
    [InlineData("environment: {DB_PASSWORD: \"${PW}\", TOKEN: , SECRET_KEY_FILE: /run/secrets/canary}", false)]
    [InlineData("environment: [\"DB_PASSWORD=${PW:?needed}\", USE_TOKEN=true, \"DATABASE_URL=postgres://u:${PW}@db\"]", false)]
    [InlineData("command: redis-server --requirepass ${PW}", false)]
    public void A_secret_in_plain_text_is_told_in_production_and_never_shown(string keys, bool isTold)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  web:\n    image: nginx:1.27\n    {keys}\n{Sound}").With(".env", "PW=x\n").With("Dockerfile", "FROM x\n");

        ComposeFinding[] told = [.. Findings(folder, ["compose.yaml"], production: true)];

        Assert.Equal(isTold ? "plain-secret" : string.Empty, string.Join('|', told.Select(static f => f.Rule)));
        Assert.All(told, static f => Assert.DoesNotContain("canary", f.Message + f.Remedy, StringComparison.Ordinal));
        Assert.Empty(Findings(folder, ["compose.yaml"], production: false));
    }

    [Fact]
    public void What_is_named_and_not_there_is_told()
    {
        using ComposeFolder folder = new ComposeFolder().With(
            "compose.yaml",
            "services:\n  a: {build: ./gone}\n  b: {build: ., image: b}\n  c:\n    image: c\n    volumes: [\"./nginx.conf:/etc/nginx.conf\", \"./data:/data\", \"/etc/hosts.none:/x\"]\n  d: {build: \"https://example.test/x.git\"}\nconfigs: {cfg: {file: cfg.json}}\n");

        Assert.Equal(
            ["Warning build-context 2:14", "Warning build-context 3:14", "Warning missing-file 6:15", "Warning missing-file 8:23"],
            Findings(folder, ["compose.yaml"]).Select(static f => $"{f.Severity} {f.Rule} {f.Place.Line}:{f.Place.Column}"));
    }

    [Theory]
    [InlineData("command: python manage.py migrate && gunicorn", "&&")]
    [InlineData("command: echo a | tee b", "|")]
    [InlineData("entrypoint: sh run.sh; sleep 1", ";")]
    [InlineData("command: sh -c 'a && b'", null)]
    [InlineData("command: [sh, -c, \"a && b\"]", null)]
    public void A_command_for_a_shell_that_none_runs_is_told(string keys, string? sign)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  web:\n    image: x\n    {keys}\n");

        Assert.Equal(sign, Findings(folder, ["compose.yaml"]).SingleOrDefault()?.Message.Split('\'')[3]);
    }

    [Theory]
    [InlineData("./init.sql:/docker-entrypoint-initdb.d/", "/docker-entrypoint-initdb.d/init.sql")]
    [InlineData("./init.sql:/docker-entrypoint-initdb.d/init.sql", null)]
    [InlineData("./conf.d:/etc/nginx/conf.d/", null)]
    [InlineData("data:/data/", null)]
    public void A_file_that_is_mounted_as_a_folder_is_told(string volume, string? better)
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", $"services:\n  web:\n    image: x\n    volumes: [\"{volume}\"]\nvolumes: {{data: }}\n").With("init.sql", string.Empty);

        Assert.Equal(better is null ? null : $"Mount it below: {better}.", Findings(folder, ["compose.yaml"]).SingleOrDefault()?.Remedy);
    }

    [Fact]
    public void Without_an_env_file_variables_are_told_once_and_with_one_each()
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web:\n    image: \"x:${TAG}\"\n    user: ${A}\n    ports: [\"${PORT}:80\"]\n    volumes: [\"${DATA}:/data\"]\n").With("one.env", "TAG=1\nDATA=/srv\n");

        ComposeFinding[] none = Findings(folder, ["compose.yaml"]);
        ComposeFinding[] one = Findings(folder, ["compose.yaml"], envFiles: ["one.env"]);
        ComposeFinding[] missing = Findings(folder, ["compose.yaml"], envFiles: ["prod.env"]);

        Assert.Equal(["Warning unset-variable", "Error value"], none.Select(static f => $"{f.Severity} {f.Rule}"));
        Assert.Contains("A, DATA, PORT, TAG", none[0].Message, StringComparison.Ordinal);
        Assert.Contains("empty here", none[1].Remedy, StringComparison.Ordinal);
        Assert.Equal(["unset-variable 4", "unset-variable 5"], one.Select(static f => $"{f.Rule} {f.Place.Line}"));
        Assert.Equal("Warning env-file prod.env", Assert.Single(missing.Select(static f => $"{f.Severity} {f.Rule} {Path.GetFileName(f.Place.File)}")));
    }

    [Fact]
    public void An_env_file_turns_profiles_on()
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web: {image: x, profiles: [dev], networks: [none]}\n").With("dev.env", "COMPOSE_PROFILES=other, dev\n").With("no.env", "A=1\n");

        Assert.Equal(FsFindingSeverity.Warning, Assert.Single(Findings(folder, ["compose.yaml"], envFiles: ["no.env"])).Severity);
        Assert.Equal(FsFindingSeverity.Error, Assert.Single(Findings(folder, ["compose.yaml"], envFiles: ["dev.env"])).Severity);
    }

    [Fact]
    public void The_session_is_asked_only_when_it_is_to_be()
    {
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web:\n    image: \"x:${PATH:?not the session's}\"\n");
        ComposeSet set = new([Path.Combine(folder.Path, "compose.yaml")]);

        Assert.Equal("interpolation", Assert.Single(ComposeChecker.Check(set, folder.Path).Project.Findings).Rule);
        Assert.Empty(ComposeChecker.Check(set with { UsesSession = true }, folder.Path).Project.Findings);
    }

    [Fact]
    public void A_stack_is_told_of_its_four_classes_of_keys_and_of_configs_that_cannot_change()
    {
        using ComposeFolder folder = new ComposeFolder()
            .With(
                "stack.yaml",
                "name: shop\nservices:\n  a:\n    image: x:1\n    restart: always\n    container_name: a\n    mem_limit: 1g\n    profiles: [x]\n    depends_on: [b]\n  b:\n    image: x:1\n    depends_on: {a: {condition: service_started}}\n    deploy: {replicas: 2}\n    ports: [\"80:80\"]\nconfigs: {cfg: {file: ./a.conf}, named: {file: ./a.conf, name: cfg-ca978112}}\n")
            .With("a.conf", "a");

        Assert.Equal(
            [
                "Error swarm-refused 1", "Warning swarm-ignored 5", "Note swarm-deprecated 6", "Error swarm-forbidden 7", "Error swarm-refused 8",
                "Warning swarm-ignored 9", "Error swarm-refused 12", "Warning swarm-config 15",
            ],
            Findings(folder, ["stack.yaml"], target: FsComposeTarget.Swarm).Where(static f => f.Rule.StartsWith("swarm", StringComparison.Ordinal)).Select(static f => $"{f.Severity} {f.Rule} {f.Place.Line}"));
    }

    [Fact]
    public void Findings_read_in_Russian_too()
    {
        using CultureScope culture = new("ru-RU");
        using ComposeFolder folder = new ComposeFolder().With("compose.yaml", "services:\n  web:\n    image: nginx\n    networks: [back]\n");

        Assert.Equal(
            ["Сервис 'web' запускает nginx без тега, то есть latest.", "Сервис 'web' использует сеть 'back', а она не объявлена."],
            Findings(folder, ["compose.yaml"], production: true).Where(static f => f.Rule is "image-tag" or "undefined").Select(static f => f.Message));
    }

    private static string Told(ComposeFolder folder, bool production) =>
        string.Join('|', Findings(folder, ["compose.yaml"], production).Select(static f => $"{f.Severity} {f.Rule}"));

    private static ComposeFinding[] Findings(ComposeFolder folder, string[] files, bool production = false, FsComposeTarget target = FsComposeTarget.Compose, string[]? envFiles = null)
    {
        string usual = Path.Combine(folder.Path, ".env");
        ComposeSet set = new([.. files.Select(f => Path.Combine(folder.Path, f))])
        {
            IsProduction = production,
            Target = target,
            EnvFiles = envFiles is not null ? [.. envFiles.Select(f => Path.Combine(folder.Path, f))] : File.Exists(usual) ? [usual] : [],
        };
        return [.. ComposeChecker.Check(set, folder.Path).Project.Findings];
    }
}
