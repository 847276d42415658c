using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Brings the packages of a virtual environment to what the requirements ask for.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
public sealed class PipUpdate(OpsSession session, Project project, DependencyOptions options)
{
    private readonly PipPlace _place = new(session, project, options);

    /// <summary>Plans, asks, installs and checks. What goes wrong is in the result, not thrown.</summary>
    /// <param name="cancellationToken">Kills pip; an installation that has begun is put back first.</param>
    /// <returns>An <see cref="FsDependencyUpdate"/>, recorded; an <see cref="FsDependencyPlan"/> when it was not to be.</returns>
    /// <exception cref="OpsException">Another process works there (<c>DependencyLocked</c>), or nothing can be written there (<c>DependencyNotWritable</c>).</exception>
    public async Task<object> RunAsync(CancellationToken cancellationToken)
    {
        FsDependencyUpdate result = new()
        {
            Step = FsStep.Preparation,
            Manager = FsDependencyManager.Pip,
            Subject = _place.Subject,
            Target = _place.Environment.Folder,
            StartedAt = DateTime.UtcNow,
        };
        using PrivateFolder scratch = new(session.Host.WriteDebug);
        try
        {
            object outcome = await RunAsync(result, scratch, cancellationToken).ConfigureAwait(false);
            result.Duration = DateTime.UtcNow - result.StartedAt;
            if (outcome is FsDependencyUpdate)
            {
                await session.Recorder.RecordAsync(project, item: null, [result], cancellationToken).ConfigureAwait(false);
            }

            return outcome;
        }
        finally
        {
            session.Host.WriteProgress(new OpsProgress(Activity, DependencyTexts.Finished, Completed: true));
        }
    }

    private static string Activity => DependencyTexts.Activity.With(FsDependencyManager.Pip);

    private async Task<object> RunAsync(FsDependencyUpdate result, PrivateFolder scratch, CancellationToken cancellationToken)
    {
        (PipFiles files, IReadOnlyList<string> read, DependencyTrouble? unreadable) = _place.Requirements();
        if (unreadable is not null)
        {
            return Ended(result, unreadable);
        }

        result.Inputs = await InputsAsync(read, cancellationToken).ConfigureAwait(false);
        PipProgram pip = _place.Program(_place.Environment, scratch);
        DateTime? began = InstallJournal.Glance(_place.Environment.Folder);
        if (options.IsTrial && began is { } seen)
        {
            return Ended(result, PipPlace.Interrupted(seen));
        }

        // What is half installed is put back before anybody judges it.
        (PythonFacts? facts, DependencyTrouble? broken) = began is null ? await PipEnvironments.LookAsync(_place.Environment, pip, cancellationToken).ConfigureAwait(false) : default;
        if (broken is not null && !CanMake(broken))
        {
            return Ended(result, broken);
        }

        result.Tools = _place.Tools(facts);
        if (options.IsTrial)
        {
            return await TryAsync(result, broken, files, pip, scratch, cancellationToken).ConfigureAwait(false);
        }

        // Asked before the lock is taken: who says no to an environment finds no folder of it.
        if (broken is not null && !await AgreesAsync(broken, cancellationToken).ConfigureAwait(false))
        {
            return NotMade();
        }

        bool isAgreed = broken is not null;
        using InstallJournal journal = await InstallJournal.OpenAsync(_place.Environment.Folder, cancellationToken).ConfigureAwait(false);
        if (isAgreed)
        {
            // Somebody else may have made it while the question stood open.
            (facts, broken) = await PipEnvironments.LookAsync(_place.Environment, pip, cancellationToken).ConfigureAwait(false);
        }

        if (journal.Interrupted() is { } interrupted)
        {
            if (!await MendAsync(result, pip, journal, scratch, interrupted, cancellationToken).ConfigureAwait(false))
            {
                return result;
            }

            (facts, broken) = await PipEnvironments.LookAsync(_place.Environment, pip, cancellationToken).ConfigureAwait(false);
            if (broken is not null && !CanMake(broken))
            {
                return Ended(result, broken);
            }

            result.Tools = _place.Tools(facts);
        }

        if (broken is not null)
        {
            if (!isAgreed && !await AgreesAsync(broken, cancellationToken).ConfigureAwait(false))
            {
                return NotMade();
            }

            session.Host.WriteProgress(new OpsProgress(Activity, DependencyTexts.ActionMake));
            if (await MakeAsync(_place.Environment.Folder, broken.State != FsDependencyState.NoEnvironment, cancellationToken).ConfigureAwait(false) is { } notMade)
            {
                return Ended(result, notMade);
            }

            result.CreatedEnvironment = true;
            (facts, DependencyTrouble? still) = await PipEnvironments.LookAsync(_place.Environment, pip, cancellationToken).ConfigureAwait(false);
            if (still is not null)
            {
                return Ended(result, still);
            }

            result.Tools = _place.Tools(facts);
        }

        WarnOfCode(files);
        PipPlanner planner = new(project, pip, files, options, scratch, session.Host);
        (PipPlan? plan, DependencyTrouble? unplanned) = await planner.PlanAsync(Activity, cancellationToken).ConfigureAwait(false);
        return plan is null
            ? Ended(result, unplanned!)
            : await ApplyAsync(result, plan, new PipInstallation(pip, planner.Arguments, journal, scratch, session.Host), facts, cancellationToken).ConfigureAwait(false);
    }

