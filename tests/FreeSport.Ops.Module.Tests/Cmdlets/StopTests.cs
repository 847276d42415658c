using System.Diagnostics;
using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Whatever stops the pipeline takes the child processes with it.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ctrl_C_kills_the_whole_tree_and_the_next_command_works()
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg || OperatingSystem.IsWindows(), "CliWrap's netstandard2.0 build kills a whole tree on Windows only.");
        using SampleRepository repository = SampleRepository.Create();
        string pids = PlaceHangingVenv(repository);
        using Engine engine = new(repository.Folder);
        using PowerShell shell = engine.Create("Invoke-FsTest unit");
        IAsyncResult running = shell.BeginInvoke();
        int[] started = await WaitForPidsAsync(pids);

        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        await WaitUntilGoneAsync(started);
        Assert.Equal(4, engine.Run("Get-FsWorkflow").Output.Length);
    }

    [Fact]
    public async Task A_downstream_that_stops_takes_the_work_with_it()
    {
        using SampleRepository repository = SampleRepository.Create();
        string pids = PlaceHangingVenv(repository);
        using Engine engine = new(repository.Folder);

        // The runbook's first result stops the pipeline; its test step must never be left running behind it.
        EngineResult result = engine.Run("Invoke-FsRunbook | ForEach-Object { throw 'enough' }");

        Assert.Contains("enough", result.Terminated!.Exception.Message, StringComparison.Ordinal);
        int[] started = File.Exists(pids) ? await WaitForPidsAsync(pids) : [];
        await WaitUntilGoneAsync(started);
    }

    [Fact]
    public void A_run_that_takes_too_long_is_stopped_and_inconclusive()
    {
        using SampleRepository repository = SampleRepository.Create();
        PlaceHangingVenv(repository);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Invoke-FsTest unit -TimeoutSeconds 1; Test-FsPython -TimeoutSeconds 1");

        Assert.Equal("TimedOut", result.Text(0, "State"));
        Assert.Equal("Inconclusive", result.Text(0, "Outcome"));
        Assert.Equal("TimedOut", result.Text(1, "State"));
    }

    // A "Python" that starts a child of its own and hangs, as a test that waits for a server does.
    private static string PlaceHangingVenv(SampleRepository repository)
    {
        string venv = Path.Combine(repository.Folder, "backend", "venv");
        string pids = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "pids");
        Scripts.Place(Path.Combine(venv, "bin"), "python", $"sleep 600 &\necho \"$$ $!\" > '{pids}.new'\nmv '{pids}.new' '{pids}'\nwait");
        File.WriteAllText(Path.Combine(venv, "pyvenv.cfg"), string.Empty);
        return pids;
    }

    private static async Task<int[]> WaitForPidsAsync(string path)
    {
        using CancellationTokenSource bound = new(Bound);
        while (!File.Exists(path))
        {
            await Task.Delay(10, bound.Token);
        }

        return [.. (await File.ReadAllTextAsync(path, bound.Token)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }

    private static async Task WaitUntilGoneAsync(int[] pids)
    {
        using CancellationTokenSource bound = new(Bound);
        while (pids.Any(IsRunning))
        {
            await Task.Delay(10, bound.Token);
        }
    }

    // A killed process whose parent does not collect it stays as a zombie; it runs no more.
    private static bool IsRunning(int pid)
    {
        string stat = $"/proc/{pid}/stat";
        try
        {
            return !OperatingSystem.IsLinux() ? Process.GetProcessById(pid) is not null
                : File.Exists(stat) && File.ReadAllText(stat).Split(')')[^1].TrimStart()[0] != 'Z';
        }
        catch (Exception gone) when (gone is IOException or ArgumentException)
        {
            return false;
        }
    }
}
