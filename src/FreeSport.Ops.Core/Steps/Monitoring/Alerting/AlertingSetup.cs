using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>What the configuration says of the alerts of one environment, put together.</summary>
internal sealed class AlertingSetup
{
    private readonly Project _project;

    private AlertingSetup(Project project, EnvironmentDefinition environment, AlertingDefinition definition)
    {
        (_project, Environment, Definition) = (project, environment, definition);
        Rendering = new AlertingRendering(definition, environment.Name, SeenSecretFile);
    }

    /// <summary>Gets the environment.</summary>
    public EnvironmentDefinition Environment { get; }

    /// <summary>Gets what the configuration says.</summary>
    public AlertingDefinition Definition { get; }

    /// <summary>Gets what it comes to.</summary>
    public AlertingRendering Rendering { get; }

    /// <summary>Gets what the results about it are about.</summary>
    public string Subject => SubjectOf(Environment.Name);

    /// <summary>What results about the alerts of an environment are about.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The subject.</returns>
    public static string SubjectOf(string environment) => "alerts of " + environment;

    /// <summary>The alerts of an environment.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>Null where the configuration says nothing of alerts.</returns>
    public static AlertingSetup? Find(Project project, EnvironmentDefinition environment) =>
        project.Configuration.Alerting is { } definition ? new AlertingSetup(project, environment, definition) : null;

    /// <summary>The monitor of a kind that watches an environment.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="file">Names it, perhaps.</param>
    /// <returns>The monitor.</returns>
    /// <exception cref="OpsException">There is none, or several and none is named (<c>AlertingNotConfigured</c>).</exception>
    public MonitorDefinition Monitor(string kind, AlertFileDefinition? file) => Monitor(kind, file?.Monitor);

    /// <summary>The same, for a name.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name; null for the only one of the kind.</param>
    /// <returns>The monitor.</returns>
    /// <exception cref="OpsException">As the other.</exception>
    public MonitorDefinition Monitor(string kind, string? name) => Monitor(_project, Environment, kind, name);

    /// <summary>The same, where the configuration may say nothing of alerts.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="named">Its name; null for the only one of the kind.</param>
    /// <returns>The monitor.</returns>
    /// <exception cref="OpsException">As the other.</exception>
    public static MonitorDefinition Monitor(Project project, EnvironmentDefinition environment, string kind, string? named)
    {
        MonitorDefinition[] all = [.. project.Configuration.Monitors.Where(m => m.Kind == kind && m.Watches(environment.Name))];
        return named is { } name
            ? all.FirstOrDefault(m => m.Name == name) ?? throw AlertingFailures.MonitorUnknown(name, kind, environment.Name)
            : all.Length == 1 ? all[0] : throw AlertingFailures.MonitorUnknown("monitoring", kind, environment.Name);
    }

    /// <summary>The file on this machine that a receiver's secret of an environment variable is put into.</summary>
    public string SecretFile(AlertReceiverDefinition receiver) =>
        Path.Combine(Path.GetDirectoryName(Definition.Alertmanager!.PathFor(_project, Environment.Name))!, "secrets", receiver.Name);

    // Where the server runs, paths may be written otherwise than here.
    private string SeenSecretFile(AlertReceiverDefinition receiver)
    {
        if (Definition.Alertmanager is not { } file)
        {
            return string.Empty;
        }

        string seen = file.SeenFor(_project, Environment.Name);
        if (file.SeenAs is null)
        {
            return SecretFile(receiver);
        }

        int end = seen.LastIndexOfAny(['/', '\\']);
        return (end < 0 ? string.Empty : seen.Substring(0, end + 1)) + "secrets/" + receiver.Name;
    }
}
