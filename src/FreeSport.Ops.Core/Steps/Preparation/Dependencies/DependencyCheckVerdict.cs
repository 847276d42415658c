using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Gives a look at dependencies its outcome, sentence and remedy.</summary>
internal static class DependencyCheckVerdict
{
    public static void Decide(
        FsDependencyCheck check, List<FsDependencyFinding> findings, IReadOnlyList<string> leftOut, DependencyTrouble? unreached, bool asksIndex, int packages, Project project)
    {
        findings.ForEach(f => f.Manager = check.Manager);
        check.Findings = [.. findings.OrderByDescending(static f => f.Severity).ThenByDescending(static f => f.Kind).ThenBy(static f => f.Name, StringComparer.OrdinalIgnoreCase)];
        check.LeftOut = [.. leftOut, .. unreached is null ? Array.Empty<string>() : [DependencyTexts.IndexUnreachable.With(unreached.Sentence)]];
        check.Scope = check.LeftOut.Length == 0 && asksIndex ? FsScope.Full : FsScope.Partial;
        check.Obstacle = unreached?.State;
        bool fails = findings.Any(static f => f.Kind == FsDependencyFindingKind.Unsatisfied || (f.Kind == FsDependencyFindingKind.Vulnerable && f.Severity >= FsDependencySeverity.Unknown));
        check.Outcome = fails ? FsOutcome.Failed
            : unreached is not null || packages == 0 ? FsOutcome.Inconclusive
            : findings.Count > 0 ? FsOutcome.Warning
            : FsOutcome.Passed;
        string[] counts = [.. new[]
        {
            (FsDependencyFindingKind.Vulnerable, DependencyTexts.CountVulnerable),
            (FsDependencyFindingKind.Unsatisfied, DependencyTexts.CountUnsatisfied),
            (FsDependencyFindingKind.Conflict, DependencyTexts.CountConflict),
            (FsDependencyFindingKind.Outdated, DependencyTexts.CountOutdated),
        }.Select(kind => (Text: kind.Item2, Number: findings.Count(f => f.Kind == kind.Item1))).Where(static k => k.Number > 0).Select(static k => k.Text.With(k.Number))];
        check.Summary = counts.Length > 0 ? string.Join(", ", counts) + "." : packages == 0 ? DependencyTexts.NothingInstalled : DependencyTexts.AllWell.With(packages);
        if (unreached is not null)
        {
            check.Summary += " " + DependencyTexts.IndexUnreachable.With(unreached.Sentence);
        }

        string command = DependencyVerdict.Command(check.Manager, project);
        (check.Remedy, check.NextCommand) = check.Outcome switch
        {
            FsOutcome.Passed => ((string?)null, (string?)null),
            _ when findings.Any(static f => f.Kind is FsDependencyFindingKind.Unsatisfied or FsDependencyFindingKind.Conflict) => (DependencyTexts.UnsatisfiedRemedy, command),
            FsOutcome.Inconclusive => (DependencyTexts.IndexUnreachableRemedy, DependencyVerdict.Command(check.Manager, project, " -Check")),
            _ => (DependencyTexts.OutdatedRemedy, $"({DependencyVerdict.Command(check.Manager, project, " -Check")}).Findings"),
        };
    }
}
