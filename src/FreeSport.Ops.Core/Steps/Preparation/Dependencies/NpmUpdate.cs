using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Brings node_modules to what the lock file says, through <c>npm ci</c>; what was there is kept aside until that has come off.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
public sealed class NpmUpdate(OpsSession session, Project project, DependencyOptions options)
{
    private readonly NpmFolder _folder = new(DependencyFiles.NpmFolder(project));

    private string Kept => Path.Combine(_folder.Path, InstallJournal.FolderName, "node_modules");

    private static string Activity => DependencyTexts.Activity.With(FsDependencyManager.Npm);

    /// <summary>Plans, asks and installs. What goes wrong is in the result, not thrown.</summary>
    /// <param name="cancellationToken">Kills npm; what was there before is put back first.</param>
    /// <returns>An <see cref="FsDependencyUpdate"/>, recorded; an <see cref="FsDependencyPlan"/> when it was not to be.</returns>
    /// <exception cref="OpsException">Another process works there (<c>DependencyLocked</c>), or nothing can be written there (<c>DependencyNotWritable</c>).</exception>
    public async Task<object> RunAsync(CancellationToken cancellationToken)
    {
        FsDependencyUpdate result = new()
        {
            Step = FsStep.Preparation,
            Manager = FsDependencyManager.Npm,
            Subject = DependencyVerdict.SubjectOf(FsDependencyManager.Npm, project, _folder.Path),
            Target = _folder.Path,
            StartedAt = DateTime.UtcNow,
        };
        try
        {
            object outcome = await RunAsync(result, cancellationToken).ConfigureAwait(false);
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

    private async Task<object> RunAsync(FsDependencyUpdate result, CancellationToken cancellationToken)
    {
        (NpmTree? wanted, DependencyTrouble? trouble) = _folder.Read();
        if (wanted is null)
        {
            return Ended(result, trouble!);
        }

        if (NpmProgram.Find(session.Tools) is not { } npm)
        {
            return Ended(result, new DependencyTrouble(FsDependencyState.ToolMissing, DependencyTexts.NpmMissing + session.Tools.ShimNote("npm"), null));
        }

        result.Inputs = await InputsAsync(cancellationToken).ConfigureAwait(false);
        result.Tools = [new FsTool { Name = "npm", Path = npm.Script }, new FsTool { Name = "node", Path = npm.Node }];
        if (options.IsTrial)
        {
            return InstallJournal.Glance(_folder.Path) is { } began
                ? Ended(result, new DependencyTrouble(FsDependencyState.Interrupted, DependencyTexts.Began.With(began.ToLocalTime()), null))
                : await PlanAsync(wanted, cancellationToken).ConfigureAwait(false);
        }

        using InstallJournal journal = await InstallJournal.OpenAsync(_folder.Path, cancellationToken).ConfigureAwait(false);
        if (journal.Interrupted() is { } interrupted)
        {
            string when = DependencyTexts.Began.With(interrupted.ToLocalTime());
            if (!await session.Host.ConfirmAsync(_folder.Path, DependencyTexts.ActionPutBack.With(when), cancellationToken).ConfigureAwait(false))
            {
                return Ended(result, new DependencyTrouble(FsDependencyState.Interrupted, when, null));
            }

            if (!PutBack(journal))
            {
                DependencyVerdict.DecideAfter(result, new DependencyTrouble(FsDependencyState.Interrupted, when, null), isPutBack: false, project);
                return result;
            }

            session.Host.WriteWarning(DependencyTexts.PutBackFirst.With(_folder.Path, when));
            result.MendedFirst = true;
        }

        return await ApplyAsync(result, wanted, npm, journal, cancellationToken).ConfigureAwait(false);
    }

    private async Task<object> ApplyAsync(FsDependencyUpdate result, NpmTree wanted, NpmProgram npm, InstallJournal journal, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsDependencyChange> changes = _folder.Changes(wanted);
        if (changes.Count == 0 && _folder.IsFinished)
        {
            DependencyVerdict.DecideDone(result, Plan(changes, wanted), movedFrom: null, project);
            return result;
        }

        result.Changes = [.. changes];
        if (!await ConfirmAsync(changes, cancellationToken).ConfigureAwait(false))
        {
            return Planned(changes);
        }

        if (await InstallAsync(npm, journal, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            DependencyVerdict.DecideAfter(result, failed, PutBack(journal), project);
            return result;
        }

        IReadOnlyList<FsDependencyChange> left = _folder.Changes(wanted);
        if (left.Count > 0)
        {
            DependencyVerdict.DecideAfter(result, new DependencyTrouble(FsDependencyState.Failed, DependencyTexts.NotAsPlanned.With(string.Join(", ", left.Take(5))), null), PutBack(journal), project);
            return result;
        }

        journal.End();
        Drop(Kept);
        result.Changes = [.. changes.Where(c => c.Action == FsDependencyAction.Removed || Directory.Exists(Path.Combine(_folder.Modules, c.Name.Replace(" > ", "/node_modules/"))))];
        DependencyVerdict.DecideDone(result, Plan(changes, wanted), movedFrom: null, project);
        return result;
    }

    private async Task<DependencyTrouble?> InstallAsync(NpmProgram npm, InstallJournal journal, CancellationToken cancellationToken)
    {
        Drop(Kept);
        journal.Begin();
        try
        {
            if (Directory.Exists(_folder.Modules))
            {
                Directory.Move(_folder.Modules, Kept);
            }

            string[] arguments = ["ci", "--no-audit", .. options.OnlyBinary ? ["--ignore-scripts"] : Array.Empty<string>()];
            ProcessResult ended = await session.Processes.RunAsync(npm.Request(_folder.Path, options.Timeout, arguments), cancellationToken).ConfigureAwait(false);
            return ended.Succeeded ? null : NpmAnswer.Trouble(ended);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // On Windows a file that somebody has open, as a server that runs from there has, keeps the folder where it is.
            return new DependencyTrouble(FsDependencyState.Failed, DependencyTexts.NotKept.With(refused.Message), null);
        }
        catch
        {
            if (!PutBack(journal))
            {
                session.Host.WriteWarning(DependencyTexts.StillBroken);
            }

            throw;
        }
    }

    private bool PutBack(InstallJournal journal)
    {
        try
        {
            if (Directory.Exists(Kept))
            {
                Drop(_folder.Modules);
                Directory.Move(Kept, _folder.Modules);
            }
            else if (!_folder.IsFinished)
            {
                // There was nothing before, or nothing that npm had finished.
                Drop(_folder.Modules);
            }

            journal.End();
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            session.Host.WriteDebug(held.Message);
            return false;
        }
    }

    private static void Drop(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<object> PlanAsync(NpmTree wanted, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsDependencyChange> changes = _folder.Changes(wanted);
        await ConfirmAsync(changes, cancellationToken).ConfigureAwait(false);
        return Planned(changes);
    }

    private Task<bool> ConfirmAsync(IReadOnlyList<FsDependencyChange> changes, CancellationToken cancellationToken)
    {
        string[] scripts = [.. changes.Where(static c => c.RunsCode).Select(static c => c.ToString())];
        if (scripts.Length > 0 && !options.OnlyBinary)
        {
            session.Host.WriteWarning(DependencyTexts.InstallScripts.With(string.Join(", ", scripts)));
        }

        return session.Host.ConfirmAsync(_folder.Path, DependencyTexts.ActionInstall.With(DependencyVerdict.Count(changes)), cancellationToken);
    }

    private FsDependencyPlan Planned(IReadOnlyList<FsDependencyChange> changes) => new() { Manager = FsDependencyManager.Npm, Target = _folder.Path, Changes = [.. changes] };

    private static PipPlan Plan(IReadOnlyList<FsDependencyChange> changes, NpmTree wanted) => new(
        changes, [], [], wanted.Packages.Values.Where(static p => p.Place.Length > 0).ToDictionary(static p => p.Place, static p => p.Version), [], []);

    private async Task<FsInput[]> InputsAsync(CancellationToken cancellationToken)
    {
        InputFingerprints inputs = new(project, session.Fingerprints);
        List<FsInput> found = [];
        foreach (string file in new[] { _folder.Manifest, _folder.LockFile! })
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
        DependencyVerdict.Decide(result, trouble with { Sentence = UrlCredentials.Mask(trouble.Sentence) }, project, options);
        return result;
    }
}
