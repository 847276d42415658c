using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Installs what was planned, and puts the environment back as it was where that does not come off.</summary>
/// <param name="pip">pip of the environment.</param>
/// <param name="arguments">pip's arguments that say what to install and where from.</param>
/// <param name="journal">Notes that it has begun and ended.</param>
/// <param name="scratch">The run's own folder.</param>
/// <param name="host">Is shown the progress.</param>
internal sealed class PipInstallation(PipProgram pip, IReadOnlyList<string> arguments, InstallJournal journal, PrivateFolder scratch, IOpsHost host)
{
    /// <summary>Installs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="activity">The title of the activity that is shown.</param>
    /// <param name="cancellationToken">Kills pip; the environment is put back before this ends.</param>
    /// <returns>What went wrong, and whether the environment is as it was; null when everything is as planned.</returns>
    public async Task<(DependencyTrouble Trouble, bool IsPutBack)?> RunAsync(PipPlan plan, string activity, CancellationToken cancellationToken)
    {
        ProcessResult kept = await pip.ScriptAsync("take", cancellationToken).ConfigureAwait(false);
        if (!kept.Succeeded)
        {
            await pip.ScriptAsync("drop", CancellationToken.None).ConfigureAwait(false);
            return (new DependencyTrouble(FsDependencyState.Failed, DependencyTexts.NotKept.With(kept.Message.Tail().FirstLine(300)), kept.ExitCode), true);
        }

        journal.Begin();
        DependencyTrouble? trouble = null;
        try
        {
            trouble = await InstallAsync(plan, activity, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Cancelled, or a fault of ours: whatever it was, the environment must not stay half changed.
            if (!await PutBackAsync().ConfigureAwait(false))
            {
                host.WriteWarning(DependencyTexts.StillBroken);
            }

            throw;
        }

        if (trouble is null)
        {
            journal.End();
            await pip.ScriptAsync("drop", CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        return (trouble, await PutBackAsync().ConfigureAwait(false));
    }

    /// <summary>Puts the environment back as it was before the installation that broke off.</summary>
    /// <returns>True when it is.</returns>
    public async Task<bool> PutBackAsync()
    {
        ProcessResult ended = await pip.ScriptAsync("restore", CancellationToken.None).ConfigureAwait(false);
        if (!ended.Succeeded)
        {
            host.WriteDebug(ended.Message);
            return false;
        }

        journal.End();
        await pip.ScriptAsync("drop", CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    private async Task<DependencyTrouble?> InstallAsync(PipPlan plan, string activity, CancellationToken cancellationToken)
    {
        if (plan.Installed.Count > 0)
        {
            // What the index has now may be newer than what was planned and shown.
            string log = scratch.At("install.log");
            string pins = scratch.Write("plan.txt", string.Join("\n", plan.Pins) + "\n");
            ProcessResult installed = await pip.RunHoldingAsync(
                journal.HeldByInstaller,
                ["install", "--progress-bar", "off", "--log", log, .. arguments, "-c", pins],
                line => host.WriteProgress(new OpsProgress(activity, line.Trim())),
                cancellationToken).ConfigureAwait(false);
            if (!installed.Succeeded)
            {
                return PipAnswer.Trouble(installed, PipProgram.ReadLog(log));
            }
        }

        if (plan.Removed.Count > 0)
        {
            ProcessResult removed = await pip.RunHoldingAsync(journal.HeldByInstaller, ["uninstall", "--yes", .. plan.Removed], onLine: null, cancellationToken).ConfigureAwait(false);
            if (!removed.Succeeded)
            {
                return PipAnswer.Trouble(removed, string.Empty);
            }
        }

        return await VerifyAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DependencyTrouble?> VerifyAsync(PipPlan plan, CancellationToken cancellationToken)
    {
        (string? inspect, ProcessResult looked) = await pip.InspectAsync("after.json", cancellationToken).ConfigureAwait(false);
        if (inspect is null)
        {
            return PipAnswer.Trouble(looked, string.Empty);
        }

        IReadOnlyDictionary<string, (string Version, string? Url, bool IsEditable)> after = PipPackages.Installed(inspect);
        string[] others = [.. plan.Expected.Where(e => !after.TryGetValue(e.Key, out (string Version, string? Url, bool IsEditable) found) || found.Version != e.Value).Select(static e => e.Key + " " + e.Value)];
        if (others.Length > 0)
        {
            return new DependencyTrouble(FsDependencyState.Failed, DependencyTexts.NotAsPlanned.With(string.Join(", ", others.Take(5))), null);
        }

        ProcessResult check = await pip.RunAsync(["check"], onLine: null, cancellationToken).ConfigureAwait(false);
        if (check.ExitCode == 0)
        {
            return null;
        }

        if (check.ExitCode != 1)
        {
            return PipAnswer.Trouble(check, string.Empty);
        }

        // What was not in order before, and was shown with the plan, is no reason to undo it.
        PipJudgement judged = await pip.JudgeAsync(new PipQuestion(inspect, Report: null, [], [], Sync: false), cancellationToken).ConfigureAwait(false);
        bool isKnown = judged.Error is null && plan.Known.Count > 0 && judged.All.All(plan.Known.Contains);
        return isKnown ? null : new DependencyTrouble(FsDependencyState.WouldBreak, check.StandardOutput.Trim().FirstLine(300), check.ExitCode);
    }
}
