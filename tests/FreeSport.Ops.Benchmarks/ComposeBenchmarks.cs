using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

namespace FreeSport.Ops.Benchmarks;

/// <summary>Checking compose files: the sample's, those of a project that <c>FSOPS_PLATFORM</c> names, and generated services.</summary>
[MemoryDiagnoser]
public class ComposeBenchmarks
{
    private ScratchProject? _scratch;
    private string _big = string.Empty;

    /// <summary>Gets or sets how many services are generated.</summary>
    [Params(1_000, 10_000)]
    public int Services { get; set; }

    /// <summary>Makes the repository and the generated file.</summary>
    /// <returns>A task that ends when they are there.</returns>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _scratch = await ScratchProject.CreateAsync(0);
        _big = Path.Combine(_scratch.Project.Root, "big.yaml");
        File.WriteAllText(_big, "services:\n" + string.Concat(Enumerable.Range(0, Services).Select(i =>
            $"  s{i}:\n    image: ghcr.io/freesport-example/app:1.{i}\n    environment:\n      - A=${{A:-x}}\n      - B={i}\n    ports: [\"{(i % 60_000) + 1}:80\"]\n    volumes: [\"data:/data\"]\n    depends_on: [s{Math.Max(0, i - 1)}{(i == 0 ? "x" : string.Empty)}]\n    restart: always\n    healthcheck: {{test: [CMD, \"true\"], interval: 30s}}\n")) + "  s0x: {image: \"a:1\", restart: always, healthcheck: {test: x}}\nvolumes: {data: }\n");
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _scratch!.Dispose();

    /// <summary>The project's own sets.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int Project()
    {
        Project project = Environment.GetEnvironmentVariable("FSOPS_PLATFORM") is { Length: > 0 } platform ? _scratch!.Project with { Root = platform, Configuration = new ProjectConfiguration() } : _scratch!.Project;
        return ComposeSets.Find(project).Sum(s => ComposeChecker.Check(s, project.Root).Project.Findings.Count);
    }

    /// <summary>One file of generated services.</summary>
    /// <returns>The number of services.</returns>
    [Benchmark]
    public int Generated() => ComposeChecker.Check(new ComposeSet([_big]) { IsProduction = true }, Path.GetDirectoryName(_big)!).Project.Services.Count;
}
