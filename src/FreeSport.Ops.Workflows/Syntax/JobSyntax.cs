using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A job: steps on a runner, or the call of a reusable workflow.</summary>
/// <param name="id">Its key.</param>
internal sealed class JobSyntax(YamlScalar id)
{
    public YamlScalar Id { get; } = id;

    public YamlScalar? Name { get; set; }

    public IReadOnlyList<YamlScalar> Needs { get; set; } = [];

    public RunnerSyntax? RunsOn { get; set; }

    public PermissionsSyntax? Permissions { get; set; }

    public EnvironmentSyntax? Environment { get; set; }

    public ConcurrencySyntax? Concurrency { get; set; }

    /// <summary>Gets or sets what it may do with the cache.</summary>
    public YamlScalar? CacheMode { get; set; }

    public IReadOnlyList<NamedText> Outputs { get; set; } = [];

    public EnvSyntax? Env { get; set; }

    public DefaultsSyntax? Defaults { get; set; }

    public YamlScalar? If { get; set; }

    public IReadOnlyList<StepSyntax> Steps { get; set; } = [];

    public ValueSyntax<double>? CancelTimeoutMinutes { get; set; }

    public ValueSyntax<double>? TimeoutMinutes { get; set; }

    public StrategySyntax? Strategy { get; set; }

    public ValueSyntax<bool>? ContinueOnError { get; set; }

    public ContainerSyntax? Container { get; set; }

    public ServicesSyntax? Services { get; set; }

    /// <summary>Gets or sets the call; null for a job with steps.</summary>
    public CallSyntax? Call { get; set; }

    public SnapshotSyntax? Snapshot { get; set; }
}

/// <summary><c>runs-on</c>.</summary>
/// <param name="Labels">The labels; empty when an expression gives them.</param>
/// <param name="LabelsExpression">The expression that gives the labels; null when they are written out.</param>
/// <param name="Group">The runner group.</param>
internal sealed record RunnerSyntax(IReadOnlyList<YamlScalar> Labels, YamlScalar? LabelsExpression, YamlScalar? Group);

/// <summary><c>environment</c>.</summary>
internal sealed record EnvironmentSyntax(YamlScalar? Name, YamlScalar? Url, ValueSyntax<bool>? Deployment);

/// <summary><c>uses</c> of a job, with what it passes on.</summary>
internal sealed record CallSyntax(YamlScalar Uses, IReadOnlyList<NamedText> Inputs, IReadOnlyList<NamedText> Secrets, bool InheritsSecrets);

/// <summary><c>snapshot</c>.</summary>
internal sealed record SnapshotSyntax(YamlScalar? ImageName, YamlScalar? Version, YamlScalar? If);

/// <summary><c>container</c>, or one of <c>services</c>.</summary>
internal sealed class ContainerSyntax
{
    public YamlScalar? Image { get; set; }

    public CredentialsSyntax? Credentials { get; set; }

    public EnvSyntax? Env { get; set; }

    public IReadOnlyList<YamlScalar> Ports { get; set; } = [];

    public IReadOnlyList<YamlScalar> Volumes { get; set; } = [];

    public YamlScalar? Options { get; set; }

    public YamlScalar? Command { get; set; }

    public YamlScalar? Entrypoint { get; set; }
}

/// <summary><c>credentials</c> of a container.</summary>
internal sealed record CredentialsSyntax(YamlScalar? Username, YamlScalar? Password, YamlScalar? Expression);

/// <summary><c>services</c>: containers by name, or one expression that gives them.</summary>
internal sealed record ServicesSyntax(IReadOnlyList<KeyValuePair<YamlScalar, ContainerSyntax>> Containers, YamlScalar? Expression);
