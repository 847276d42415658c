using System.Reflection;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Results;

public sealed class CausesTests
{
    private static readonly string[] Keys = [.. typeof(Causes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Every_key_has_a_text_of_its_own_in_both_languages(string culture)
    {
        using CultureScope scope = new(culture);

        string[] titles = [.. Keys.Select(static key => Causes.Title(Causes.Of(key, "ghcr.io")))];

        Assert.All(Keys.Zip(titles), static pair => Assert.DoesNotContain(pair.First + "/", pair.Second, StringComparison.Ordinal));
        Assert.Equal(titles.Length, titles.Distinct().Count());
        Assert.Equal(Keys.Length, Keys.Distinct().Count());
        Assert.All(Keys, static key => Assert.Matches("^[a-z.]+$", key));
    }

    [Fact]
    public void A_key_of_something_in_particular_names_it_and_a_strange_key_stands_for_itself()
    {
        Assert.Equal("there is no valid login to ghcr.io:443/x", Causes.Title(Causes.Of(Causes.RegistryLogin, "ghcr.io:443/x")));
        Assert.Equal("the repository has no git remote", Causes.Title(Causes.GitRemote));
        Assert.Equal("of.a.later.version/x", Causes.Title("of.a.later.version/x"));
    }

    [Theory]
    [InlineData("GitHubTokenMissing", Causes.GitHubToken)]
    [InlineData("GitHubForbidden", Causes.GitHubRight)]
    [InlineData("GitHubTimedOut", Causes.GitHubNetwork)]
    [InlineData("GitHubHostNotFound", Causes.GitHubNetwork)]
    [InlineData("GitHubUnavailable", Causes.GitHubOutage)]
    [InlineData("ActJobNotFound", null)]
    public void A_failure_waits_for_what_its_id_says(string errorId, string? cause) =>
        Assert.Equal(cause, Causes.Of(new OpsFailure(errorId, FailureKind.NotSpecified, "x", "y")));

    [Fact]
    public void Who_knows_better_than_the_id_says_so()
    {
        OpsFailure failure = new("GitHubForbidden", FailureKind.PermissionDenied, "x", "y") { WaitsFor = Causes.GitHubSingleSignOn };

        Assert.Equal("github.sso", Causes.Of(failure));
        Assert.Null(Causes.Of((OpsFailure?)null));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void The_help_names_every_key(string culture)
    {
        string topic = File.ReadAllText(Path.Combine(Sources.Root, "docs", culture, "about_FreeSport.Ops_Errors.md"));

        Assert.All(Keys, key => Assert.Matches($@"(?m)^        {System.Text.RegularExpressions.Regex.Escape(key)}(/\S+)?( |$)", topic));
    }
}
