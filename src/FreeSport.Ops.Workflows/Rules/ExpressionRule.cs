using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Every expression of a workflow or an action: its form, its names, its types and who may write what it gives.</summary>
internal sealed class ExpressionRule() : WorkflowRule("expression")
{
    private readonly ContextScope _scope = new();

    private readonly BackgroundSteps _background = new();

    private RecordBuilder _steps = new();

    private ExpressionTexts? _texts;

    // Steps of a composite action stand at keys of their own.
    private string _step = "jobs.<job_id>.steps.";

    private ExpressionTexts Texts => _texts ??= new ExpressionTexts(Context, Name, _scope);

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        (_scope.StillRuns, _scope.RunsBeside) = (_background.IsRunning, _background.IsBeside);
        if (Context.Action?.Action is { } action)
        {
            _step = ActionAvailability.StepPrefix;
            new ActionExpressions(Texts, _scope, Condition).Begin(action);
            return;
        }

        _scope.JobIds.UnionWith(workflow.Jobs.Select(static j => j.Id.Value));
        Texts.CheckTemplate(workflow.Name, null);
        Texts.CheckTemplate(workflow.Description, null);
        TriggerExpressions triggers = new(Texts, _scope, Error);
        foreach (TriggerSyntax trigger in workflow.Triggers)
        {
            triggers.Check(trigger);
        }

