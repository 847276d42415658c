using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Tells whether the run that a lock is held for goes on.</summary>
public sealed class RunLife
{
    private readonly Func<CancellationToken, Task<GitHubClient>> _open;
    private readonly bool _isOpenedHere;

    /// <summary>Initializes a new instance of the <see cref="RunLife"/> class.</summary>
    /// <param name="github">Is asked.</param>
    public RunLife(GitHubClient github) => _open = _ => Task.FromResult(github);

    /// <summary>Initializes a new instance of the <see cref="RunLife"/> class.</summary>
    /// <param name="open">Opens the way to GitHub, when there is something to ask.</param>
    public RunLife(Func<CancellationToken, Task<GitHubClient>> open) => (_open, _isOpenedHere) = (open, true);

    /// <summary>Asks.</summary>
    /// <param name="held">The lock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False for a lock without a run and for a run that is over; null where GitHub does not tell: what cannot be seen need not be over.</returns>
    public async Task<bool?> IsBusyAsync(FsDeploymentLock held, CancellationToken cancellationToken)
    {
        if (held.RunId is not { } id)
        {
            return false;
        }

        GitHubClient? github = null;
        try
        {
            github = await _open(cancellationToken).ConfigureAwait(false);
            if (!github.Address.FullName.Equals(held.Repository, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            RunModel? run = await github.FindAsync<RunModel>(RepositoryPath.Of(github.Address, $"actions/runs/{id}"), RunTexts.TheRun.With(id), cancellationToken).ConfigureAwait(false);
            return run?.Status is { } status ? status != "completed" : null;
        }
        catch (OpsException)
        {
            return null;
        }
        finally
        {
            if (_isOpenedHere)
            {
                github?.Dispose();
            }
        }
    }
}
