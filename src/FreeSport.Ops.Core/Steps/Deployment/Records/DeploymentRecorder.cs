using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Records;

/// <summary>Records on GitHub what something else than GitHub Actions deployed.</summary>
/// <remarks>
/// Source: GitHub's REST API for deployments. Without <c>auto_merge: false</c> GitHub merges the default branch into the
/// commit's; without an empty <c>required_contexts</c> it refuses what CI has not passed, which is past deciding here.
/// </remarks>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
public sealed class DeploymentRecorder(OpsSession session, Project project, GitHubClient github)
{
    private const string Mark = "freesportOps";
    private const int MostListed = 30;

    private static readonly Regex WholeCommit = new(@"\A[0-9a-fA-F]{40}\z", RegexOptions.CultureInvariant);

    /// <summary>Makes a deployment, unless one is named, and gives it a state, after a question.</summary>
    /// <param name="entry">What to record.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The record; null when somebody answered no.</returns>
    /// <exception cref="OpsException"><c>CommitUnknown</c>, <c>DeploymentRecordUnknown</c>, and whatever GitHub does.</exception>
    public async Task<FsDeploymentRecord?> RecordAsync(DeploymentEntry entry, CancellationToken cancellationToken)
    {
        EnvironmentDefinition? environment = entry.DeploymentId is null ? project.EnvironmentNamed(entry.Environment) : null;
        string what = environment is null ? RecordTexts.TheDeployment.With(entry.DeploymentId) : RecordTexts.DeploymentTo.With(environment.Name);
        string commit = environment is null ? string.Empty : await CommitAsync(entry.Commit, cancellationToken).ConfigureAwait(false);
        if (!await session.Host.ConfirmAsync(what, RecordTexts.Action.With(entry.State), cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        DeploymentModel deployment = environment is null
            ? (await github.GetAsync<DeploymentModel>(RepositoryPath.Of(github.Address, $"deployments/{entry.DeploymentId}"), what, cancellationToken).ConfigureAwait(false)).Body!
            : await MakeAsync(environment, commit, what, cancellationToken).ConfigureAwait(false);
        GitHubAnswer<DeploymentStatusModel> answer = await github.PostAsync<DeploymentStatusModel>(
            RepositoryPath.Of(github.Address, $"deployments/{deployment.Id}/statuses"), StatusOf(entry, deployment), what, cancellationToken).ConfigureAwait(false);
        return new FsDeploymentRecord
        {
            DeploymentId = deployment.Id,
            Repository = github.Address.FullName,
            Environment = deployment.Environment ?? string.Empty,
            Commit = deployment.Sha ?? string.Empty,
            State = entry.State,
            Description = entry.Description,
            By = answer.Body?.Creator?.Login,
            At = answer.Body?.CreatedAt.UtcDateTime ?? DateTime.UtcNow,
        };
    }

    private async Task<string> CommitAsync(string name, CancellationToken cancellationToken)
    {
        string? here = project.Git.Repository is { } repository ? await session.Git.ResolveAsync(repository, name + "^{commit}", cancellationToken).ConfigureAwait(false) : null;

        // GitHub may know a commit that this clone does not.
        return here ?? (WholeCommit.IsMatch(name) ? name.ToLowerInvariant() : throw RecordFailures.CommitUnknown(name));
    }

    private async Task<DeploymentModel> MakeAsync(EnvironmentDefinition environment, string commit, string what, CancellationToken cancellationToken)
    {
        string mark = Guid.NewGuid().ToString("N");
        object body = new
        {
            Ref = commit,
            Task = "deploy",
            AutoMerge = false,
            RequiredContexts = Array.Empty<string>(),
            Payload = new Dictionary<string, string> { [Mark] = mark },
            Environment = environment.Name,
            ProductionEnvironment = environment.IsProduction,
        };
        try
        {
            if ((await github.PostAsync<DeploymentModel>(RepositoryPath.Of(github.Address, $"deployments"), body, what, cancellationToken).ConfigureAwait(false)).Body is { Id: > 0 } made)
            {
                return made;
            }
        }
        catch (OpsException lost) when (GitHubFailures.MayHaveArrived(lost.Failure))
        {
            session.Host.WriteVerbose(lost.Failure.Message);
        }

        // It may have been made. A second one would stand beside it for ever.
        List<DeploymentModel> listed = (await github.GetAsync<List<DeploymentModel>>(
            RepositoryPath.Of(github.Address, $"deployments?sha={commit}&environment={environment.Name}&per_page={MostListed}"), what, cancellationToken).ConfigureAwait(false)).Body!;
        return listed.Find(d => MarkOf(d) == mark) ?? throw RecordFailures.Unknown(environment.Name);
    }

    private static string? MarkOf(DeploymentModel deployment) =>
        deployment.Payload.ValueKind == JsonValueKind.Object && deployment.Payload.TryGetProperty(Mark, out JsonElement mark) && mark.ValueKind == JsonValueKind.String ? mark.GetString() : null;

    private object StatusOf(DeploymentEntry entry, DeploymentModel deployment)
    {
        IReadOnlyList<string> urls = project.Configuration.Environments.FirstOrDefault(e => e.Name.Equals(deployment.Environment, StringComparison.OrdinalIgnoreCase))?.Urls ?? [];
        return new
        {
            State = entry.State switch
            {
                FsDeploymentState.InProgress => "in_progress",
                _ => entry.State.ToString().ToLowerInvariant(),
            },
            Description = entry.Description is null ? null : session.Redactor.Redact(entry.Description),
            EnvironmentUrl = entry.Url?.AbsoluteUri ?? (urls.Count > 0 ? urls[0] : null),
            LogUrl = entry.LogUrl?.AbsoluteUri,
            AutoInactive = true,
        };
    }
}
