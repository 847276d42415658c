using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The exact command that brings a box forward.</summary>
internal static class NextCommands
{
    public static string? For(ChecklistBox offer, FsChecklistStatus box, IReadOnlyList<SubjectDecision> verdicts, Project project, EffectivePolicy policy)
    {
        if (ChecklistGate.IsMet(box.State))
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

        OpenSubject[] open = [.. verdicts.Where(static v => v.State is not (FsChecklistState.Done or FsChecklistState.Waived)).Select(static v => new OpenSubject(v.Subject, v.Evidence))];
        // What was measured and is only not signed is not measured again.
        if (policy.Assurance == FsAssurance.Attested && verdicts.All(static v => v.State is FsChecklistState.Done or FsChecklistState.Waived || IsOnlyUnsigned(v)))
        {
            return "Sync-FsEvidence -Sign" + project.LocationArgument;
        }

        if (offer.MeasuringCommand(project, box.Environment, open) is { } measuring)
        {
            return measuring;
        }

        string[] names = [.. open.Select(static o => o.Name)];

        // What no cmdlet of this version measures, a person asserts; where a person's word is too weak, one takes it on.
        return policy.Assurance > FsAssurance.Asserted
            ? Waive(box, project, names.Length == box.Subjects.Length ? null : names)
            : $"Add-FsEvidence -Box {box.Box} -Subject {string.Join(", ", names.Select(PowerShellQuoting.Quote))} -Outcome Passed -Environment {PowerShellQuoting.Quote(box.Environment)} -Reason '…'{project.LocationArgument}";
    }

    private static bool IsOnlyUnsigned(SubjectDecision verdict) =>
        verdict is { State: FsChecklistState.Inconclusive, Evidence: { Dirty: false, Assurance: FsAssurance.Measured or FsAssurance.Independent } evidence }
        && evidence.Subjects.FirstOrDefault(s => s.Name == verdict.Subject)?.Outcome is FsOutcome.Passed or FsOutcome.Warning;

    // Without a repository there is no ledger, and nothing that could be run would be recorded.
    private static string? WithoutRepository(Project project) => project.Git.State switch
    {
        GitState.NotInstalled => SystemPackages.Install("git"),
        GitState.NoRepository => "git init " + PowerShellQuoting.Quote(project.Root),
        GitState.Refused => "git -C " + PowerShellQuoting.Quote(project.Root) + " status",
        _ => null,
    };

    private static string Waive(FsChecklistStatus box, Project project, string[]? subject)
    {
        string subjects = subject is null ? string.Empty : " -Subject " + string.Join(", ", subject.Select(PowerShellQuoting.Quote));
        return $"Add-FsEvidence -Waive -Box {box.Box}{subjects} -Environment {PowerShellQuoting.Quote(box.Environment)} -Until ([datetime]::Now.AddDays(1)) -Reason '…'{project.LocationArgument}";
    }
}
