using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The exact command that brings a box forward.</summary>
internal static class NextSteps
{
    public static string? For(FsChecklistStatus box, IReadOnlyList<SubjectVerdict> verdicts, Project project, EffectivePolicy policy)
    {
        if (box.State is FsChecklistState.Done or FsChecklistState.Waived or FsChecklistState.NotApplicable)
        {
            return null;
        }

        if (project.Git.Repository is null)
        {
            return WithoutRepository(project);
        }

        if (box.Subjects.Length == 0)
        {
            return Waive(box, project, subject: null);
        }

        string[] open = [.. verdicts.Where(static v => v.State is not (FsChecklistState.Done or FsChecklistState.Waived)).Select(static v => v.Subject)];
        if (box.Item == FsChecklistItem.TestsPassed)
        {
            // What CI runs, such as suites that need a database, CI answers for.
            string[] here = [.. open.Where(s => project.Configuration.Suites.FirstOrDefault(c => c.Name == s) is not { Checks.Count: > 0 })];
            return here.Length == 0 ? "Get-FsCommitCheck" + project.LocationArgument : "Invoke-FsTest -Suite " + string.Join(", ", here.Select(PowerShellQuoting.Quote)) + project.LocationArgument;
        }

        if (box.Item == FsChecklistItem.WorkflowsChecked)
        {
            // What a dry run left open, a dry run closes.
            bool isOfDryRun = verdicts.Any(v => open.Contains(v.Subject) && v.Evidence is { Kind: FsEvidenceKind.Measurement } said && said.Tools.Any(static t => t.Name == "act"));
            return (isOfDryRun ? "Invoke-FsActDryRun" : "Test-FsWorkflow") + project.LocationArgument;
        }

        if (box.Item == FsChecklistItem.SecretsSynchronized)
        {
            return "Compare-FsSecret -Environment " + PowerShellQuoting.Quote(box.Environment) + project.LocationArgument;
        }

        // What no cmdlet of this version measures, a person asserts; where a person's word is too weak, one takes it on.
        return policy.Assurance > FsAssurance.Asserted
            ? Waive(box, project, open.Length == box.Subjects.Length ? null : open)
            : $"Add-FsEvidence -Item {box.Item} -Subject {string.Join(", ", open.Select(PowerShellQuoting.Quote))} -Outcome Passed -Environment {PowerShellQuoting.Quote(box.Environment)} -Reason '…'{project.LocationArgument}";
    }

    // Without a repository there is no ledger, and nothing that could be run would be recorded.
    private static string? WithoutRepository(Project project) => project.Git.State switch
    {
        Git.GitState.NotInstalled => Processes.Platform.IsWindows ? "winget install --id Git.Git" : "sudo apt-get install git",
        Git.GitState.NoRepository => "git init " + PowerShellQuoting.Quote(project.Root),
        Git.GitState.Refused => "git -C " + PowerShellQuoting.Quote(project.Root) + " status",
        _ => null,
    };

    private static string Waive(FsChecklistStatus box, Project project, string[]? subject)
    {
        string subjects = subject is null ? string.Empty : " -Subject " + string.Join(", ", subject.Select(PowerShellQuoting.Quote));
        return $"Add-FsEvidence -Waive -Item {box.Item}{subjects} -Environment {PowerShellQuoting.Quote(box.Environment)} -Until ([datetime]::Now.AddDays(1)) -Reason '…'{project.LocationArgument}";
    }
}
