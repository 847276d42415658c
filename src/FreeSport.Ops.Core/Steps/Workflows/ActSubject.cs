using FreeSport.Ops.Workflows.Outlines;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>A workflow about to be planned.</summary>
/// <param name="Workflow">The workflow as read.</param>
/// <param name="Event">The event.</param>
/// <param name="Jobs">The jobs to expect, in the workflow's order.</param>
/// <param name="Stages">Their stages.</param>
internal sealed record ActSubject(FsWorkflow Workflow, string Event, IReadOnlyList<FsWorkflowJob> Jobs, JobStages Stages)
{
    private const string DefaultEvent = "push";

    public string FileName => Path.GetFileName(Workflow.Path);

    public bool HasEvent => Workflow.Triggers.Any(t => t.Event.Equals(Event, StringComparison.OrdinalIgnoreCase));

    public static ActSubject Of(FsWorkflow workflow, ActOptions options)
    {
        bool hasDefault = workflow.Triggers.Length == 0 || workflow.Triggers.Any(static t => t.Event == DefaultEvent);
        return new ActSubject(
            workflow,
            options.Event ?? (hasDefault ? DefaultEvent : workflow.Triggers[0].Event),
            options.Job is null ? workflow.Jobs : JobStages.With(workflow.Jobs, options.Job),
            JobStages.Of(workflow.Jobs));
    }

    /// <summary>The jobs as the file alone gives them: no legs, no conditions, no verdict.</summary>
    public FsActJob[] Inventory() =>
        [.. Jobs.Select(j => new FsActJob { Id = j.Id, Name = j.Name, Stage = Stages.Of(j.Id) }).OrderBy(static j => j.Stage)];
}
