using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Starts a deployment inside the lock of its environment, which then stands for the run until that is over.</summary>
/// <param name="start">Starts it.</param>
/// <param name="locks">The locks.</param>
/// <param name="github">Is asked whether the run of another holder goes on.</param>
/// <param name="host">Is told what the lock does not say.</param>
public sealed class LockedStart(DeploymentStart start, DeploymentLocks locks, GitHubClient github, IOpsHost host)
{
    /// <summary>Takes the lock, starts what was planned, and leaves the lock to the run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="wait">How long to wait for whoever holds the lock.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The deployment with its run.</returns>
    /// <exception cref="OpsException">As <see cref="DeploymentLocks.TakeAsync"/> and <see cref="DeploymentStart.StartAsync"/>.</exception>
    public async Task<FsGitHubDeployment> StartAsync(FsGitHubDeploymentPlan plan, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (!plan.IsAllowed)
        {
            // It ends with who objects, and needs no lock for that.
            return await start.StartAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        RunLife life = new(github);
        string what = plan.Workflow + " " + CommitId.Short(plan.ImageTag ?? plan.Commit);
        LockRequest request = new(plan.Environment, await locks.OwnerAsync(cancellationToken).ConfigureAwait(false), what)
        {
            Wait = wait,
            Deployment = what,
            IsBusyAsync = life.IsBusyAsync,
        };
        using IHeldLock held = await locks.TakeAsync(request, cancellationToken).ConfigureAwait(false);
        FsGitHubDeployment started;
        try
        {
            started = await start.StartAsync(plan, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId is not (ErrorIds.DeploymentUnknown or ErrorIds.DeploymentAmbiguous))
        {
            await held.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch
        {
            // What was sent, or may have been, goes on: the lock outlasts this command by its time to live.
            held.Leave();
            throw;
        }

        // A lock that says so is not taken over while the run goes on; it needs no more signs of life.
        if (!await held.NameRunAsync(started.Repository, started.RunId, CancellationToken.None).ConfigureAwait(false))
        {
            host.WriteWarning(StartTexts.RunNotInLock.With(plan.Environment, started.RunId));
        }

        held.Leave();
        return started;
    }
}
