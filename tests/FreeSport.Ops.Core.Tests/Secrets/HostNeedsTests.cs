using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>The names that hosts and clusters need: compose files, templates of env files, manifests, configuration.</summary>
public sealed class HostNeedsTests
{
    [Theory]
    [InlineData("services: { web: { image: '${IMAGE}', command: 'x $$NOT ${SECRET_KEY:?}' } }", "vars.IMAGE SECRET_KEY")]
    [InlineData("services: { web: { environment: [ 'DB_PASSWORD', 'DEBUG=0', 'API_TOKEN=${TOKEN}' ] } }", "TOKEN DB_PASSWORD")]
    [InlineData("services: { web: { environment: { DB_PASSWORD: , DEBUG: '0' } } }", "DB_PASSWORD")]
    [InlineData("services: { web: {} }\nsecrets: { db: { environment: DB_ROOT }, file: { file: ./x } }", "DB_ROOT")]
    [InlineData("x-env: &env { KEY: '${A_TOKEN}' }\nservices: { a: { environment: *env }, b: { environment: *env } }", "A_TOKEN A_TOKEN")]
    [InlineData("x-env: { KEY: '${A_TOKEN}' }\nservices: { web: { '${NOT}': x } }", "")]
    [InlineData("volumes: { data: { name: '${VOLUME:-data}' } }", "vars.VOLUME?")]
    [InlineData("[]", "")]
    public async Task A_compose_file_needs_what_it_interpolates_and_passes_through(string compose, string expected)
    {
        using TempFolder folder = new();
        folder.Write("docker-compose.yml", compose + "\n");

        Assert.Equal(expected, Needed.Short(await Needed.InAsync(folder), FsSecretSource.Compose));
    }

    [Fact]
    public async Task The_place_is_that_of_the_dollar_with_the_service()
    {
        using TempFolder folder = new();
        folder.Write("docker/docker-compose.prod.yml", "services:\n  db:\n    environment:\n      - URL=redis://:${REDIS_PASSWORD}@redis\n    command: >-\n      run\n      ${SECOND}\n");

        IReadOnlyList<SecretNeed> all = (await Needed.InAsync(folder)).All;

        Assert.Equal(
            [("REDIS_PASSWORD", "docker/docker-compose.prod.yml", 4, 22, "db", "production"), ("SECOND", "docker/docker-compose.prod.yml", 7, 7, "db", "production")],
            all.Select(static n => (n.Name, n.Place.Path, n.Place.Line, n.Place.Column, n.Place.NeededBy!, n.Place.Environment!)));
    }

    [Theory]
    [InlineData("docker-compose.yml", "", "")]
    [InlineData("docker-compose.prod.yml", "", "@production")]
    [InlineData("docker-compose.staging.yml", "", "@staging")]
    [InlineData("compose.test.yaml", "", "@test")]
    [InlineData("docker-compose.build.yml", "", "")]
    [InlineData("docker-compose.prod.yml", "environments: { live: { kind: production } }", "@live")]
    [InlineData("docker-compose.moscow.yml", "environments: { Moscow: {} }", "@Moscow")]
    public async Task A_file_belongs_to_the_environment_of_its_name(string file, string configuration, string expected)
    {
        using TempFolder folder = new();
        folder.Write(file, "services: { a: { command: $A_KEY } }\n");
        folder.Write("freesport.ops.yml", "name: x\n" + configuration + "\n");

        Assert.Equal("A_KEY" + expected, Needed.Short(await Needed.InAsync(folder), FsSecretSource.Compose));
    }

    [Theory]
    [InlineData(".env.example", "DB_PASSWORD=\nexport API_TOKEN='x'\n# NOT=1\n\n  PORT = 80\r\nbroken line\n", "DB_PASSWORD API_TOKEN vars.PORT")]
    [InlineData(".env.production.example", "\uFEFFA_KEY=x", "A_KEY@production")]
    [InlineData("backend/.env.sample", "A_KEY=\"first\nNOT=second\nthird\"\nB_KEY=x\n", "A_KEY B_KEY")]
    [InlineData("docker/env.template", "A_KEY=x", "")]
    [InlineData(".env", "A_KEY=x", "")]
    [InlineData(".env.production", "A_KEY=x", "")]
    public async Task A_template_lists_what_its_env_file_holds_and_the_env_file_itself_is_never_read(string file, string text, string expected)
    {
        using TempFolder folder = new();
        folder.Write(file, text);

        Assert.Equal(expected, Needed.Short(await Needed.InAsync(folder), FsSecretSource.EnvTemplate));
    }

