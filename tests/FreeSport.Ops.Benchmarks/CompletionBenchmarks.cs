using System.Management.Automation;
using System.Management.Automation.Runspaces;

using BenchmarkDotNet.Attributes;

namespace FreeSport.Ops.Benchmarks;

/// <summary>The Tab key, warm, in the sample.</summary>
public class CompletionBenchmarks
{
    private ScratchProject? _scratch;
    private Runspace? _runspace;
    private PowerShell? _shell;

    /// <summary>Gets or sets what stands before the cursor.</summary>
    [Params("Get-FsWorkflow ", "Invoke-FsActDryRun deploy.yml -Job ", "Invoke-FsTest ", "Get-FsChecklist ", "Invoke-FsLint ")]
    public string Line { get; set; } = string.Empty;

    /// <summary>Opens a session in the sample.</summary>
    /// <returns>A task that ends when it is open.</returns>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _scratch = await ScratchProject.CreateAsync(0);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Built.Manifest]);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(_scratch.Folder);
        _shell = PowerShell.Create(_runspace);
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _shell!.Dispose();
        _runspace!.Dispose();
        _scratch!.Dispose();
    }

    /// <summary>One press.</summary>
    /// <returns>The number of proposals.</returns>
    [Benchmark]
    public int Complete()
    {
        _shell!.Commands.Clear();
        CommandCompletion completion = CommandCompletion.CompleteInput(Line, Line.Length, options: null, _shell);
        return completion.CompletionMatches.Count > 0 ? completion.CompletionMatches.Count : throw new InvalidOperationException("Nothing is proposed.");
    }
}
