using System.Collections;
using System.Globalization;
using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Act;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Plans workflows through nektos/act or from their files alone, or really runs them in local containers, and records what came of it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsActDryRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Alias("fsact")]
[OutputType(typeof(FsActRun), typeof(FsWorkflowPlan), typeof(FsActPlan))]
public sealed class InvokeFsActDryRunCommand : WorkflowCmdlet
{
    /// <summary>Gets or sets file names or workflow names, with wildcards, or paths of files and folders.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [WorkflowArgument]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[] Workflow { get; set; } = ["*"];

    /// <summary>Gets or sets the event; push when not given, or the workflow's first event where it has no push.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidatePattern("^[A-Za-z_]+$")]
    [ArgumentCompleter(typeof(EventCompleter))]
    public string? Event { get; set; }

    /// <summary>Gets or sets the key of one job, run with what it needs; the run is then partial.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidatePattern("^[A-Za-z_][A-Za-z0-9_-]*$")]
    [ArgumentCompleter(typeof(JobCompleter))]
    public string? Job { get; set; }

    /// <summary>Gets or sets a value indicating whether the steps are really run, in local containers.</summary>
    [Parameter]
    public SwitchParameter Execute { get; set; }

    /// <summary>Gets or sets how long one workflow may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = ActDryRun.DefaultTimeoutSeconds;

    /// <summary>Gets or sets who plans; act where it can, otherwise the embedded planner, when not given.</summary>
    [Parameter]
    public FsPlannerChoice Planner { get; set; }

    /// <summary>Gets or sets the branch or tag the event is about; for a push and a dispatch the branch that is checked out when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Ref { get; set; }

    /// <summary>Gets or sets the inputs of workflow_dispatch by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DispatchInputCompleter))]
    public Hashtable? Input { get; set; }

    /// <summary>Gets or sets a file with the event's payload in JSON.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Payload { get; set; }

    /// <summary>Gets or sets the changed paths for path filters; asked of git when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ChangedPath { get; set; }

    /// <summary>Gets or sets configuration variables (vars) that are known, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(VariableCompleter))]
    public Hashtable? Variable { get; set; }

    /// <summary>Gets or sets outputs that are taken for known, each as job.step.name=value.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepOutputCompleter))]
    public string[] MockOutput { get; set; } = [];

    /// <summary>Gets or sets the ref whose plans are compared.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Against { get; set; }

    private protected override string[] Asked => Workflow;

    // A run over nothing must not look like one that had nothing to complain of.
    private protected override bool IsEmptyPatternWrong => true;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PlanOptions told = Told();

        // A dry run asks nothing; under -WhatIf not even that is done, because it would be recorded.
        bool asks = Execute || IsWhatIf;
        RunWorkflows(async (session, project, files, _, token) =>
        {
            IReadOnlyList<FsWorkflow> workflows = await ReadAsync(project, files, token).ConfigureAwait(false);
            ActOptions options = new(Event, Job, Execute, TimeSpan.FromSeconds(TimeoutSeconds));
            IReadOnlyList<FsActPlan> plans = ActDryRun.Plan(workflows, options);
            List<FsWorkflow> agreed = [];
            foreach (FsActPlan plan in plans)
            {
                if (!asks || await session.Host.ConfirmAsync($"{plan.Subject} ({plan.Event})", Execute ? ActCommandTexts.Execute : ActCommandTexts.DryRun, token).ConfigureAwait(false))
                {
                    agreed.Add(workflows.First(w => w.Subject == plan.Subject));
                }
                else
                {
                    session.Host.WriteResult(plan);
                }
            }

            await new ActDryRun(session, project).RunAsync(agreed, options, told, token).ConfigureAwait(false);
        });
    }

    private PlanOptions Told() => new()
    {
        Planner = Planner,
        Ref = Ref,
        Inputs = Texts(Input),
        PayloadPath = Payload is null ? null : GetUnresolvedProviderPathFromPSPath(Payload),
        ChangedPaths = ChangedPath?.Select(static p => p.Replace('\\', '/')).ToArray(),
        Variables = Texts(Variable),
        Mocks = MockOutput,
        Against = Against,
    };

    // GitHub writes true and false in small letters and numbers with a point, whatever the session's language.
    private static Dictionary<string, string> Texts(Hashtable? table)
    {
        Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table ?? [])
        {
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            texts[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty] = value switch
            {
                bool flag => flag ? "true" : "false",
                SwitchParameter flag => flag ? "true" : "false",
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
            };
        }

        return texts;
    }

    private static async Task<IReadOnlyList<FsWorkflow>> ReadAsync(Project project, IReadOnlyList<string> files, CancellationToken token)
    {
        List<FsWorkflow> workflows = [];
        foreach (string file in files)
        {
            workflows.Add((await WorkflowFolder.ReadAsync(project, file, token).ConfigureAwait(false)).Workflow);
        }

        return workflows;
    }
}
