using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Benchmarks;

/// <summary>Reading workflows: the sample's four, and one of 10,000 jobs.</summary>
[MemoryDiagnoser]
public class WorkflowBenchmarks
{
    private readonly string _big = "on: push\njobs:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(
        static i => $"  j{i}:\n    runs-on: ubuntu-latest\n    env:\n      A: ${{{{ secrets.S{i} }}}}\n    steps:\n      - run: make\n"));

    private ScratchProject? _scratch;

    /// <summary>Makes the repository.</summary>
    /// <returns>A task that ends when it is there.</returns>
    [GlobalSetup]
    public async Task SetupAsync() => _scratch = await ScratchProject.CreateAsync(0);

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _scratch!.Dispose();

    /// <summary>All workflows of the sample.</summary>
    /// <returns>The number of jobs.</returns>
    [Benchmark]
    public async Task<int> SampleAsync()
    {
        int jobs = 0;
        foreach (string file in WorkflowFolder.Files(_scratch!.Project))
        {
            jobs += (await WorkflowFolder.ReadAsync(_scratch.Project, file, CancellationToken.None)).Workflow.Jobs.Length;
        }

        return jobs;
    }

    /// <summary>One workflow of 10,000 jobs.</summary>
    /// <returns>The number of jobs.</returns>
    [Benchmark]
    public int TenThousandJobs() => WorkflowReader.Read(_big, "/big.yml", "big.yml").Workflow.Jobs.Length;
}
