using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

using StartTexts = FreeSport.Ops.Core.Steps.Deployment.Starting.StartTexts;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>Stops a run.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Asks, and takes the result.</param>
internal sealed class RunStop(GitHubClient github, IOpsHost host)
{
    /// <summary>Stops it after a question.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="isForced">Whether jobs are ended that do not heed a stop.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>When GitHub has taken it.</returns>
    public async Task StopAsync(long runId, bool isForced, CancellationToken cancellationToken)
    {
        string what = StartTexts.TheRun.With(runId);
        if (!await host.ConfirmAsync(what, isForced ? StartTexts.ActionForceStop : StartTexts.ActionStop, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            Uri path = isForced ? RepositoryPath.Of(github.Address, $"actions/runs/{runId}/force-cancel") : RepositoryPath.Of(github.Address, $"actions/runs/{runId}/cancel");
            await github.PostAsync<object>(path, body: null, what, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException over) when (over.Failure.ErrorId == ErrorIds.GitHubConflict)
        {
            host.WriteWarning(StartTexts.AlreadyOver.With(runId));
        }

        GitHubAnswer<RunModel> answer = await github.GetAsync<RunModel>(RepositoryPath.Of(github.Address, $"actions/runs/{runId}"), what, cancellationToken).ConfigureAwait(false);
        FsGitHubDeployment run = RunMapping.Deployment(answer.Body!, github.Address);
        RunVerdict.Decide(run, jobs: null);
        run.NextCommand = FormattableString.Invariant($"Wait-FsDeployment -RunId {runId}");
        host.WriteResult(run);
    }
}
