using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

using PrerequisitesTexts = FreeSport.Ops.Core.Steps.Prerequisites.PrerequisitesTexts;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What each answer of a registry is worth, and what to run next.</summary>
public sealed class RegistryVerdictTests
{
    private const string Image = "ghcr.io/acme/shop";
    private const string Login = "docker login ghcr.io";
    private const string Again = "Test-FsRegistryAccess ghcr.io/acme/shop";

    [Theory]
    [InlineData(FsRegistryState.NoImage, FsOutcome.Inconclusive, "Get-FsProject | ForEach-Object Settings")]
    [InlineData(FsRegistryState.LoginMissing, FsOutcome.Failed, Login)]
    [InlineData(FsRegistryState.LoginRefused, FsOutcome.Failed, Login)]
    [InlineData(FsRegistryState.CredentialsUnreadable, FsOutcome.Failed, Login)]
    [InlineData(FsRegistryState.InsecureLogin, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.PullDenied, FsOutcome.Failed, Login)]
    [InlineData(FsRegistryState.ImageNotFound, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.TagNotFound, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.NotRegistry, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.HostNotFound, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.Refused, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.TimedOut, FsOutcome.Inconclusive, Again)]
    [InlineData(FsRegistryState.TlsFailed, FsOutcome.Failed, Again)]
    [InlineData(FsRegistryState.RateLimited, FsOutcome.Inconclusive, Login)]
    [InlineData(FsRegistryState.ServerError, FsOutcome.Inconclusive, Again)]
    [InlineData(FsRegistryState.Unreadable, FsOutcome.Inconclusive, Again)]
    public void Whatever_does_not_let_an_image_be_pulled_never_passes(FsRegistryState state, FsOutcome outcome, string command)
    {
        FsRegistryStatus status = Decide(state);

        Assert.Equal((state, outcome, command), (status.State, status.Outcome, status.NextCommand));
        Assert.Equal(outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full, status.Scope);
        Assert.NotEmpty(status.Summary);
        Assert.NotEmpty(status.Remedy!);
    }

    [Fact]
    public void An_image_that_can_be_pulled_passes()
    {
        FsRegistryStatus status = Decide(FsRegistryState.CanPull);

        Assert.Equal((FsOutcome.Passed, FsScope.Full, null, null, null), (status.Outcome, status.Scope, status.Remedy, status.NextCommand, status.Cause));
        Assert.Equal(PrerequisitesTexts.RegistryCanPull.With(Image, "olga"), status.Summary);
    }

    [Theory]
    [InlineData(FsCredentialSource.None, "olga", null)]
    [InlineData(FsCredentialSource.CredentialHelper, "olga", "olga")]
    [InlineData(FsCredentialSource.CredentialHelper, null, "")]
    public void Who_pulls_is_told(FsCredentialSource source, string? user, string? who)
    {
        FsRegistryStatus status = new() { Subject = Image, Registry = "ghcr.io", CredentialSource = source, UserName = user };

        RegistryVerdict.Decide(status, FsRegistryState.CanPull, TimeSpan.Zero, "config.json");

        string told = who is null ? PrerequisitesTexts.RegistryNobody : who.Length == 0 ? PrerequisitesTexts.RegistryIdentityToken : who;
        Assert.Equal(PrerequisitesTexts.RegistryCanPull.With(Image, told), status.Summary);
    }

    [Fact]
    public void A_tag_that_is_not_there_is_told_apart_from_an_image_without_any()
    {
        FsRegistryStatus without = new() { Subject = Image, Registry = "ghcr.io" };
        RegistryVerdict.Decide(without, FsRegistryState.TagNotFound, TimeSpan.Zero, "config.json");

        Assert.Equal(PrerequisitesTexts.RegistryNoTag.With(Image), without.Summary);
        Assert.Equal(PrerequisitesTexts.RegistryTagNotFound.With(Image, "v1"), Decide(FsRegistryState.TagNotFound).Summary);
    }

    [Fact]
    public void A_digest_that_is_not_there_is_called_a_digest()
    {
        FsRegistryStatus status = new() { Subject = "ghcr.io/acme/shop@sha256:abc", Registry = "ghcr.io" };
        RegistryVerdict.Decide(status, FsRegistryState.TagNotFound, TimeSpan.Zero, "config.json");

        Assert.Equal("ghcr.io/acme/shop has nothing with the digest sha256:abc.", status.Summary);
    }

    [Theory]
    [InlineData("it said no", "it said no")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_the_registry_said_is_told(string? detail, string? told)
    {
        FsRegistryStatus status = new() { Subject = Image, Registry = "ghcr.io", Detail = detail };

        RegistryVerdict.Decide(status, FsRegistryState.Refused, TimeSpan.Zero, "config.json");

        Assert.Equal(PrerequisitesTexts.RegistryRefused.With("ghcr.io", told ?? PrerequisitesTexts.RegistrySaidNothing), status.Summary);
    }

    [Fact]
    public void The_limit_the_answer_and_the_file_are_told()
    {
        Assert.Equal(PrerequisitesTexts.RegistryTimedOut.With("ghcr.io", 15.0), Decide(FsRegistryState.TimedOut).Summary);
        Assert.Equal(PrerequisitesTexts.RegistryServerError.With("ghcr.io", 503), Decide(FsRegistryState.ServerError).Summary);
        Assert.Equal(PrerequisitesTexts.RegistryCredentialsUnreadableRemedy.With("config.json"), Decide(FsRegistryState.CredentialsUnreadable).Remedy);
    }

    private static FsRegistryStatus Decide(FsRegistryState state)
    {
        FsRegistryStatus status = new()
        {
            Subject = Image,
            Registry = "ghcr.io",
            Tag = "v1",
            UserName = "olga",
            CredentialSource = FsCredentialSource.DockerConfiguration,
            HttpStatus = 503,
            Detail = "no",
        };
        RegistryVerdict.Decide(status, state, TimeSpan.FromSeconds(15), "config.json");
        return status;
    }
}
