using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows.Checking;

/// <summary>Checks files of workflows and actions at the same time and records all of them as one event.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class WorkflowCheckRun(OpsSession session, Project project)
{
    /// <summary>Checks the files, records them, then gives back their results in order.</summary>
    /// <param name="files">Absolute paths.</param>
    /// <param name="cancellationToken">Stops the check; nothing is recorded then.</param>
    /// <returns>One result a file.</returns>
    public async Task<IReadOnlyList<FsWorkflowCheck>> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        WorkflowSurroundings surroundings = await WorkflowSurroundings.WithCheckoutAsync(project, session.Git, cancellationToken).ConfigureAwait(false);
        if (surroundings.Around.Settings.Problem is { } problem)
        {
            session.Host.WriteWarning(CheckingTexts.SettingsWrong.With(problem));
        }

        Shellcheck? shellcheck = session.Tools.Find(Shellcheck.Rule) is { } program ? new Shellcheck(program, session.Processes, session.Host) : null;
        (FsWorkflowCheck Check, IReadOnlyList<Finding> LeftOut)[] found = await Task.WhenAll(files.Select(
            f => Task.Run(() => CheckAsync(f, surroundings, shellcheck, cancellationToken), cancellationToken))).ConfigureAwait(false);
        FsWorkflowCheck[] checks = [.. found.Select(static f => f.Check)];

        // Fingerprints are taken one after the other: git answers no faster for being asked by many.
        WorkflowInputs inputs = new(project, new InputFingerprints(project, session.Fingerprints));
        foreach ((FsWorkflowCheck check, IReadOnlyList<Finding> leftOut) in found)
        {
            check.Inputs = await inputs.TakeAsync(check.Subject, cancellationToken).ConfigureAwait(false);
            check.LeftOut = [.. check.LeftOut, .. WorkflowInputs.Missing(project, check)];
            check.Scope = check.LeftOut.Length == 0 ? FsScope.Full : FsScope.Partial;
            TellLeftOut(check, leftOut);
        }

        if (checks.Length > 0)
        {
            await session.Recorder.RecordAtAsync(project, FsChecklistItem.WorkflowsChecked, checks, project.Git.Head, cancellationToken).ConfigureAwait(false);
        }

        return checks;
    }

    /// <summary>The result for a project that has no workflow to check: nothing was shown.</summary>
    /// <param name="project">The project.</param>
    /// <returns>An inconclusive result.</returns>
    public static FsWorkflowCheck Nothing(Project project) => new()
    {
        Step = FsStep.Workflows,
        Subject = project.Relative(project.WorkflowsPath),
        Path = project.WorkflowsPath,
        StartedAt = DateTime.UtcNow,
        Summary = CheckingTexts.NoFiles.With(project.WorkflowsPath),
        Remedy = CheckingTexts.NoFilesRemedy,
        NextCommand = "Get-FsProject" + project.LocationArgument,
    };

    // What a committed file leaves out is the project's own decision, and makes no check a part of one; it is counted and named.
    private void TellLeftOut(FsWorkflowCheck check, IReadOnlyList<Finding> leftOut)
    {
        if (leftOut.Count == 0)
        {
            return;
        }

        string counted = CheckingTexts.LeftOut.With(leftOut.Count);
        check.Summary += " " + counted;
        check.LeftOut = [.. check.LeftOut, counted];
        foreach (Finding finding in leftOut)
        {
            session.Host.WriteVerbose(CheckingTexts.LeftOutFinding.With(check.Subject, finding.Start.Line, finding.Start.Column, finding.Rule, finding.Message));
        }
    }

    private async Task<(FsWorkflowCheck Check, IReadOnlyList<Finding> LeftOut)> CheckAsync(string file, WorkflowSurroundings surroundings, Shellcheck? shellcheck, CancellationToken cancellationToken)
    {
        string subject = project.Relative(file);
        FsWorkflowCheck check = new()
        {
            Step = FsStep.Workflows,
            ChecklistItem = FsChecklistItem.WorkflowsChecked,
            Subject = subject,
            Path = file,
            Workflow = subject,
            StartedAt = DateTime.UtcNow,
            Tools = [new FsTool { Name = "FreeSport.Ops", Version = WorkflowCheckVerdict.Version, Path = WorkflowCheckVerdict.Assembly }],
        };
        IReadOnlyList<Finding> leftOut = [];
        try
        {
            CheckedWorkflow found = ActionFiles.Is(project, file) && surroundings.ActionOf(file) is { } action
                ? ActionChecker.Examine(action, surroundings.Around)
                : WorkflowChecker.Examine(await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false), surroundings.Around, surroundings.PathOf(file));
            if (shellcheck is not null)
            {
                found = found with { Findings = [.. found.Findings, .. await shellcheck.CheckAsync(found, cancellationToken).ConfigureAwait(false)] };
            }

            check.Workflow = found.Workflow?.Name?.Value is { Length: > 0 } name ? name : subject;
            check.Cause = found.Workflow is null ? Causes.Of(Causes.Workflow, subject) : null;
            (IReadOnlyList<Finding> told, leftOut) = found.Settle(surroundings.Around.Settings, surroundings.PathOf(file));
            WorkflowCheckVerdict.Decide(check, told, new TextPlaces(found.Text), project);
        }
        catch (OpsException unreadable)
        {
            WorkflowCheckVerdict.Unreadable(check, unreadable.Failure);
        }

        check.Duration = DateTime.UtcNow - check.StartedAt;
        return (check, leftOut);
    }
}
