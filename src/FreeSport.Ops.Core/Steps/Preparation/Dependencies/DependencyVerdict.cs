using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Gives an update of dependencies its outcome, sentence and remedy.</summary>
internal static class DependencyVerdict
{
    /// <summary>What the results about one place are about.</summary>
    /// <param name="manager">Who brings the packages.</param>
    /// <param name="project">The project.</param>
    /// <param name="target">Absolute path of the environment or folder.</param>
    /// <returns>As a person would name it.</returns>
    public static string SubjectOf(FsDependencyManager manager, Project project, string target) =>
        manager.ToString().ToLowerInvariant() + " " + (project.Relative(target) is { Length: > 0 } below ? below : ".");

    /// <summary>The command that does it again.</summary>
    /// <param name="manager">Who brings the packages.</param>
    /// <param name="project">The project.</param>
    /// <param name="more">Further arguments with a blank before them.</param>
    /// <returns>The command.</returns>
    public static string Command(FsDependencyManager manager, Project project, string more = "") => $"Update-FsDependency {manager}{more}{project.LocationArgument}";

    /// <summary>How many changes of each kind.</summary>
    /// <param name="changes">The changes.</param>
    /// <returns>Such as <c>added 3, upgraded 1</c>.</returns>
    public static string Count(IReadOnlyList<FsDependencyChange> changes) => changes.Count == 0 ? DependencyTexts.Nothing : string.Join(", ", new[]
    {
        (FsDependencyAction.Added, DependencyTexts.CountAdded),
        (FsDependencyAction.Upgraded, DependencyTexts.CountUpgraded),
        (FsDependencyAction.Downgraded, DependencyTexts.CountDowngraded),
        (FsDependencyAction.Reinstalled, DependencyTexts.CountReinstalled),
        (FsDependencyAction.Removed, DependencyTexts.CountRemoved),
    }.Select(kind => (Text: kind.Item2, Number: changes.Count(c => c.Action == kind.Item1))).Where(static k => k.Number > 0).Select(static k => k.Text.With(k.Number)));

    /// <summary>Nothing was changed, because something kept it from being done.</summary>
    /// <param name="result">The result.</param>
    /// <param name="trouble">What.</param>
    /// <param name="project">The project.</param>
    /// <param name="options">What bounded it.</param>
    public static void Decide(FsDependencyUpdate result, DependencyTrouble trouble, Project project, DependencyOptions options)
    {
        (result.State, result.ExitCode, result.Scope) = (trouble.State, trouble.ExitCode, FsScope.Full);
        (result.Outcome, result.Summary, result.Remedy, result.NextCommand, result.Cause) = Of(result.Manager, trouble, project, result.Target, options);
    }

    /// <summary>The same for a look that changes nothing.</summary>
    /// <param name="check">The result.</param>
    /// <param name="trouble">What kept it from being told.</param>
    /// <param name="project">The project.</param>
    /// <param name="options">What bounded it.</param>
    public static void Decide(FsDependencyCheck check, DependencyTrouble trouble, Project project, DependencyOptions options)
    {
        check.Obstacle = trouble.State;
        (check.Outcome, check.Summary, check.Remedy, check.NextCommand, check.Cause) = Of(check.Manager, trouble, project, check.Target, options);
        if (trouble.State == FsDependencyState.LockFileMissing)
        {
            // Without a lock file nothing says what should be installed; it may well be right.
            check.Outcome = FsOutcome.Inconclusive;
        }
    }

    /// <summary>Everything was there, or is now.</summary>
    /// <param name="result">The result.</param>
    /// <param name="plan">What was planned.</param>
    /// <param name="movedFrom">Where the environment was made, when it lies elsewhere now.</param>
    /// <param name="project">The project.</param>
    public static void DecideDone(FsDependencyUpdate result, PipPlan plan, string? movedFrom, Project project)
    {
        bool changed = plan.Changes.Count > 0;
        (result.State, result.Outcome, result.Scope) = (changed ? FsDependencyState.Updated : FsDependencyState.UpToDate, FsOutcome.Passed, FsScope.Full);
        result.Summary = changed ? DependencyTexts.Updated.With(Count(plan.Changes)) : DependencyTexts.UpToDate.With(plan.Expected.Count);
        if (movedFrom is not null)
        {
            (result.Outcome, result.Summary) = (FsOutcome.Warning, result.Summary + " " + DependencyTexts.Moved.With(movedFrom));
            (result.Remedy, result.NextCommand) = (DependencyTexts.MovedRemedy, null);
        }

        if (plan.Conflicts.Count > 0)
        {
            (result.Outcome, result.Summary) = (FsOutcome.Warning, result.Summary + " " + DependencyTexts.OldConflicts.With(string.Join("; ", plan.Conflicts.Take(3))));
            result.Remedy = DependencyTexts.OldConflictsRemedy;
        }
    }

