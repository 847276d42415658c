using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A workflow file as a typed tree; every text in it knows its place.</summary>
internal sealed class WorkflowSyntax
{
    private Dictionary<string, JobSyntax>? _byId;

    public YamlScalar? Name { get; set; }

    public YamlScalar? Description { get; set; }

    public YamlScalar? RunName { get; set; }

    public IReadOnlyList<TriggerSyntax> Triggers { get; set; } = [];

    public PermissionsSyntax? Permissions { get; set; }

    public EnvSyntax? Env { get; set; }

    public DefaultsSyntax? Defaults { get; set; }

    public ConcurrencySyntax? Concurrency { get; set; }

    /// <summary>Gets or sets what its jobs may do with the cache.</summary>
    public YamlScalar? CacheMode { get; set; }

    public IReadOnlyList<JobSyntax> Jobs { get; set; } = [];

    public CallTrigger? Call => Triggers.OfType<CallTrigger>().FirstOrDefault();

    public DispatchTrigger? Dispatch => Triggers.OfType<DispatchTrigger>().FirstOrDefault();

    /// <summary>The job with an id, whatever its case; null when there is none.</summary>
    public JobSyntax? JobNamed(string id)
    {
        if (_byId is null)
        {
            Dictionary<string, JobSyntax> byId = new(StringComparer.OrdinalIgnoreCase);
            foreach (JobSyntax job in Jobs)
            {
                byId[job.Id.Value] = job;
            }

            _byId = byId;
        }

        return _byId.TryGetValue(id, out JobSyntax? found) ? found : null;
    }
}

/// <summary><c>permissions</c>: one word for all scopes, or scope by scope.</summary>
internal sealed record PermissionsSyntax(YamlPosition Start, YamlScalar? All, IReadOnlyList<NamedText> Scopes);

/// <summary><c>env</c>: variables, or one expression that gives them.</summary>
internal sealed record EnvSyntax(IReadOnlyList<NamedText> Variables, YamlScalar? Expression);

/// <summary><c>defaults.run</c>.</summary>
internal sealed record DefaultsSyntax(YamlScalar? Shell, YamlScalar? WorkingDirectory);

/// <summary><c>concurrency</c>.</summary>
internal sealed record ConcurrencySyntax(YamlScalar? Group, ValueSyntax<bool>? CancelInProgress, YamlScalar? Queue);
