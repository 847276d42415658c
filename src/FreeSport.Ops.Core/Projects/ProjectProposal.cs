using System.Text;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Workflows.Globs;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Writes a first <c>freesport.ops.yml</c> from what lies in a project, with a comment for each part.</summary>
/// <param name="project">The project, as conventions see it.</param>
/// <param name="git">Tells what the repository is called where it is released from.</param>
public sealed class ProjectProposal(Project project, GitReader git)
{
    private const int MostEndpoints = 20;

    private static readonly string[] PythonSigns = ["manage.py", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "pytest.ini", "tox.ini"];

    private readonly StringBuilder _text = new();

    /// <summary>Puts the proposal together from workflows, suites, compose files and images.</summary>
    /// <param name="cancellationToken">Stops the reading of workflows.</param>
    /// <returns>YAML that reads back without a warning.</returns>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        List<FsWorkflow> workflows = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            workflows.Add((await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false)).Workflow);
        }

        Line("# How FreeSport.Ops understands this repository. Every key is optional; what is left out follows convention.");
        Line("name: " + Quote(Path.GetFileName(project.Root)));
        Paths();
        Tests();
        Environments(workflows);
        Access(await new ProjectImages(project, git).FindAsync(cancellationToken).ConfigureAwait(false));
        Line("");
        Dependencies();
        Line("");
        Infrastructure();
        Line("");
        foreach (string line in ChannelProposal.Lines(workflows))
        {
            Line(line);
        }
        Line("");
        Line("# What watches the environments; MonitoringActive needs each of them.");
        Line("# monitoring:");
        Line("#   - { name: prometheus, kind: prometheus, url: \"http://127.0.0.1:9090\", environments: [production] }");
        Line("#   - { name: alertmanager, kind: alertmanager, url: \"http://127.0.0.1:9093\", environments: [production] }");
        Line("#   - { name: api, kind: health, url: \"https://freesport.example/api/v1/health/\", environments: [production] }");
        Line("");
        Line("# What is alerted and who is told, for Enable-FsAlert; secrets lie in files or environment variables, never here.");
        Line("# alerts:");
        Line("#   prometheus: { file: monitoring/rules/freesport.yml, seenAs: /etc/prometheus/rules/freesport.yml }");
        Line("#   alertmanager: { file: monitoring/alertmanager.yml, seenAs: /etc/alertmanager/alertmanager.yml }");
        Line("#   rules: [{ name: ApiErrorRatio, expr: \"job:http_errors:ratio5m > 0.05\", for: 5m, severity: critical, summary: \"Too many errors.\" }]");
        Line("#   receivers: [{ name: team-slack, kind: slack, addressFile: /etc/alertmanager/secrets/slack, channel: \"#devops\" }]");
        Line("");
        Line("# Secrets needed beyond those that the workflows read.");
        Line("# secrets: [EXAMPLE_SECRET]");
        Line("");
        Line("# Where this team differs from the default policy of the checklist.");
        Line("# checklist:");
        Line("#   TestsPassed: { maxAge: 7d }");
        return _text.ToString();
    }

    private void Paths()
    {
        Line("");
        Line("# Where the parts lie, from this file.");
        Line("paths:");
        Folder("backend", project.BackendPath, isThere: project.BackendPath != project.Root || PythonSigns.Any(s => File.Exists(Path.Combine(project.Root, s))));
        Folder("frontend", project.FrontendPath);
        Folder("docs", project.DocsPath);
        Folder("workflows", project.WorkflowsPath);
        IReadOnlyList<string> compose = project.ComposeFiles;
        Line(compose.Count == 0 ? "  # compose: [docker-compose.yml]" : $"  compose: [{string.Join(", ", compose.Select(project.Relative).Select(Quote))}]");
    }

    private void Folder(string key, string path, bool isThere = true)
    {
        string relative = !isThere ? key : project.Relative(path) is { Length: > 0 } below ? below : ".";
        Line((isThere && Directory.Exists(path) ? $"  {key}: " : $"  # not found: {key}: ") + Quote(relative));
    }

    private void Tests()
    {
        Line("");
        Line("# The suites that TestsPassed needs.");
        IReadOnlyList<string> names = TestSuites.Names(project);
        Line(names.Count == 0 ? "# tests:\n#   unit: { paths: [tests/unit] }\n#   integration: { marker: integration }" : "tests:");
        foreach (string name in names)
        {
            TestSuite suite = TestSuites.Find(project, name)!;
            string marker = suite.Marker is null ? string.Empty : "marker: " + Quote(suite.Marker);
            string paths = suite.Paths.Count == 0 ? string.Empty : $"paths: [{string.Join(", ", suite.Paths.Select(Quote))}]";
            Line($"  {name}: {{ {string.Join(", ", new[] { paths, marker }.Where(static p => p.Length > 0))} }}");
        }
    }

    private void Environments(List<FsWorkflow> workflows)
    {
        Line("");
        string[] named = [.. workflows.SelectMany(static w => w.Environments).Where(static e => !e.Contains("${{", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static e => e, StringComparer.Ordinal)];
        if (named.Length == 0)
        {
            Line("# The places the platform runs in; no workflow names one.");
            Line("# environments:");
            Line("#   production:");
            Line("#     kind: production");
            return;
        }

        ServiceLevels levels = ServiceLevels.Of(project);
        Line("# The places the platform runs in, as the workflows name them.");
        Line("environments:");
        foreach (string name in named)
        {
            // A name that tells nothing gets the stricter rules until somebody says otherwise.
            bool production = ConfigurationReader.IsProductionName(name) || !ConfigurationReader.IsTestName(name);
            Line($"  {Quote(name)}:");
            Line($"    kind: {(production ? "production" : "staging")}{(production && !ConfigurationReader.IsProductionName(name) ? " # a guess: the name does not tell" : string.Empty)}");
            Line("    # urls: https://freesport.example");
            Health(name, production, levels);
            Line("    # servers: [deploy@freesport.example]");
            Compose(name, production);
            FsWorkflow[] naming = [.. workflows
                .Where(w => w.Environments.Contains(name, StringComparer.OrdinalIgnoreCase))
                .OrderByDescending(static w => Path.GetFileName(w.Path).Contains("deploy", StringComparison.OrdinalIgnoreCase))];
            Deployment(naming, production);
            foreach (string line in MetricProposal.Lines(project, production ? levels : ServiceLevels.None, Quote))
            {
                Line("    " + line);
            }

            Line("    # window: { days: [Tue, Wed, Thu], from: \"02:00\", to: \"04:00\", timeZone: Europe/Moscow }");
        }
    }

    // Nobody knows the address from here, but the containers say what they ask of themselves, and the documents what else answers.
    private void Health(string name, bool production, ServiceLevels levels)
    {
        const string Site = "https://freesport.example";
        ContainerHealthCheck[] own = [.. ContainerHealthCheck.Of(project, new EnvironmentDefinition(name, production))];
        string[] documented = [.. HealthEndpoints.Documented(project).Where(path => !own.Any(o => o.Path.TrimEnd('/') == path.TrimEnd('/')))];
        Line(own.Length == 0
            ? $"    # healthChecks: {Site}/health"
            : $"    # healthChecks: [{string.Join(", ", own.Select(o => $"\"{Site}{o.Path}\"").Distinct())}] # what {string.Join(", ", own.Select(static o => o.Service))} ask of themselves");
        Line("    # smoke:");
        if (documented.Length > 0)
        {
            Line("    #   logins: [{ name: admin, url: \"" + Site + "/api/v1/auth/login/\", userFrom: FSOPS_ADMIN_USER, passwordFrom: FSOPS_ADMIN_PASSWORD }]");
        }

        Line("    #   version: { json: $.version }");
        Line("    #   checks:");
        Line($"    #     - {{ name: health, url: \"{Site}{own.FirstOrDefault()?.Path ?? "/health"}\", expect: {{ status: 200, maxLatency: 2s, minCertificateDays: 21 }} }}");
        foreach (string path in documented)
        {
            Line($"    #     - {{ name: {path.Trim('/').Replace('/', '-')}, url: \"{Site}{path}\", login: admin, expect: {{ status: 200 }} }}");
        }

        foreach ((string path, TimeSpan limit) in levels.Endpoints.Take(MostEndpoints))
        {
            Line($"    #     - {{ name: {path.Trim('/').Replace('/', '-')}, url: \"{Site}{path}\", expect: {{ status: 200, maxLatency: {FormattableString.Invariant($"{limit.TotalMilliseconds:0}")}ms }} }}");
        }
    }

    private void Dependencies()
    {
        string[] requirements = [.. DependencyFiles.Requirements(project).Select(project.Relative)];
        string folder = DependencyFiles.NpmFolder(project);
        bool hasNpm = File.Exists(Path.Combine(folder, "package.json"));
        Line("# Where the packages come from, for Update-FsDependency.");
        Line(requirements.Length > 0 || hasNpm ? "dependencies:" : "# dependencies:");
        Line(requirements.Length > 0 ? $"  pip: {{ requirements: {List(requirements)} }}" : "  # pip: { requirements: [backend/requirements.txt], venv: backend/venv }");
        Line(hasNpm ? $"  npm: {{ folder: {Quote(project.Relative(folder) is { Length: > 0 } below ? below : ".")} }}" : "  # npm: { folder: frontend }");
    }

    private void Infrastructure()
    {
        InfrastructureDefinition found = InfrastructureFiles.Find(project.Root);
        Line("# What besides compose files describes the infrastructure.");
        if (found.Terraform.Count + found.Ansible.Count + found.Kubernetes.Count == 0)
        {
            Line("# infrastructure:");
            Line("#   terraform: [{ folder: infra/terraform, workspace: production, environments: [production] }]");
            Line("#   ansible: [{ folder: infra/ansible, inventory: hosts.yml, playbooks: [site.yml], runner: wsl }]");
            return;
        }

        Line("infrastructure:");
        Items("terraform", found.Terraform.Select(static t => "folder: " + Quote(t.Folder)));
        Items("ansible", found.Ansible.Select(static a => $"folder: {Quote(a.Folder)}{(a.Inventory is { } inventory ? ", inventory: " + Quote(inventory) : string.Empty)}, playbooks: {List(a.Playbooks)}"));
        Items("kubernetes", found.Kubernetes.Select(static k => "manifests: " + List(k.Manifests)));
    }

    private void Items(string key, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
        {
            Line($"  {key}:");
        }

        foreach (string item in all)
        {
            Line($"    - {{ {item} }}");
        }
    }

    private static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Quote)) + "]";

    private void Compose(string name, bool production)
    {
        ComposeSet? set = ComposeSets.Find(project).FirstOrDefault(s => name.Equals(s.Environment, StringComparison.OrdinalIgnoreCase) || (production && s.IsProduction));
        if (set is null)
        {
            Line("    # compose: { files: [docker-compose.yml, docker-compose.prod.yml], envFiles: [.env.prod] }");
            return;
        }

        string envFiles = set.EnvFiles.Count == 0 ? string.Empty : $", envFiles: [{string.Join(", ", set.EnvFiles.Select(project.Relative).Select(Quote))}]";
        Line($"    compose: {{ files: [{string.Join(", ", set.Files.Select(project.Relative).Select(Quote))}]{envFiles} }}");
    }

    private void Access(IReadOnlyList<ImageName> images)
    {
        Line("");
        Line("# How to see that the VPN to the servers is up: an interface, a network behind it, a host behind it.");
        Line("# vpn: { interface: wg0, route: 10.20.0.0/16, probe: \"10.20.0.5:22\" }");
        Line("");
        Line("# The images that this machine must be able to pull.");
        Line(images.Count == 0
            ? "# registry: { images: [ghcr.io/freesport-example/freesport/backend] }"
            : "registry:\n  images: [" + string.Join(", ", images.Select(static i => Quote(i.ToString()))) + "]");
    }

    private void Deployment(FsWorkflow[] naming, bool production)
    {
        // A release is a push to the main branch; the other environments follow the others.
        FsWorkflow workflow = naming[0];
        string[] filters = [.. workflow.Triggers.Where(static t => t.Event == "push").SelectMany(static t => t.Branches)];
        string? branch = Names(filters).FirstOrDefault(b => (b is "main" or "master") == production);
        FsWorkflowTrigger? dispatch = workflow.Triggers.FirstOrDefault(static t => t.Event == "workflow_dispatch");
        string? rollback = dispatch?.Inputs.FirstOrDefault(static i => i is "image_tag" or "imageTag" or "tag" or "version");
        Line("    deployment:");
        Line("      target: github");
        Line("      workflow: " + Quote(Path.GetFileName(workflow.Path)) + Guess("{0} names the environment as well", naming.Skip(1).Select(static w => Path.GetFileName(w.Path))));
        Line(branch is not null ? "      trigger: push" : dispatch is not null ? "      trigger: dispatch" : "      # not found: trigger: dispatch");
        if (branch is not null)
        {
            IEnumerable<string> others = production ? [] : filters.Where(f => f != branch && !f.StartsWith("!", StringComparison.Ordinal));
            Line("      branch: " + Quote(branch) + Guess("it starts on {0} as well", others));
        }

        if (rollback is not null)
        {
            Line("      rollbackInput: " + Quote(rollback));
        }
    }

    private static string Guess(string why, IEnumerable<string> others) =>
        string.Join(", ", others.Select(static o => o.Replace("\n", " "))) is { Length: > 0 } list ? " # a guess: " + why.Replace("{0}", list) : string.Empty;

    // Patterns name no branch, and one that a later pattern takes away does not start anything.
    private static IEnumerable<string> Names(string[] filters) => filters
        .Where(static f => f.Length > 0 && f.IndexOfAny(['!', '*', '?', '+', '[', ']', '\\']) < 0)
        .Where(name => filters.LastOrDefault(f => GlobPattern.Read(f.TrimStart('!'))?.Matches(name) == true)?.StartsWith("!", StringComparison.Ordinal) != true);

    private void Line(string text) => _text.Append(text).Append('\n');

    private static string Quote(string text) =>
        text.Length > 0 && text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && !char.IsDigit(text[0]) && text[0] is not '-'
            && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF")
            ? text
            : System.Text.Json.JsonSerializer.Serialize(text, YamlText);

    private static readonly System.Text.Json.JsonSerializerOptions YamlText = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
