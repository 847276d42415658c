using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The names that workflows read. Composite actions can read none: GitHub gives them no secrets.</summary>
internal static class WorkflowNeeds
{
    public static async Task CollectAsync(Project project, NeedCollector needs, CancellationToken cancellationToken)
    {
        List<WorkflowReading> readings = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false);
            if (reading.Failures.Count > 0)
            {
                needs.Unreadable(FsSecretSource.Workflow, reading.Workflow.Subject, reading.Failures[0]);
            }

            readings.Add(reading);
        }

        WorkflowStarts starts = new(readings);
        foreach (WorkflowReading reading in readings)
        {
            Collect(reading, starts.Of(reading), needs);
        }
    }

    private static void Collect(WorkflowReading reading, IReadOnlyCollection<SecretAvailability> starts, NeedCollector needs)
    {
        FsWorkflow workflow = reading.Workflow;
        foreach (FsWorkflowReference secret in workflow.Secrets.Where(static s => !s.IsAutomatic))
        {
            if (PlaceOf(workflow, secret, starts, reading.Syntax?.Call) is { } place)
            {
                needs.Add(secret.Name, FsSecretKind.Secret, place);
            }
        }

        foreach (FsWorkflowReference variable in workflow.Variables)
        {
            needs.Add(variable.Name, FsSecretKind.Variable, Place(workflow, variable, !variable.IsOptional));
        }

        foreach (FsWorkflowReference computed in workflow.ComputedNames)
        {
            bool isSecret = computed.Name.StartsWith("secrets", StringComparison.OrdinalIgnoreCase);
            needs.Compute(computed.Name, isSecret ? FsSecretKind.Secret : FsSecretKind.Variable, Place(workflow, computed, isRequired: true));
        }

        foreach (JobSyntax job in WorkflowStarts.InheritingElsewhere(reading))
        {
            FsSecretPlace place = new()
            {
                Source = FsSecretSource.Workflow,
                Path = workflow.Subject,
                Line = job.Call!.Uses.Start.Line,
                Column = job.Call.Uses.Start.Column,
                NeededBy = job.Id.Value,
                IsRequired = true,
            };
            needs.Compute("secrets: inherit, " + job.Call.Uses.Value.Trim(), FsSecretKind.Secret, place);
        }
    }

    /// <summary>The place as it counts over all starts of the workflow; null when callers pass on what it reads.</summary>
    private static FsSecretPlace? PlaceOf(FsWorkflow workflow, FsWorkflowReference secret, IReadOnlyCollection<SecretAvailability> starts, CallTrigger? call)
    {
        SecretAvailability[] without = [.. starts.Where(s => s.Passed is null || !s.Passes(secret.Name))];
        if (without.Any(static s => s.Passed is null))
        {
            return Place(workflow, secret, !secret.IsOptional);
        }

        // An environment's own secret goes before what a caller passes on, and needs no caller to do so.
        bool isDeclaredOptional = call?.Secrets?.Any(s => !s.IsRequired && s.Name.Value.Equals(secret.Name, StringComparison.OrdinalIgnoreCase)) == true;
        return secret.Environment is not null && (without.Length == 0 || isDeclaredOptional) ? Place(workflow, secret, isRequired: false)
            : without.Length == 0 || isDeclaredOptional ? null
            : Place(workflow, secret, !secret.IsOptional);
    }

    private static FsSecretPlace Place(FsWorkflow workflow, FsWorkflowReference reference, bool isRequired) => new()
    {
        Source = FsSecretSource.Workflow,
        Path = workflow.Subject,
        Line = reference.Line,
        Column = reference.Column,
        NeededBy = reference.Job,
        Environment = reference.Environment,
        IsRequired = isRequired,
    };
}
