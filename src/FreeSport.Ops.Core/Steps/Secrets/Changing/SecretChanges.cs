using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>Makes the results and plans of secrets and variables.</summary>
/// <param name="kind">Which of the two.</param>
/// <param name="repository">The repository that is asked.</param>
internal sealed class SecretChanges(FsSecretKind kind, string repository)
{
    public FsSecretChange Done(SecretItem item, FsSecretChangeState state, DateTime startedAt)
    {
        FsSecretChange change = New(item, startedAt);
        change.State = state;
        change.Outcome = FsOutcome.Passed;
        change.Scope = FsScope.Full;
        string what = item.Location.What(kind, item.Name);
        change.Summary = state switch
        {
            FsSecretChangeState.Created => SecretsTexts.Created.With(what),
            FsSecretChangeState.Updated => SecretsTexts.Updated.With(what),
            FsSecretChangeState.Removed => SecretsTexts.Removed.With(what),
            _ => SecretsTexts.Unchanged.With(what),
        };
        return change;
    }

    public FsSecretChange Failed(SecretItem item, OpsFailure failure, DateTime startedAt)
    {
        FsSecretChange change = New(item, startedAt);
        (change.State, change.Outcome, change.Summary, change.Remedy) = (FsSecretChangeState.Failed, FsOutcome.Failed, failure.Message, failure.Remedy);
        change.Cause = Causes.Of(failure);
        change.NextCommand = failure.ErrorId is ErrorIds.GitHubForbidden or ErrorIds.GitHubNotFound or ErrorIds.GitHubTokenRefused ? "Test-FsGitHubAccess Secrets" : null;
        return change;
    }

    public FsSecretPlan Plan(SecretItem item, FsSecretAction action, DateTime? updatedAt) => new()
    {
        Name = item.Name,
        Kind = kind,
        Action = action,
        SecretScope = item.Location.Scope,
        Environment = item.Location.Environment,
        Organization = item.Location.Organization,
        Repository = repository,
        UpdatedAt = updatedAt,
    };

    private FsSecretChange New(SecretItem item, DateTime startedAt) => new()
    {
        Step = FsStep.Infrastructure,
        Subject = item.Name,
        Name = item.Name,
        Kind = kind,
        SecretScope = item.Location.Scope,
        Environment = item.Location.Environment,
        Organization = item.Location.Organization,
        Repository = repository,
        StartedAt = startedAt,
        Duration = DateTime.UtcNow - startedAt,
    };
}
