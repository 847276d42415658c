using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads one job. Source: GitHub's workflow syntax reference.</summary>
internal sealed class JobReader
{
    private static readonly string[] Keys =
    [
        "name", "needs", "runs-on", "permissions", "environment", "concurrency", "outputs", "env", "defaults", "if", "steps", "timeout-minutes",
        "cancel-timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets", "snapshot", "cache-mode",
    ];

    private static readonly HashSet<string> OnlyWithSteps = new(StringComparer.Ordinal)
    {
        "runs-on", "environment", "outputs", "env", "defaults", "steps", "timeout-minutes", "cancel-timeout-minutes", "continue-on-error",
        "container", "services", "snapshot",
    };

    private readonly ShapeReader _shape;
    private readonly SectionReader _sections;
    private readonly ContainerReader _containers;
    private readonly MatrixReader _matrices;
    private readonly StepReader _steps;
    private readonly RunnerReader _runners;

    public JobReader(ShapeReader shape, SectionReader sections)
    {
        _shape = shape;
        _sections = sections;
        _containers = new ContainerReader(shape, sections);
        _matrices = new MatrixReader(shape);
        _steps = new StepReader(shape, sections);
        _runners = new RunnerReader(shape);
    }

    public JobSyntax Read(YamlScalar id, YamlNode node)
    {
        JobSyntax job = new(id);
        CallParts call = new();
        bool hasSteps = false;
        YamlScalar? onlyWithSteps = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in _shape.Entries(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Job), id.Value)))
        {
            if (ReadCall(call, entry))
            {
                continue;
            }

            if (entry.Key.Value == "steps")
            {
                IReadOnlyList<StepSyntax>? steps = _steps.Read(entry.Value);
                hasSteps = steps is not null;
                job.Steps = steps ?? [];
            }
            else if (!ReadShared(job, entry) && !ReadStepsOnly(job, entry))
            {
                _shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.Job), id.Value), Keys);
            }

            onlyWithSteps = OnlyWithSteps.Contains(entry.Key.Value) ? entry.Key : onlyWithSteps;
        }

        if (call.Uses is null)
        {
            CheckSteps(job, hasSteps, call);
        }
        else if (onlyWithSteps is not null)
        {
            _shape.Problem(onlyWithSteps, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.OnlyWithSteps), onlyWithSteps.Value, id.Value));
        }
        else
        {
            job.Call = new CallSyntax(call.Uses, call.Inputs, call.Secrets, call.InheritsSecrets);
        }

        return job;
    }

    private void CheckSteps(JobSyntax job, bool hasSteps, CallParts call)
    {
        if (!hasSteps)
        {
            _shape.Problem(job.Id, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingSteps), job.Id.Value));
        }

        if (job.RunsOn is null)
        {
            _shape.Problem(job.Id, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingRunsOn), job.Id.Value));
        }

        if (call.LastKey is not null)
        {
            _shape.Problem(call.LastKey, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.OnlyWithUses), call.LastKey.Value, job.Id.Value));
        }
    }

    private bool ReadCall(CallParts call, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "uses":
                call.Uses = _shape.Text(entry.Value);
                break;
            case "with":
                call.Inputs = _shape.NamedTexts("with", entry.Value);
                break;
            case "secrets" when entry.Value is YamlScalar { Value: "inherit" }:
                call.InheritsSecrets = true;
                break;
            case "secrets" when entry.Value is YamlScalar other:
                _shape.Problem(other, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.SecretsShape), other.Value));
                break;
            case "secrets":
                call.Secrets = _shape.NamedTexts("secrets", entry.Value);
                break;
            default:
                return false;
        }

        call.LastKey = entry.Key;
        return true;
    }

    private bool ReadShared(JobSyntax job, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "name":
                job.Name = _shape.Text(entry.Value, allowEmpty: true);
                return true;
            case "needs":
                job.Needs = _shape.TextOrList("needs", entry.Value);
                return true;
            case "permissions":
                job.Permissions = _sections.Permissions(entry.Key, entry.Value);
                return true;
            case "concurrency":
                job.Concurrency = _sections.Concurrency(entry.Key, entry.Value);
                return true;
            case "if":
                job.If = _shape.Text(entry.Value);
                return true;
            case "strategy":
                job.Strategy = _matrices.Strategy(entry.Value);
                return true;
            case "services":
                job.Services = _containers.Services(entry.Value);
                return true;
            case "cache-mode":
                job.CacheMode = _shape.Text(entry.Value);
                return true;
            case "snapshot":
                job.Snapshot = _runners.Snapshot(entry.Key, entry.Value);
                return true;
            default:
                return false;
        }
    }

    private bool ReadStepsOnly(JobSyntax job, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "runs-on":
                job.RunsOn = _runners.Runner(entry.Value);
                return true;
            case "environment":
                job.Environment = Environment(entry.Key, entry.Value);
                return true;
            case "outputs":
                job.Outputs = _shape.NamedTexts("outputs", entry.Value);
                return true;
            case "env":
                job.Env = _sections.Env(entry.Value);
                return true;
            case "defaults":
                job.Defaults = _sections.Defaults(entry.Value);
                return true;
            case "timeout-minutes":
                job.TimeoutMinutes = _shape.Minutes(entry.Value);
                return true;
            case "cancel-timeout-minutes":
                job.CancelTimeoutMinutes = _shape.Number(entry.Value);
                return true;
            case "continue-on-error":
                job.ContinueOnError = _shape.Boolean(entry.Value);
                return true;
            case "container":
                job.Container = _containers.Container(entry.Key, entry.Value);
                return true;
            default:
                return false;
        }
    }

    private EnvironmentSyntax Environment(YamlScalar key, YamlNode node)
    {
        if (node is YamlScalar)
        {
            return new EnvironmentSyntax(_shape.Text(node), null, null);
        }

        EnvironmentSyntax environment = new(null, null, null);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in _shape.Entries(node, ShapeReader.Section("environment")))
        {
            switch (entry.Key.Value)
            {
                case "name":
                    environment = environment with { Name = _shape.Text(entry.Value) };
                    break;
                case "url":
                    environment = environment with { Url = _shape.Text(entry.Value) };
                    break;
                case "deployment":
                    environment = environment with { Deployment = _shape.Boolean(entry.Value) };
                    break;
                default:
                    _shape.Unknown(entry.Key, ShapeReader.Section("environment"), "name", "url", "deployment");
                    break;
            }
        }

        if (environment.Name is null)
        {
            _shape.Problem(key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingEnvironmentName)));
        }

        return environment;
    }

    private sealed class CallParts
    {
        public YamlScalar? Uses { get; set; }

        public IReadOnlyList<NamedText> Inputs { get; set; } = [];

        public IReadOnlyList<NamedText> Secrets { get; set; } = [];

        public bool InheritsSecrets { get; set; }

        public YamlScalar? LastKey { get; set; }
    }
}
