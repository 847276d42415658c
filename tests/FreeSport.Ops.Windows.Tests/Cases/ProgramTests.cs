using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Windows.Tests.Cases;

/// <summary>Which programs are started.</summary>
public sealed class ProgramTests(WindowsRun windows)
{
    private static readonly string AnyProgram = Path.Combine(Environment.SystemDirectory, "whoami.exe");

    [Fact]
    public Task A_program_that_lies_where_one_stands_is_not_taken_though_Windows_would() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create();
        File.Copy(AnyProgram, Path.Combine(repository.Folder, "docker.exe"));
        using Engine engine = new(repository.Folder);

        EngineResult docker = engine.Run("Test-FsDocker");

        Assert.Equal("NotInstalled", docker.Text(0, "State"));
    });

    [Fact]
    public Task A_batch_file_alone_is_named_and_not_started() => windows.RunAsync(static () =>
    {
        using SampleRepository repository = SampleRepository.Create();
        using TempFolder shims = new("обёртки");
        string ran = shims.At("ran");
        string shim = shims.Write("docker.cmd", $"@echo off\r\necho ran > \"{ran}\"\r\n");
        using Engine engine = new(repository.Folder);

        EngineResult docker = engine.Run("$env:PATH = \"$p;$env:PATH\"; Test-FsDocker", ("p", shims.Path));

        Assert.Equal("NotInstalled", docker.Text(0, "State"));
        Assert.Contains(shim, docker.Text(0, "Summary") + docker.Text(0, "Detail") + docker.Text(0, "Remedy"), StringComparison.Ordinal);
        Assert.False(File.Exists(ran));
    });
}
