using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class ProjectPathsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void By_convention_the_backend_is_the_folder_of_that_name_or_the_root()
    {
        Assert.Equal(_folder.Path, With(new()).BackendPath);
        string backend = _folder.Folder("backend");
        Assert.Equal(backend, With(new()).BackendPath);
    }

    [Fact]
    public void Configured_paths_hold_from_the_root()
    {
        Project project = With(new() { Backend = "src/api", Docs = "./документы", Workflows = "ci/workflows/" });

        Assert.Equal(_folder.At(Path.Combine("src", "api")), project.BackendPath);
        Assert.Equal(_folder.At("документы"), project.DocsPath);
        Assert.Equal("ci/workflows/deploy.yml", project.Relative(Path.Combine(project.WorkflowsPath, "deploy.yml")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a/b.txt", "a/b.txt")]
    [InlineData("a/", "a/")]
    public void A_path_in_the_project_is_told_from_its_root_with_forward_slashes(string below, string expected) =>
        Assert.Equal(expected, With(new()).Relative(_folder.At(below.Replace('/', Path.DirectorySeparatorChar))));

    [Fact]
    public void A_path_outside_the_project_stays_whole()
    {
        string neighbour = _folder.Path + "-neighbour";

        Assert.Equal(neighbour, With(new()).Relative(neighbour));
    }

    public void Dispose() => _folder.Dispose();

    private Project With(ProjectConfiguration configuration) => new(_folder.Path, new GitLookup(GitState.NoRepository), configuration);
}