    [Fact]
    public async Task An_env_file_that_nobody_describes_is_told()
    {
        using TempFolder folder = new();
        folder.Write("docker-compose.yml", "services:\n  a:\n    env_file: [.env.known, { path: .env.unknown, required: false }, .env.here]\n");
        folder.Write(".env.known.example", "A=1\n");
        folder.Write(".env.here", "B=1\n");

        Assert.Contains(".env.unknown", Assert.Single((await Needed.InAsync(folder)).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_need_the_keys_they_take_from_secrets()
    {
        using TempFolder folder = new();
        folder.Write("k8s/overlays/production/app.yaml", """
            apiVersion: v1
            kind: Secret
            metadata: { name: db }
            stringData: { DB_PASSWORD: "" }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web }
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      env:
                        - { name: P, valueFrom: { secretKeyRef: { name: db, key: DB_PASSWORD } } }
                        - name: T
                          valueFrom:
                            secretKeyRef:
                              name: api
                              key: token
                              optional: true
                      envFrom:
                        - secretRef: { name: db }
                        - secretRef: { name: whole }
            """);

        SecretNeeds needs = await Needed.InAsync(folder);

        Assert.Equal(
            ["DB_PASSWORD:4 Secret db", "DB_PASSWORD:15 Deployment web, Secret db", "token:20 Deployment web, Secret api", "whole:24 Deployment web, envFrom"],
            needs.All.OrderBy(static n => n.Place.Line).Select(static n => $"{n.Name}:{n.Place.Line} {n.Place.NeededBy}"));
        Assert.All(needs.All, static n => Assert.Equal("production", n.Place.Environment));
        Assert.Equal(["token"], needs.All.Where(static n => !n.Place.IsRequired).Select(static n => n.Name));
    }

    [Fact]
    public async Task Helm_templates_are_told_of_and_not_read()
    {
        using TempFolder folder = new();
        folder.Write("charts/web/templates/a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: {{ .Release.Name }} }\n");
        folder.Write("charts/web/templates/b.yaml", "{{- if .x }}\napiVersion: v1\n{{- end }}\n");

        SecretNeeds needs = await Needed.InAsync(folder);

        Assert.Empty(needs.All);
        Assert.Contains("charts/web: 2 Helm", Assert.Single(needs.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets: [EXTRA]", 2)]
    [InlineData("secrets: EXTRA", 2)]
    [InlineData("secrets:\n  maxAge: 90d\n  names: [EXTRA]", 4)]
    public async Task The_configuration_names_what_no_file_shows(string configuration, int line)
    {
        using TempFolder folder = new();
        folder.Write("freesport.ops.yml", "name: x\n" + configuration + "\n");

        SecretNeed need = Assert.Single((await Needed.InAsync(folder)).All);
        Assert.Equal(("EXTRA", FsSecretSource.Configuration, "freesport.ops.yml", line), (need.Name, need.Place.Source, need.Place.Path, need.Place.Line));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("secrets: { onGitHub: [compose] }", true)]
    public async Task What_a_compose_file_needs_lies_on_github_only_where_the_configuration_says_so(string configuration, bool expected)
    {
        using TempFolder folder = new();
        folder.Write("docker-compose.yml", "services: { a: { command: '$A_KEY' } }\n");
        folder.Write("freesport.ops.yml", "name: x\n" + configuration + "\n");

        SecretNeeds needs = await SecretNeedsScanner.ScanForGitHubAsync(await Real.LoadAsync(folder.Path), Cancel.Token);

        Assert.Equal(expected, needs.All.Count == 1);
    }

    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("secrets: { onGitHub: [compose] }", 1, 0)]
    public async Task A_compose_file_that_cannot_be_read_keeps_the_list_open_only_where_its_values_lie_on_github(string configuration, int unreadable, int notes)
    {
        using TempFolder folder = new();
        folder.Write("docker-compose.yml", "services: [\n");
        folder.Write("freesport.ops.yml", "name: x\n" + configuration + "\n");

        SecretNeeds needs = await Needed.InAsync(folder);

        Assert.Equal((unreadable, notes), (needs.Unreadable.Count, needs.Notes.Count));
    }
}
