using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Tells what a project's effective settings are, and where each comes from.</summary>
/// <param name="project">The project.</param>
/// <param name="git">Tells what the repository is called where it is released from.</param>
/// <param name="defaults">What a box asks where the policy says nothing.</param>
public sealed class ProjectDescription(Project project, GitReader git, Func<FsChecklistItem, PolicyDefaults> defaults)
{
    private ProjectConfiguration Configuration => project.Configuration;

    /// <summary>Describes the project.</summary>
    /// <param name="cancellationToken">Stops the reading of workflows and compose files.</param>
    /// <returns>The description.</returns>
    public async Task<FsProject> DescribeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ImageName> images = await new ProjectImages(project, git).FindAsync(cancellationToken).ConfigureAwait(false);
        string file = Path.Combine(project.Root, ProjectConfiguration.FileName);
        return new FsProject
        {
            Name = Configuration.Name ?? Path.GetFileName(project.Root),
            Root = project.Root,
            GitRoot = project.Git.Repository?.Root,
            ConfigurationPath = File.Exists(file) ? file : null,
            Settings =
            [
                Setting("name", [Configuration.Name ?? Path.GetFileName(project.Root)]),
                Folder("paths.backend", project.BackendPath, "."),
                Folder("paths.frontend", project.FrontendPath, null),
                Folder("paths.docs", project.DocsPath, null),
                Folder("paths.workflows", project.WorkflowsPath, null),
                Setting("paths.compose", [.. project.ComposeFiles.Select(project.Relative)]),
                .. TestSuites.Names(project).Select(Suite),
                .. Environments(),
                Setting("vpn", Vpn()),
                Setting("registry.images", [.. images.Select(static i => i.ToString())]),
                .. Dependencies(),
                .. Infrastructure(),
                Setting("notifications", [.. Configuration.Channels.Select(static c => c.ToString())]),
                Setting("monitoring", [.. Configuration.Monitors.Select(static m => m.Name)]),
                .. Secrets(),
                .. Enum.GetValues(typeof(FsChecklistItem)).Cast<FsChecklistItem>().Select(Policy),
            ],
        };
    }

    private FsProjectSetting Setting(string name, string[] value, FsSettingSource otherwise = FsSettingSource.Convention)
    {
        bool configured = Configuration.Lines.TryGetValue(name, out int line);
        return new FsProjectSetting
        {
            Name = name,
            Value = value,
            Source = configured ? FsSettingSource.Configuration : value.Length == 0 ? FsSettingSource.NotFound : otherwise,
            Line = configured ? line : null,
        };
    }

    private FsProjectSetting Folder(string name, string path, string? itself)
    {
        string relative = project.Relative(path) is { Length: > 0 } below ? below : itself ?? ".";
        return Setting(name, Directory.Exists(path) || Configuration.Lines.ContainsKey(name) ? [relative] : []);
    }

    private FsProjectSetting Suite(string name)
    {
        TestSuite suite = TestSuites.Find(project, name)!;
        return Setting("tests." + name, [.. suite.Paths, .. suite.Marker is null ? Array.Empty<string>() : ["-m " + suite.Marker]]);
    }

    private IEnumerable<FsProjectSetting> Environments() => Configuration.Environments.Count > 0
        ? Configuration.Environments.SelectMany(Environment)
        : [new FsProjectSetting { Name = "environments", Value = ["production"], Source = FsSettingSource.Default }];

    // What an environment does not say is not there: no row, as no convention could fill it.
    private IEnumerable<FsProjectSetting> Environment(EnvironmentDefinition environment)
    {
        string name = "environments." + environment.Name;
        return new[]
        {
            Setting(name, [environment.IsProduction ? "production" : "not production"]),
            Setting(name + ".urls", [.. environment.Urls]),
            Setting(name + ".servers", [.. environment.Servers]),
            Setting(name + ".healthChecks", [.. environment.HealthChecks]),
            Setting(name + ".smoke", environment.Smoke is { } smoke ? [.. smoke.Checks.Select(static c => c.Name)] : []),
            Setting(name + ".metrics", [.. environment.Metrics.Select(static m => m.ToString())]),
            Setting(name + ".compose", environment.Compose is { } compose ? [.. compose.Files, .. compose.EnvFiles ?? []] : []),
            Setting(name + ".deployment", environment.Deployment is { } deployment ? [deployment.ToString()] : []),
            Setting(name + ".window", [.. environment.Windows.Select(static w => w.ToString())]),
            Setting(name + ".freezes", [.. environment.Freezes.Select(static f => f.ToString())]),
        }.Where(static s => s.Value.Length > 0);
    }

    private IEnumerable<FsProjectSetting> Dependencies() => new[]
    {
        Setting("dependencies.pip", [.. DependencyFiles.Requirements(project).Concat(DependencyFiles.Constraints(project)).Select(project.Relative)]),
        Setting("dependencies.npm", File.Exists(Path.Combine(DependencyFiles.NpmFolder(project), "package.json")) ? [project.Relative(DependencyFiles.NpmFolder(project))] : []),
    }.Where(static s => s.Value.Length > 0);

    // Most projects have one of these, or none: what is not there is no row.
    private IEnumerable<FsProjectSetting> Infrastructure()
    {
        InfrastructureDefinition infrastructure = project.Infrastructure;
        return new[]
        {
            Setting("infrastructure.terraform", [.. infrastructure.Terraform.Select(static t => t.ToString())]),
            Setting("infrastructure.ansible", [.. infrastructure.Ansible.Select(static a => a.ToString())]),
            Setting("infrastructure.kubernetes", [.. infrastructure.Kubernetes.Select(static k => k.ToString())]),
        }.Where(static s => s.Value.Length > 0);
    }

    private IEnumerable<FsProjectSetting> Secrets()
    {
        SecretDefinition secrets = Configuration.Secrets;
        yield return Setting(Configuration.Lines.ContainsKey("secrets.names") ? "secrets.names" : "secrets", [.. secrets.Names]);
        if (secrets.OnGitHub.Count > 0)
        {
            yield return Setting("secrets.onGitHub", [.. secrets.OnGitHub.Select(static s => s.ToString())]);
        }

        if (secrets.MaxAge is { } age)
        {
            yield return Setting("secrets.maxAge", [FormattableString.Invariant($"{age.TotalDays:0.##}d")]);
        }
    }

    private string[] Vpn() => Configuration.Vpn is { } vpn
        ? [.. new[] { ("interface", vpn.Interface), ("route", vpn.Route), ("probe", vpn.Probe) }.Where(static p => p.Item2 is not null).Select(static p => p.Item1 + " " + p.Item2)]
        : [];

    private FsProjectSetting Policy(FsChecklistItem item)
    {
        Configuration.Checklist.TryGetValue(item, out ChecklistPolicy? configured);
        EnvironmentDefinition production = Configuration.Environments.FirstOrDefault(static e => e.IsProduction) ?? new EnvironmentDefinition("production", IsProduction: true);
        EffectivePolicy policy = EffectivePolicy.For(defaults(item), configured, production);
        string age = policy.MaxAge.TotalDays >= 1 ? $"{policy.MaxAge.TotalDays:0}d" : $"{policy.MaxAge.TotalMinutes:0}m";
        return Setting("checklist." + item, policy.Applies ? [policy.Assurance.ToString(), "maxAge " + age] : ["not applicable"], FsSettingSource.Default);
    }
}
