using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Says what each finding means for a release and what to do about it.</summary>
internal static class RegistryVerdict
{
    public static void Decide(FsRegistryStatus status, FsRegistryState state, TimeSpan timeout, string configurationFile, string? proxy = null)
    {
        string image = status.Subject;
        string said = status.Detail is { Length: > 0 } words ? words : PrerequisitesTexts.RegistrySaidNothing;
        string who = status.CredentialSource == FsCredentialSource.None ? PrerequisitesTexts.RegistryNobody : status.UserName ?? PrerequisitesTexts.RegistryIdentityToken;
        status.State = state;
        status.Outcome = state switch
        {
            FsRegistryState.CanPull => FsOutcome.Passed,
            FsRegistryState.Unreadable or FsRegistryState.NoImage or FsRegistryState.TimedOut or FsRegistryState.RateLimited or FsRegistryState.ServerError => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.Scope = status.Outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full;
        (status.Summary, status.Remedy) = state switch
        {
            FsRegistryState.CanPull => (PrerequisitesTexts.RegistryCanPull.With(image, who), null),
            FsRegistryState.NoImage => (PrerequisitesTexts.RegistryNoImage, PrerequisitesTexts.RegistryNoImageRemedy),
            FsRegistryState.LoginMissing => (PrerequisitesTexts.RegistryLoginMissing.With(image), PrerequisitesTexts.RegistryLoginMissingRemedy),
            FsRegistryState.LoginRefused => (PrerequisitesTexts.RegistryLoginRefused.With(status.Registry, who, said), PrerequisitesTexts.RegistryLoginMissingRemedy),
            FsRegistryState.CredentialsUnreadable => (PrerequisitesTexts.RegistryCredentialsUnreadable.With(said), PrerequisitesTexts.RegistryCredentialsUnreadableRemedy.With(configurationFile)),
            FsRegistryState.InsecureLogin => (PrerequisitesTexts.RegistryInsecureLogin.With(status.Registry, said), PrerequisitesTexts.RegistryInsecureLoginRemedy),
            FsRegistryState.PullDenied => (PrerequisitesTexts.RegistryPullDenied.With(image, who, said), PrerequisitesTexts.RegistryPullDeniedRemedy),
            FsRegistryState.ImageNotFound => (PrerequisitesTexts.RegistryImageNotFound.With(image, who), PrerequisitesTexts.RegistryImageNotFoundRemedy),
            FsRegistryState.TagNotFound when image.IndexOf('@') > 0 => (PrerequisitesTexts.RegistryDigestNotFound.With(image.Substring(0, image.IndexOf('@')), image.Substring(image.IndexOf('@') + 1)), PrerequisitesTexts.RegistryTagNotFoundRemedy),
            FsRegistryState.TagNotFound when status.Tag is null => (PrerequisitesTexts.RegistryNoTag.With(image), PrerequisitesTexts.RegistryTagNotFoundRemedy),
            FsRegistryState.TagNotFound => (PrerequisitesTexts.RegistryTagNotFound.With(image, status.Tag), PrerequisitesTexts.RegistryTagNotFoundRemedy),
            FsRegistryState.NotRegistry => (PrerequisitesTexts.RegistryNotRegistry.With(status.Registry), PrerequisitesTexts.RegistryNotRegistryRemedy),
            FsRegistryState.HostNotFound or FsRegistryState.Refused when proxy is not null => (proxy, PrerequisitesTexts.ProxyCheckRemedy),
            FsRegistryState.HostNotFound => (PrerequisitesTexts.RegistryHostNotFound.With(status.Registry), PrerequisitesTexts.RegistryNetworkRemedy),
            FsRegistryState.Refused => (PrerequisitesTexts.RegistryRefused.With(status.Registry, said), PrerequisitesTexts.RegistryNetworkRemedy),
            FsRegistryState.TimedOut => (PrerequisitesTexts.RegistryTimedOut.With(status.Registry, timeout.TotalSeconds), PrerequisitesTexts.RegistryNetworkRemedy),
            FsRegistryState.TlsFailed => (PrerequisitesTexts.RegistryTlsFailed.With(status.Registry, said), PrerequisitesTexts.RegistryTlsFailedRemedy),
            FsRegistryState.RateLimited => (PrerequisitesTexts.RegistryRateLimited.With(status.Registry, who), PrerequisitesTexts.RegistryRateLimitedRemedy),
            FsRegistryState.ServerError => (PrerequisitesTexts.RegistryServerError.With(status.Registry, status.HttpStatus), PrerequisitesTexts.RegistryServerErrorRemedy),
            _ => (PrerequisitesTexts.RegistryUnreadable.With(status.Registry, said), PrerequisitesTexts.RegistryServerErrorRemedy),
        };
        status.Cause = Cause(status);
        status.NextCommand = Next(status);
    }

    // An image or a tag that is not there is that image's own trouble.
    private static string? Cause(FsRegistryStatus status) => status.State switch
    {
        FsRegistryState.CanPull or FsRegistryState.ImageNotFound or FsRegistryState.TagNotFound => null,
        FsRegistryState.NoImage => Causes.RegistryImage,
        FsRegistryState.CredentialsUnreadable => Causes.RegistryCredentials,
        FsRegistryState.LoginMissing or FsRegistryState.LoginRefused => Causes.Of(Causes.RegistryLogin, status.Registry),
        FsRegistryState.PullDenied => Causes.Of(Causes.RegistryRight, status.Registry),
        FsRegistryState.RateLimited => Causes.Of(Causes.RegistryLimit, status.Registry),
        FsRegistryState.HostNotFound or FsRegistryState.Refused or FsRegistryState.TimedOut => Causes.Of(Causes.RegistryNetwork, status.Registry),
        FsRegistryState.TlsFailed or FsRegistryState.InsecureLogin => Causes.Of(Causes.RegistryTls, status.Registry),
        _ => Causes.Of(Causes.RegistryAnswer, status.Registry),
    };

    private static string? Next(FsRegistryStatus status) => status.State switch
    {
        FsRegistryState.CanPull => null,
        FsRegistryState.NoImage => "Get-FsProject | ForEach-Object Settings",
        FsRegistryState.LoginMissing or FsRegistryState.LoginRefused or FsRegistryState.CredentialsUnreadable or FsRegistryState.PullDenied or FsRegistryState.RateLimited =>
            "docker login " + PowerShellQuoting.Quote(status.Registry!),
        _ => "Test-FsRegistryAccess " + PowerShellQuoting.Quote(status.Subject),
    };
}
