using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows;
using FreeSport.Ops.Core.Workflows.Act;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Takes workflows through nektos/act without running anything, or really runs them in local containers, and records what act showed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsActDryRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Alias("fsact")]
[OutputType(typeof(FsActRun), typeof(FsActPlan))]
public sealed class InvokeFsActDryRunCommand : ProjectCmdlet
{
    /// <summary>Gets or sets file names or workflow names, with wildcards.</summary>
    [Parameter(Position = 0)]
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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A dry run asks nothing; under -WhatIf not even that is done, because it would be recorded.
        bool asks = Execute || LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? whatIf : GetVariableValue("WhatIfPreference"));
        RunProject(async (session, project, token) =>
        {
            IReadOnlyList<FsWorkflow> workflows = await ReadAsync(session, project, token).ConfigureAwait(false);
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

            await new ActDryRun(session, project).RunAsync(agreed, options, token).ConfigureAwait(false);
        });
    }

    private async Task<IReadOnlyList<FsWorkflow>> ReadAsync(OpsSession session, Project project, CancellationToken token)
    {
        List<FsWorkflow> workflows = [];
        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach (string file in WorkflowFolder.Files(project))
        {
            WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, token).ConfigureAwait(false);
            string[] matching = [.. Workflow.Where(pattern => WorkflowPattern.Matches(pattern, file, reading.Workflow.Name))];
            matched.UnionWith(matching);
            if (matching.Length > 0)
            {
                workflows.Add(reading.Workflow);
            }
        }

        // A run over nothing must not look like one that had nothing to complain of, so a wildcard is told too.
        foreach (string missing in Workflow.Where(n => !matched.Contains(n)))
        {
            session.Host.WriteError(WorkflowFolder.NotFound(project, missing));
        }

        return workflows;
    }
}
