using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Git;

/// <summary>What is read without git is what git would say; what is not plain is left to git.</summary>
public sealed class GitConfigGlanceTests
{
    [Theory]
    [InlineData("[remote \"origin\"]\n\turl = https://github.com/acme/shop.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n")]
    [InlineData("[core]\r\n\tbare = false\r\n[remote \"origin\"]\r\n\tfetch = x\r\n\turl=https://github.com/acme/shop.git\r\n[branch \"main\"]\r\n\turl = other\r\n")]
    [InlineData("[remote \"fork\"]\n\turl = https://github.com/me/shop.git\n[remote \"origin\"]\n\turl = https://github.com/acme/shop.git\n")]
    public void A_plain_configuration_is_read_as_git_reads_it(string text)
    {
        using TestRepository repository = TestRepository.Create();
        File.WriteAllText(repository.At(".git/config"), text);

        Assert.Equal("https://github.com/acme/shop.git", GitConfigGlance.OriginUrl(repository.Paths));
        Assert.Equal("https://github.com/acme/shop.git", TestRepository.Run(repository.Path, "config", "--get", "remote.origin.url").Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[remote \"fork\"]\n\turl = https://github.com/me/shop.git\n")]
    [InlineData("[remote \"origin\"]\n\tfetch = x\n")]
    [InlineData("[remote \"origin\"]\n\turl = a\n\turl = b\n")]
    [InlineData("[remote \"origin\"]\n\turl = a\n[remote \"origin\"]\n\turl = b\n")]
    [InlineData("[remote \"origin\"]\n\turl = a # first\n")]
    [InlineData("[remote \"origin\"]\n\turl = \"a b\"\n")]
    [InlineData("[remote \"origin\"]\n\turl = a\\\n b\n")]
    [InlineData("[remote \"origin\"] url = a\n")]
    [InlineData("[remote \"origin\"]\n\tURL = a\n")]
    [InlineData("[include]\n\tpath = other\n[remote \"origin\"]\n\turl = a\n")]
    [InlineData("[includeIf \"gitdir:x\"]\n\tpath = other\n[remote \"origin\"]\n\turl = a\n")]
    [InlineData("[extensions]\n\tworktreeConfig = true\n[remote \"origin\"]\n\turl = a\n")]
    public void Everything_else_is_left_to_git(string text) => Assert.Null(GitConfigGlance.OriginUrl(text));

    [Fact]
    public void Without_a_file_git_is_asked()
    {
        using TempFolder folder = new();

        Assert.Null(GitConfigGlance.OriginUrl(new GitRepository(folder.Path, folder.Path)));
    }
}
