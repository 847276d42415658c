using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;

using GitHubTexts = FreeSport.Ops.Core.Floor.GitHub.GitHubTexts;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>Says what each finding means for a release and what to do about it.</summary>
internal static class GitHubVerdict
{
    private const int FewRequests = 100;

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>The state that a failure amounts to.</summary>
    public static FsGitHubState StateOf(OpsFailure failure) => failure.ErrorId switch
    {
        ErrorIds.GitHubRepositoryUnknown or ErrorIds.GitHubRepositoryInvalid or ErrorIds.GitHubApiInsecure => FsGitHubState.RepositoryUnknown,
        ErrorIds.GitHubTokenRefused => FsGitHubState.TokenRefused,
        ErrorIds.GitHubForbidden when failure.WaitsFor == Causes.GitHubSingleSignOn => FsGitHubState.SingleSignOnRequired,
        ErrorIds.GitHubForbidden => FsGitHubState.RightMissing,
        ErrorIds.GitHubNotFound => FsGitHubState.RepositoryNotFound,
        ErrorIds.GitHubRateLimited => FsGitHubState.RateLimited,
        ErrorIds.GitHubHostNotFound => FsGitHubState.HostNotFound,
        ErrorIds.GitHubUnreachable => FsGitHubState.Unreachable,
        ErrorIds.GitHubTlsFailed => FsGitHubState.TlsFailed,
        ErrorIds.GitHubTimedOut => FsGitHubState.TimedOut,
        ErrorIds.GitHubUnavailable => FsGitHubState.ServerError,
        _ => FsGitHubState.Unreadable,
    };

    public static void Decide(FsGitHubStatus status, FsGitHubState state, OpsFailure? failure, IReadOnlyList<FsGitHubRightKind> needed)
    {
        status.State = state;
        status.Outcome = state switch
        {
            FsGitHubState.Ready when Doubt(status) is null => FsOutcome.Passed,
            FsGitHubState.Ready or FsGitHubState.RightUnknown => FsOutcome.Warning,
            FsGitHubState.Unreadable or FsGitHubState.RateLimited or FsGitHubState.TimedOut or FsGitHubState.ServerError => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.Scope = status.Outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full;
        status.Detail = status.Limits.Length > 0 ? string.Join(" ", status.Limits) : null;
        string who = status.Login ?? GitHubTexts.AnApp;
        (status.Summary, status.Remedy) = state switch
        {
            FsGitHubState.Ready => (GitHubTexts.AccessReady.With(who, status.Repository), Doubt(status)),
            FsGitHubState.RightUnknown => (GitHubTexts.AccessUnknown.With(who, status.Repository, Rights(status, needed, FsGitHubRightState.Unknown)), GitHubTexts.AccessUnknownRemedy),
            FsGitHubState.RightMissing when failure is null => (GitHubTexts.AccessMissing.With(who, status.Repository, Rights(status, needed, FsGitHubRightState.Denied)), GitHubTexts.AccessMissingRemedy),
            FsGitHubState.SingleSignOnRequired => (GitHubTexts.AccessSingleSignOn.With(status.Repository), GitHubTexts.AccessSingleSignOnRemedy),
            _ => (failure!.Message, failure.Remedy),
        };
        status.Cause = state is FsGitHubState.Ready ? null : failure is null ? Causes.GitHubRight : Causes.Of(failure);
        status.NextCommand = Next(status);
    }

    private static string? Next(FsGitHubStatus status) => status.State switch
    {
        FsGitHubState.Ready => null,
        FsGitHubState.TokenMissing => "gh auth login --hostname " + PowerShellQuoting.Quote(status.Host!),
        FsGitHubState.TokenRefused or FsGitHubState.SingleSignOnRequired => "gh auth refresh --hostname " + PowerShellQuoting.Quote(status.Host!),
        FsGitHubState.RepositoryUnknown => "git remote -v",
        FsGitHubState.RightMissing or FsGitHubState.RightUnknown => "(Test-FsGitHubAccess).Rights",
        _ => "Test-FsGitHubAccess",
    };

    private static string? Doubt(FsGitHubStatus status) =>
        status.TokenExpiresAt is { } expires && expires - DateTime.UtcNow < Soon
            ? GitHubTexts.TokenExpiresSoon.With(expires.ToLocalTime().ToString("g", CultureInfo.CurrentCulture))
        : status.RateRemaining < FewRequests ? GitHubTexts.FewRequestsLeft.With(status.RateRemaining)
        : null;

    private static string Rights(FsGitHubStatus status, IReadOnlyList<FsGitHubRightKind> needed, FsGitHubRightState state) =>
        string.Join("; ", status.Rights.Where(r => needed.Contains(r.Kind) && r.State == state).Select(static r => r.Kind + ": " + r.Reason));
}
