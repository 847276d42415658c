using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

/// <summary>Where packages come from: said in the configuration, or found by names of files.</summary>
public sealed class DependencyConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new("магазин");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_said_counts_for_packages_and_for_tests_alike()
    {
        _folder.Write("freesport.ops.yml", "dependencies:\n  pip: { requirements: [deps/все.txt], constraints: deps/limits.txt, venv: env }\n  npm: { folder: web }\n");

        Project project = await Real.LoadAsync(_folder.Path);

        Assert.Equal([_folder.At("deps/все.txt")], DependencyFiles.Requirements(project));
        Assert.Equal([_folder.At("deps/limits.txt")], DependencyFiles.Constraints(project));
        Assert.Equal(_folder.At("web"), DependencyFiles.NpmFolder(project));
        Assert.Equal(_folder.At("env"), VirtualEnvironment.FindOrDefault(project, named: null).Folder);
        Assert.Equal(_folder.At("other"), VirtualEnvironment.FindOrDefault(project, _folder.At("other")).Folder);
    }

    [Fact]
    public async Task What_is_found_stands_in_the_proposal_and_reads_back()
    {
        _folder.Write("backend/requirements.txt", "lib\n");
        _folder.Write("backend/requirements-dev.txt", "tool\n");
        _folder.Write("frontend/package.json", "{}");
        Project project = await Real.LoadAsync(_folder.Path);

        string proposal = await new ProjectProposal(project, Real.Git).WriteAsync(Cancel.Token);
        RecordingHost host = new();
        ProjectConfiguration read = ConfigurationReader.Read(proposal, "freesport.ops.yml", host);

        Assert.Equal(["backend/requirements.txt", "backend/requirements-dev.txt"], read.Dependencies.Requirements);
        Assert.Equal("frontend", read.Dependencies.NpmFolder);
        Assert.Empty(host.Warnings);
    }

    [Theory]
    [InlineData("https://bot:hunter2@pypi.example/simple", "https://***@pypi.example/simple")]
    [InlineData("Looking in indexes: https://token@a.example/s, https://b.example/s", "Looking in indexes: https://***@a.example/s, https://b.example/s")]
    [InlineData("git+ssh://git@github.com/acme/lib.git", "git+ssh://***@github.com/acme/lib.git")]
    [InlineData("https://c.example/x.whl?token=abc&v=1", "https://c.example/x.whl?token=***&v=1")]
    [InlineData("anna@example.com, a@b", "anna@example.com, a@b")]
    public void Addresses_lose_their_credentials(string text, string shown) => Assert.Equal(shown, UrlCredentials.Mask(text));
}
