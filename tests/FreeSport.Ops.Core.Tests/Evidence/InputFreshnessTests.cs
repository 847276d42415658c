using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Evidence;

public sealed class InputFreshnessTests
{
    [Fact]
    public async Task An_input_is_named_as_seen_from_the_project_and_found_changed_there()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("магазин/freesport.ops.yml", "name: x\n");
        repository.Write("магазин/backend/a.py", "a");
        repository.Write("backend/a.py", "somebody else's");
        repository.Commit();
        Project project = await Real.LoadAsync(repository.At("магазин"));
        FsInput input = (await Real.Inputs(project).TakeAsync("backend", Cancel.Token))!;

        repository.Write("backend/a.py", "changed");
        Assert.Equal(("backend", null), (input.Name, await ChangedAsync(project, input)));
        repository.Write("магазин/backend/a.py", "changed");
        Assert.Equal("backend", await ChangedAsync(project, input));
    }

    [Fact]
    public async Task The_whole_project_is_called_by_a_dot()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("a.txt", "a");
        Project project = await Real.LoadAsync(repository.Path);
        FsInput input = (await Real.Inputs(project).TakeAsync(string.Empty, Cancel.Token))!;

        repository.Write("a.txt", "b");

        Assert.Equal(".", await ChangedAsync(project, input));
    }

    [Theory]
    [InlineData(FsInputKind.Tool, null)]
    [InlineData(FsInputKind.Unknown, "x")]
    [InlineData(FsInputKind.GitContent, "x")]
    public async Task What_cannot_be_compared_counts_as_changed_and_tools_are_not_compared(FsInputKind kind, string? expected)
    {
        using TestRepository repository = TestRepository.Create();
        Project project = await Real.LoadAsync(repository.Path);

        Assert.Equal(expected, await ChangedAsync(project, new FsInput { Name = "x", Kind = kind, Fingerprint = "abc" }));
    }

    [Fact]
    public async Task What_git_cannot_read_any_more_counts_as_changed()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("a.txt", "a");
        Project project = await Real.LoadAsync(repository.Path);
        FsInput input = (await Real.Inputs(project).TakeAsync("a.txt", Cancel.Token))!;
        repository.Write(".git/index", "not an index");

        Assert.Equal("a.txt", await ChangedAsync(project, input));
    }

    [Fact]
    public async Task Without_a_repository_there_is_no_input()
    {
        using TempFolder folder = new();
        folder.Write("a.txt", "a");
        Project project = await Real.LoadAsync(folder.Path);

        Assert.Null(await Real.Inputs(project).TakeAsync("a.txt", Cancel.Token));
        Assert.Equal("a.txt", await ChangedAsync(project, new FsInput { Name = "a.txt", Kind = FsInputKind.GitContent, Fingerprint = "abc" }));
    }

    private static Task<string?> ChangedAsync(Project project, params FsInput[] inputs) =>
        Real.Freshness(project).FirstChangedAsync(new FsEvidenceSubject { Inputs = inputs }, isForRelease: false, Cancel.Token);
}