    /// <summary>It went wrong while packages were being changed.</summary>
    /// <param name="result">The result.</param>
    /// <param name="trouble">What went wrong.</param>
    /// <param name="isPutBack">Whether the packages are as they were.</param>
    /// <param name="project">The project.</param>
    public static void DecideAfter(FsDependencyUpdate result, DependencyTrouble trouble, bool isPutBack, Project project)
    {
        string said = trouble.Sentence.Length > 0 ? trouble.Sentence : trouble.State.ToString();
        (result.State, result.Outcome, result.Scope, result.ExitCode) = (isPutBack ? FsDependencyState.PutBack : FsDependencyState.LeftBroken, FsOutcome.Failed, FsScope.Full, trouble.ExitCode);
        result.Summary = (isPutBack ? DependencyTexts.PutBack : DependencyTexts.LeftBroken).With(said);
        result.Remedy = isPutBack ? DependencyTexts.PutBackRemedy : DependencyTexts.LeftBrokenRemedy;
        result.NextCommand = Command(result.Manager, project, isPutBack ? " -WhatIf" : string.Empty);
    }

    private static (FsOutcome Outcome, string Summary, string? Remedy, string? Command, string? Cause) Of(
        FsDependencyManager manager, DependencyTrouble trouble, Project project, string target, DependencyOptions options)
    {
        bool isPip = manager == FsDependencyManager.Pip;
        string said = trouble.Sentence;
        string again = Command(manager, project);
        string make = Command(manager, project, " -CreateEnvironment");
        return trouble.State switch
        {
            FsDependencyState.NoRequirements => (FsOutcome.Inconclusive, isPip ? DependencyTexts.NoRequirements : DependencyTexts.NoPackageJson.With(target), isPip ? DependencyTexts.NoRequirementsRemedy : DependencyTexts.NoPackageJsonRemedy, null, null),
            FsDependencyState.RequirementsUnreadable => (FsOutcome.Failed, DependencyTexts.RequirementsUnreadable.With(said), DependencyTexts.RequirementsUnreadableRemedy, null, null),
            FsDependencyState.LockFileMissing => (FsOutcome.Failed, DependencyTexts.LockFileMissing.With(target, said), DependencyTexts.LockFileMissingRemedy, "npm --prefix " + PowerShellQuoting.Quote(target) + " install --package-lock-only", null),
            FsDependencyState.NoEnvironment => (FsOutcome.Failed, DependencyTexts.NoEnvironment.With(target), DependencyTexts.NoEnvironmentRemedy, make, Causes.PythonVenv),
            FsDependencyState.EnvironmentBroken => (FsOutcome.Failed, DependencyTexts.EnvironmentBroken.With(target, said), DependencyTexts.MakeAnewRemedy, make, Causes.PythonVenvBroken),
            FsDependencyState.EnvironmentOfOtherPython => (FsOutcome.Failed, said, DependencyTexts.MakeAnewRemedy, make, Causes.PythonVenvBroken),
            FsDependencyState.ToolMissing => (FsOutcome.Failed, said, isPip ? DependencyTexts.MakeAnewRemedy : DependencyTexts.NpmMissingRemedy, isPip ? make : null, isPip ? Causes.PythonPackages : null),
            FsDependencyState.ToolTooOld => (FsOutcome.Failed, DependencyTexts.PipTooOld.With(said), DependencyTexts.PipTooOldRemedy, $"& {PowerShellQuoting.Quote(VirtualEnvironment.At(target).Python)} -m pip install --upgrade pip", null),
            FsDependencyState.Unresolved => (FsOutcome.Failed, DependencyTexts.Unresolved.With(said), DependencyTexts.UnresolvedRemedy, null, null),
            FsDependencyState.IndexUnreachable => (FsOutcome.Inconclusive, DependencyTexts.IndexUnreachable.With(said), DependencyTexts.IndexUnreachableRemedy, again, null),
            FsDependencyState.HashMismatch => (FsOutcome.Failed, DependencyTexts.HashMismatch.With(said), DependencyTexts.HashMismatchRemedy, null, null),
            FsDependencyState.WouldBreak => (FsOutcome.Failed, DependencyTexts.WouldBreak.With(said), DependencyTexts.WouldBreakRemedy, null, null),
            FsDependencyState.Interrupted => (FsOutcome.Failed, DependencyTexts.Interrupted.With(said), DependencyTexts.InterruptedRemedy, again, null),
            FsDependencyState.TimedOut => (FsOutcome.Inconclusive, DependencyTexts.TimedOut.With(options.Timeout.TotalSeconds, said).TrimEnd(), DependencyTexts.TimedOutRemedy, again, null),
            _ => (FsOutcome.Failed, DependencyTexts.ToolFailed.With(manager.ToString().ToLowerInvariant(), said), DependencyTexts.ToolFailedRemedy, again, null),
        };
    }
}
