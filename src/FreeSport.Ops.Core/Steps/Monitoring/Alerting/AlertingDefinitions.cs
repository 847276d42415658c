using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>What the alerts of an environment mean: once rules, receivers or monitors change, what was seen of them is stale.</summary>
/// <param name="project">The project.</param>
internal sealed class AlertingDefinitions(Project project) : IDefinitions
{
    private const string NamePrefix = "alerts.";

    /// <summary>What stands for alerts that nobody configured.</summary>
    private const string None = "none";

    public string Prefix => NamePrefix;

    /// <summary>The input of what was seen of an environment's alerts.</summary>
    /// <param name="setup">The alerts.</param>
    /// <returns>The input.</returns>
    public static FsInput InputOf(AlertingSetup setup) => Input(setup.Environment.Name, setup);

    /// <summary>The input of what was seen of an environment, whether it has alerts or not.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The input.</returns>
    public FsInput Find(EnvironmentDefinition environment) => Input(environment.Name, AlertingSetup.Find(project, environment));

    public Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult<FsInput?>(
        Find(project.Configuration.Environments.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new EnvironmentDefinition(name, IsProduction: true)));

    private static FsInput Input(string environment, AlertingSetup? setup) => new()
    {
        Name = NamePrefix + environment,
        Kind = FsInputKind.Definition,
        Fingerprint = setup?.Rendering.Fingerprint ?? None,
    };
}