        Texts.CheckTemplate(workflow.RunName, "run-name");
        Env(workflow.Env, "env");
        Defaults(workflow.Defaults, null);
        Concurrency(workflow.Concurrency, "concurrency");
    }

    public override void EnterJob(JobSyntax job)
    {
        _scope.JobId = job.Id.Value;
        _scope.Needs = StepAndNeedTypes.OfNeeds(job, Context);
        _steps = new RecordBuilder();
        _scope.Steps = _steps.Type;
        if (Context.Action is not null)
        {
            _scope.Needs = RecordType.Open;
            return;
        }

        _scope.Matrix = job.Strategy?.Matrix is { } matrix ? new MatrixTypes(Texts, Error).Of(matrix) : RecordType.Empty;
        Texts.CheckTemplate(job.Name, "jobs.<job_id>.name");
        All(job.Needs, null);
        Runner(job.RunsOn);
        Concurrency(job.Concurrency, "jobs.<job_id>.concurrency");
        Env(job.Env, "jobs.<job_id>.env");
        Defaults(job.Defaults, "jobs.<job_id>.defaults.run");
        Condition(job.If, "jobs.<job_id>.if");
        Boolean(job.Strategy?.FailFast, "jobs.<job_id>.strategy");
        Number(job.Strategy?.MaxParallel?.Expression, "jobs.<job_id>.strategy");
        Boolean(job.ContinueOnError, "jobs.<job_id>.continue-on-error");
        Number(job.TimeoutMinutes?.Expression, "jobs.<job_id>.timeout-minutes");
        Number(job.CancelTimeoutMinutes?.Expression, "jobs.<job_id>.cancel-timeout-minutes");
        Container(job.Container, "jobs.<job_id>.container", "jobs.<job_id>.container");
        OneOf<RecordType>(job.Services?.Expression, "jobs.<job_id>.services", "services");
        foreach (KeyValuePair<YamlScalar, ContainerSyntax> service in job.Services?.Containers ?? [])
        {
            Container(service.Value, "jobs.<job_id>.services", "jobs.<job_id>.services.<service_id>");
        }

        if (job.Call is { } call)
        {
            new CallExpressions(Texts, Context, Error).Check(call);
        }
    }

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        _background.Enter(step);
        Texts.CheckTemplate(step.Name, _step + "name");
        Condition(step.If, _step + "if");
        Texts.CheckTemplate(step.Run, _step + "run", isScript: true);
        Texts.CheckTemplate(step.Shell, Context.Action is null ? null : _step + "shell");
        Texts.CheckTemplate(step.WorkingDirectory, _step + "working-directory");
        Texts.CheckTemplate(step.Uses, null);
        bool runsScript = step.Uses?.Value.StartsWith("actions/github-script@", StringComparison.Ordinal) == true;
        foreach (NamedText input in step.With)
        {
            Texts.CheckTemplate(input.Value, _step + "with", runsScript && input.Name.Value.Equals("script", StringComparison.OrdinalIgnoreCase));
        }

        Env(step.Env, _step + "env");
        Boolean(step.ContinueOnError, _step + "continue-on-error");
        Number(step.TimeoutMinutes?.Expression, _step + "timeout-minutes");
        if (step.Id is { Value.Length: > 0 } id)
        {
            Texts.CheckTemplate(id, null);
            _steps.Set(id.Value, StepAndNeedTypes.OfStep(step, Context));
            if (ExpressionMarks.AreIn(id.Value))
            {
                _steps.Open();
                _scope.Steps = _steps.Type;
            }
        }

        _background.Leave(step);
    }

    // The environment, the outputs and the snapshot are settled when the steps are through.
    public override void LeaveJob(JobSyntax job)
    {
        _background.End();
        if (Context.Action?.Action is { } action)
        {
            new ActionExpressions(Texts, _scope, Condition).End(action);
            return;
        }

        Texts.CheckTemplate(job.Environment?.Name, "jobs.<job_id>.environment");
        Texts.CheckTemplate(job.Environment?.Url, "jobs.<job_id>.environment.url");
        Boolean(job.Environment?.Deployment, "jobs.<job_id>.environment");
        Condition(job.Snapshot?.If, "jobs.<job_id>.snapshot.if");
        foreach (NamedText output in job.Outputs)
        {
            Texts.CheckTemplate(output.Value, "jobs.<job_id>.outputs.<output_id>");
        }
    }

    public override void LeaveWorkflow(WorkflowSyntax workflow)
    {
        if (workflow.Call is not { Outputs.Count: > 0 } call || workflow.Jobs.Count == 0)
        {
            return;
        }

        _scope.Matrix = _scope.Steps = _scope.Needs = RecordType.Empty;
        _scope.Jobs = StepAndNeedTypes.OfJobs(workflow);
        foreach (CallOutputSyntax output in call.Outputs)
        {
            Texts.CheckTemplate(output.Value, "on.workflow_call.outputs.<output_id>.value");
        }
    }

    private void All(IEnumerable<YamlScalar> texts, string? key)
    {
        foreach (YamlScalar text in texts)
        {
            Texts.CheckTemplate(text, key);
        }
    }

    private void Runner(RunnerSyntax? runner)
    {
        if (runner?.LabelsExpression is { } expression && Texts.Check(expression, "jobs.<job_id>.runs-on") is { Count: 1 } types
            && !(types[0] is ListType || types[0].IsText || types[0].IsAny))
        {
            Error(expression, Message.Of<RuleTexts>(nameof(RuleTexts.RunsOnType), types[0]));
        }

        All(runner?.Labels ?? [], "jobs.<job_id>.runs-on");
        Texts.CheckTemplate(runner?.Group, "jobs.<job_id>.runs-on");
    }

    private void Env(EnvSyntax? env, string key)
    {
        foreach (NamedText variable in env?.Variables ?? [])
        {
            Texts.CheckTemplate(variable.Name, key);
            Texts.CheckTemplate(variable.Value, key);
        }

        OneOf<RecordType>(env?.Expression, key, "env");
    }

    private void Defaults(DefaultsSyntax? defaults, string? key)
    {
        Texts.CheckTemplate(defaults?.Shell, key);
        Texts.CheckTemplate(defaults?.WorkingDirectory, key);
    }

    private void Concurrency(ConcurrencySyntax? concurrency, string key)
    {
        Texts.CheckTemplate(concurrency?.Group, key);
        Boolean(concurrency?.CancelInProgress, key);
        Texts.CheckTemplate(concurrency?.Queue, key);
    }

    private void Container(ContainerSyntax? container, string key, string partKey)
    {
        if (container is null)
        {
            return;
        }

        Texts.CheckTemplate(container.Image, key);
        OneOf<RecordType>(container.Credentials?.Expression, partKey + ".credentials", "credentials");
        Texts.CheckTemplate(container.Credentials?.Username, partKey + ".credentials");
        Texts.CheckTemplate(container.Credentials?.Password, partKey + ".credentials");
        Env(container.Env, partKey + ".env.<env_id>");
        All(container.Ports.Concat(container.Volumes), key);
        Texts.CheckTemplate(container.Options, key);
        Texts.CheckTemplate(container.Command, key);
        Texts.CheckTemplate(container.Entrypoint, key);
    }

    // GitHub evaluates a condition as a whole even without marks, whatever operators it has.
    private void Condition(YamlScalar? condition, string key)
    {
        if (condition is null)
        {
            return;
        }

        if (ExpressionMarks.AreIn(condition.Value))
        {
            Texts.Check(condition, key);
        }
        else
        {
            Texts.CheckBare(condition, key);
        }
    }

    private void Boolean(ValueSyntax<bool>? value, string key)
    {
        if (value?.Expression is { } expression && Texts.Check(expression, key) is { Count: 1 } types && !types[0].IsBoolean && !types[0].IsAny)
        {
            Error(expression, Message.Of<RuleTexts>(nameof(RuleTexts.BooleanType), types[0]));
        }
    }

    private void Number(YamlScalar? expression, string key)
    {
        if (expression is not null && Texts.Check(expression, key) is { Count: 1 } types && !types[0].IsNumber && !types[0].IsAny)
        {
            Error(expression, Message.Of<RuleTexts>(nameof(RuleTexts.NumberType), types[0]));
        }
    }

    private void OneOf<T>(YamlScalar? expression, string key, string what)
        where T : ExpressionType
    {
        if (expression is not null && Texts.Check(expression, key) is { Count: 1 } types && !(types[0] is T || types[0].IsAny))
        {
            Error(expression, Message.Of<RuleTexts>(nameof(RuleTexts.SectionType), what, types[0]));
        }
    }
}
