using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

using Octokit;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Says what GitHub or the way to it did, to what, and what to do about it.</summary>
/// <param name="address">The repository.</param>
/// <param name="token">Who asked.</param>
internal sealed class GitHubFailures(GitHubAddress address, GitHubToken token)
{
    /// <summary>Whether an exception is something that GitHub or the network did, not a fault of ours.</summary>
    public static bool Knows(Exception failed) =>
        failed is ApiException or GitHubStatusException or HttpRequestException or TimeoutException or JsonException or InvalidDataException or UriFormatException;

    /// <summary>Whether what was sent may have been carried out, though no answer says so.</summary>
    public static bool MayHaveArrived(OpsFailure failure) => failure.ErrorId is ErrorIds.GitHubUnreachable or ErrorIds.GitHubTimedOut or ErrorIds.GitHubUnavailable or ErrorIds.GitHubAnswerUnreadable;

    /// <summary>There is no token at all.</summary>
    public static OpsException NoToken(GitHubAddress address) => new(new OpsFailure(
        ErrorIds.GitHubTokenMissing,
        FailureKind.PermissionDenied,
        GitHubTexts.TokenMissing.With(address.Host),
        GitHubTexts.TokenMissingRemedy.With(GitHubTokenFinder.Variables(address)[0], address.Host),
        address.Host));

    /// <summary>An answer that is no JSON, from a proxy's page for one.</summary>
    public OpsException NotJson(string what, int status) => Make(ErrorIds.GitHubAnswerUnreadable, FailureKind.InvalidData, GitHubTexts.NotJson.With(what, address.Api.Host, status), GitHubTexts.NotJsonRemedy.With(address.Api), what);

    /// <summary>The failure for an exception.</summary>
    public OpsException From(Exception failed, string what) => failed switch
    {
        ApiException answered => OfStatus((int)answered.StatusCode, answered, what),
        GitHubStatusException answered => OfStatus(answered.Status, answered, what),
        TimeoutException => Make(ErrorIds.GitHubTimedOut, FailureKind.OperationTimeout, GitHubTexts.TimedOut.With(what, address.Api.Host), GitHubTexts.UnreachableRemedy.With(address.Api.Host), what, failed),
        HttpRequestException network => Unreachable(network, what),
        _ => Make(ErrorIds.GitHubAnswerUnreadable, FailureKind.InvalidData, GitHubTexts.Unreadable.With(what, address.Api.Host, failed.Message.FirstLine(200)), GitHubTexts.NotJsonRemedy.With(address.Api), what, failed),
    };

    private OpsException Unreachable(HttpRequestException network, string what)
    {
        string said = network.GetBaseException().Message.FirstLine(200);
        HttpTrouble trouble = HttpTroubles.Of(network);
        return trouble switch
        {
            _ when RequestProxy.Blame(trouble, address.Api) is { } proxy => Make(ErrorIds.GitHubUnreachable, FailureKind.ReadError, what + ": " + proxy, GitHubTexts.UnreachableRemedy.With(address.Api.Host), what, network),
            HttpTrouble.HostNotFound => Make(ErrorIds.GitHubHostNotFound, FailureKind.ReadError, GitHubTexts.HostNotFound.With(what, address.Api.Host), GitHubTexts.UnreachableRemedy.With(address.Api.Host), what, network),
            HttpTrouble.Tls => Make(ErrorIds.GitHubTlsFailed, FailureKind.SecurityError, GitHubTexts.TlsFailed.With(what, address.Api.Host, said), GitHubTexts.TlsFailedRemedy, what, network),
            _ => Make(ErrorIds.GitHubUnreachable, FailureKind.ReadError, GitHubTexts.Unreachable.With(what, address.Api.Host, said), GitHubTexts.UnreachableRemedy.With(address.Api.Host), what, network),
        };
    }

    private OpsException OfStatus(int status, Exception answered, string what)
    {
        GitHubRefusal refusal = GitHubRefusal.Of(answered);
        string said = refusal.Message.Length > 0 ? refusal.Message : "HTTP " + status;
        string needs = refusal.Needs is { } right ? GitHubTexts.NeedsRight.With(right) : string.Empty;
        OpsException failed = status switch
        {
            401 => Make(ErrorIds.GitHubTokenRefused, FailureKind.PermissionDenied, GitHubTexts.TokenRefused.With(what, address.Host, token, said), GitHubTexts.TokenRefusedRemedy.With(address.Host), what, answered),
            429 or 403 when status == 429 || refusal.Wait is not null => Make(ErrorIds.GitHubRateLimited, FailureKind.ResourceBusy, GitHubTexts.RateLimited.With(what, said), GitHubTexts.RateLimitedRemedy.With(refusal.ResetText), what, answered),
            403 when WantsSingleSignOn(answered) => new OpsException(Make(ErrorIds.GitHubForbidden, FailureKind.PermissionDenied, GitHubTexts.Forbidden.With(what, address.FullName, said), (GitHubTexts.ForbiddenRemedy + " " + needs).Trim(), what, answered).Failure with { WaitsFor = Causes.GitHubSingleSignOn }),
            403 => Make(ErrorIds.GitHubForbidden, FailureKind.PermissionDenied, GitHubTexts.Forbidden.With(what, address.FullName, said), (GitHubTexts.ForbiddenRemedy + " " + needs).Trim(), what, answered),
            404 => Make(ErrorIds.GitHubNotFound, FailureKind.ObjectNotFound, GitHubTexts.NotFound.With(what, address.FullName), (GitHubTexts.NotFoundRemedy + " " + needs).Trim(), what, answered),
            409 => Make(ErrorIds.GitHubConflict, FailureKind.ResourceBusy, GitHubTexts.Conflict.With(what, said), GitHubTexts.ConflictRemedy, what, answered),
            410 => Make(ErrorIds.GitHubGone, FailureKind.ObjectNotFound, GitHubTexts.Gone.With(what, said), GitHubTexts.GoneRemedy, what, answered),
            422 => Make(ErrorIds.GitHubRejected, FailureKind.InvalidArgument, GitHubTexts.Rejected.With(what, said), GitHubTexts.RejectedRemedy, what, answered),
            >= 500 => Make(ErrorIds.GitHubUnavailable, FailureKind.ReadError, GitHubTexts.Unavailable.With(what, address.Api.Host, status), GitHubTexts.UnavailableRemedy, what, answered),
            _ => Make(ErrorIds.GitHubRefused, FailureKind.InvalidOperation, GitHubTexts.Refused.With(what, status, said), GitHubTexts.RejectedRemedy, what, answered),
        };
        return refusal.Wait is { } wait ? new OpsException(failed.Failure with { RetryAfter = wait }) : failed;
    }

    private static bool WantsSingleSignOn(Exception answered) =>
        answered is ApiException { HttpResponse.Headers: { } head } && head.Keys.Contains("X-GitHub-SSO", StringComparer.OrdinalIgnoreCase);

    private static OpsException Make(string id, FailureKind kind, string message, string remedy, string what, Exception? cause = null) =>
        new(new OpsFailure(id, kind, message, remedy, what, cause));
}