    private async Task<object> ApplyAsync(FsDependencyUpdate result, PipPlan plan, PipInstallation installation, PythonFacts? facts, CancellationToken cancellationToken)
    {
        plan.Notes.ToList().ForEach(session.Host.WriteWarning);
        (result.Changes, result.Conflicts) = ([.. plan.Changes], [.. plan.Conflicts]);
        if (plan.Broken.Count > 0)
        {
            return Ended(result, new DependencyTrouble(FsDependencyState.WouldBreak, string.Join("; ", plan.Broken.Take(3)), null));
        }

        if (plan.Changes.Count > 0)
        {
            if (!await session.Host.ConfirmAsync(_place.Environment.Folder, DependencyTexts.ActionInstall.With(DependencyVerdict.Count(plan.Changes)), cancellationToken).ConfigureAwait(false))
            {
                return Plan(plan, creates: false);
            }

            if (await installation.RunAsync(plan, Activity, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                DependencyVerdict.DecideAfter(result, failed.Trouble, failed.IsPutBack, project);
                return result;
            }
        }

        DependencyVerdict.DecideDone(result, plan, facts?.MovedFrom, project);
        return result;
    }

    // Under -WhatIf: where there is no environment the plan is made in one that nobody keeps.
    private async Task<object> TryAsync(FsDependencyUpdate result, DependencyTrouble? broken, PipFiles files, PipProgram pip, PrivateFolder scratch, CancellationToken cancellationToken)
    {
        if (broken is not null)
        {
            string aside = scratch.At("venv");
            if (await MakeAsync(aside, anew: false, cancellationToken).ConfigureAwait(false) is { } notMade)
            {
                return Ended(result, notMade);
            }

            using PrivateFolder other = new(session.Host.WriteDebug);
            return await TryAsync(result, broken: null, files, _place.Program(VirtualEnvironment.At(aside), other), other, cancellationToken).ConfigureAwait(false) is FsDependencyPlan made
                ? Created(made)
                : result;
        }

        WarnOfCode(files);
        (PipPlan? plan, DependencyTrouble? trouble) = await new PipPlanner(project, pip, files, options, scratch, session.Host).PlanAsync(Activity, cancellationToken).ConfigureAwait(false);
        if (plan is null)
        {
            return Ended(result, trouble!);
        }

        plan.Notes.ToList().ForEach(session.Host.WriteWarning);
        (result.Changes, result.Conflicts) = ([.. plan.Changes], [.. plan.Conflicts]);
        if (plan.Broken.Count > 0)
        {
            return Ended(result, new DependencyTrouble(FsDependencyState.WouldBreak, string.Join("; ", plan.Broken.Take(3)), null));
        }

        // Asked for the line that -WhatIf prints; the answer is no.
        await session.Host.ConfirmAsync(_place.Environment.Folder, DependencyTexts.ActionInstall.With(DependencyVerdict.Count(plan.Changes)), cancellationToken).ConfigureAwait(false);
        return Plan(plan, creates: false);
    }

    private static FsDependencyPlan Created(FsDependencyPlan plan)
    {
        plan.CreatesEnvironment = true;
        return plan;
    }

    private FsDependencyPlan Plan(PipPlan plan, bool creates) => new()
    {
        Manager = FsDependencyManager.Pip,
        Target = _place.Environment.Folder,
        CreatesEnvironment = creates,
        Changes = [.. plan.Changes],
        Conflicts = [.. plan.Conflicts],
    };

    private async Task<bool> MendAsync(FsDependencyUpdate result, PipProgram pip, InstallJournal journal, PrivateFolder scratch, DateTime began, CancellationToken cancellationToken)
    {
        string when = DependencyTexts.Began.With(began.ToLocalTime());
        if (!await session.Host.ConfirmAsync(_place.Environment.Folder, DependencyTexts.ActionPutBack.With(when), cancellationToken).ConfigureAwait(false))
        {
            Ended(result, new DependencyTrouble(FsDependencyState.Interrupted, when, null));
            return false;
        }

        if (!await new PipInstallation(pip, [], journal, scratch, session.Host).PutBackAsync().ConfigureAwait(false))
        {
            DependencyVerdict.DecideAfter(result, new DependencyTrouble(FsDependencyState.Interrupted, when, null), isPutBack: false, project);
            return false;
        }

        session.Host.WriteWarning(DependencyTexts.PutBackFirst.With(_place.Environment.Folder, when));
        result.MendedFirst = true;
        return true;
    }

    private Task<bool> AgreesAsync(DependencyTrouble broken, CancellationToken cancellationToken) =>
        session.Host.ConfirmAsync(_place.Environment.Folder, broken.State == FsDependencyState.NoEnvironment ? DependencyTexts.ActionMake : DependencyTexts.ActionMakeAnew, cancellationToken);

    private FsDependencyPlan NotMade() => new() { Manager = FsDependencyManager.Pip, Target = _place.Environment.Folder, CreatesEnvironment = true };

    private bool CanMake(DependencyTrouble broken) =>
        options.CreateEnvironment
        && broken.State is FsDependencyState.NoEnvironment or FsDependencyState.EnvironmentBroken or FsDependencyState.EnvironmentOfOtherPython or FsDependencyState.ToolMissing
        && (broken.State == FsDependencyState.NoEnvironment || File.Exists(Path.Combine(_place.Environment.Folder, "pyvenv.cfg")));

    private Task<DependencyTrouble?> MakeAsync(string folder, bool anew, CancellationToken cancellationToken) =>
        new PipEnvironments(project, session.Processes, session.Tools, options).MakeAsync(folder, anew, cancellationToken);

    // Said before it happens: pip builds folders to learn what they need.
    private void WarnOfCode(PipFiles files)
    {
        string[] folders = [.. files.Requirements.SelectMany(PipFiles.Folders).Distinct()];
        if (folders.Length > 0)
        {
            session.Host.WriteWarning(DependencyTexts.WillRunCode.With(string.Join(", ", folders)));
        }
    }

    private async Task<FsInput[]> InputsAsync(IReadOnlyList<string> read, CancellationToken cancellationToken)
    {
        InputFingerprints inputs = new(project, session.Fingerprints);
        List<FsInput> found = [];
        foreach (string file in read.Where(file => PathText.Below(project.Root, file) != file))
        {
            if (await inputs.TakeAsync(project.Relative(file), cancellationToken).ConfigureAwait(false) is { } input)
            {
                found.Add(input);
            }
        }

        return [.. found];
    }

    private FsDependencyUpdate Ended(FsDependencyUpdate result, DependencyTrouble trouble)
    {
        DependencyVerdict.Decide(result, trouble, project, options);
        return result;
    }
}
