using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class ProjectLoaderTests
{
    private const string File = ProjectConfiguration.FileName;

    [Fact]
    public async Task The_nearest_configuration_makes_the_root_and_git_may_lie_above_it()
    {
        using TestRepository repository = TestRepository.Create("моно репо");
        repository.Write(File, "name: outer\n");
        repository.Write("services/магазин/" + File, "name: inner\n");
        string deep = repository.Folder("services/магазин/backend/app");

        Project project = await Real.LoadAsync(deep);

        Assert.Equal("inner", project.Configuration.Name);
        Assert.Equal(repository.At("services/магазин"), project.Root);
        Assert.Equal("services/магазин", project.Key);
        Assert.Equal(repository.Paths, project.Git.Repository);
        Assert.Equal("services/магазин/docs", project.GitPath("docs"));
    }

    [Fact]
    public async Task Without_a_configuration_the_git_root_is_the_root()
    {
        using TestRepository repository = TestRepository.Create();
        string deep = repository.Folder("backend/app");

        Project project = await Real.LoadAsync(deep);

        Assert.Equal((repository.Path, string.Empty), (project.Root, project.Key));
        Assert.Empty(project.Configuration.Environments);
    }

    [Fact]
    public async Task A_configuration_above_the_git_root_is_somebody_elses()
    {
        TestRepository.RequireGit();
        using TempFolder folder = new();
        folder.Write(File, "name: outer\n");
        TestRepository.Configure(folder.Folder("repo"));

        Project project = await Real.LoadAsync(folder.At("repo"));

        Assert.Null(project.Configuration.Name);
        Assert.Equal(folder.At("repo"), project.Root);
    }

    [Fact]
    public async Task Without_git_the_configuration_still_makes_the_root()
    {
        using TempFolder folder = new();
        folder.Write(File, "name: here\n");
        string deep = folder.Folder("backend/app");

        Project project = await new ProjectLoader(new GitReader(Real.Processes, Real.NoTools), new RecordingHost()).LoadAsync(deep, Cancel.Token);

        Assert.Equal((folder.Path, "here"), (project.Root, project.Configuration.Name));
        Assert.Equal((GitState.NotInstalled, string.Empty), (project.Git.State, project.Key));
    }

    [Fact]
    public async Task Without_git_and_configuration_the_folder_itself_is_the_root()
    {
        using TempFolder folder = new();
        string deep = folder.Folder("backend");

        Assert.Equal(deep, (await Real.LoadAsync(deep)).Root);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_with_a_remedy()
    {
        using TempFolder folder = new();
        string missing = folder.At("нет");

        OpsFailure failure = await Real.FailureAsync(() => Real.LoadAsync(missing));

        Assert.Equal(("FolderNotFound", FailureKind.ObjectNotFound), (failure.ErrorId, failure.Kind));
        Assert.Contains(missing, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_reached_through_a_symbolic_link_is_the_same_project()
    {
        Posix.Require();
        using TestRepository repository = TestRepository.Create();
        using TempFolder elsewhere = new();
        repository.Write("shop/" + File, "name: shop\n");
        repository.Write("shop/backend/a.py", "a");
        repository.Commit();
        Directory.CreateSymbolicLink(elsewhere.At("link"), repository.Path);

        Project project = await Real.LoadAsync(elsewhere.At("link/shop"));
        FsInput? input = await Real.Inputs(project).TakeAsync("backend", Cancel.Token);

        Assert.Equal("shop", project.Key);
        Assert.NotNull(input);
    }

    [Fact]
    public async Task Through_a_symbolic_link_too_a_configuration_above_the_git_root_is_somebody_elses()
    {
        Posix.Require();
        using TestRepository repository = TestRepository.Create();
        using TempFolder elsewhere = new();
        elsewhere.Write(File, "name: outer\n");
        Directory.CreateSymbolicLink(elsewhere.At("link"), repository.Path);

        Assert.Null((await Real.LoadAsync(elsewhere.At("link"))).Configuration.Name);
    }

    [Fact]
    public async Task What_completion_sees_at_a_glance_is_what_the_command_will_see()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("shop/" + File, "name: shop\nenvironments:\n  staging: {}\n");
        string deep = repository.Folder("shop/backend");

        Project glance = ProjectGlance.Look(deep);
        Project project = await Real.LoadAsync(deep);

        Assert.Equal(project.Root, glance.Root);
        Assert.Equal(project.Configuration.Environments.Select(static e => e.Name), glance.Configuration.Environments.Select(static e => e.Name));
        Assert.Equal(repository.Path, ProjectGlance.Look(repository.Folder("docs")).Root);
    }

    [Fact]
    public async Task A_folder_with_the_name_of_the_configuration_is_a_wrong_one_not_none()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Folder(File);

        OpsFailure failure = await Real.FailureAsync(() => Real.LoadAsync(repository.Path));

        Assert.Equal("FileNotReadable", failure.ErrorId);
        Assert.Contains("is a folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_nowhere_with_the_name_of_the_configuration_is_a_wrong_one_not_none()
    {
        Posix.Require();
        using TestRepository repository = TestRepository.Create();
        System.IO.File.CreateSymbolicLink(repository.At(File), repository.At("nowhere"));

        Assert.Equal("FileNotReadable", (await Real.FailureAsync(() => Real.LoadAsync(repository.Path))).ErrorId);
    }

    [Fact]
    public async Task Loaded_leniently_a_wrong_configuration_leaves_the_conventions()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write(File, "environments: 3\n");
        RecordingHost host = new();

        Project project = await new ProjectLoader(Real.Git, host).LoadLenientlyAsync(repository.Path, Cancel.Token);

        Assert.Equal(("ConfigurationInvalid", repository.Path), (project.ConfigurationFailure?.ErrorId, project.Root));
        Assert.Empty(project.Configuration.Environments);
        Assert.Empty(host.Warnings);
    }
}
