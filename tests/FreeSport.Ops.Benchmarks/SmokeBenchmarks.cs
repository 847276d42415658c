using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;
using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// Two hundred smoke tests, 32 at once, against a server on loopback whose answers take 100 ms: seven rounds, so 700 ms are
/// ideal. The whole service: plan, requests over connections of their own, verdicts, one recorded event.
/// </summary>
[MemoryDiagnoser]
public class SmokeBenchmarks
{
    private const int Tests = 200;

    private ScratchProject _scratch = null!;
    private UnkindWebServer _server = null!;
    private SmokeOptions _options = null!;

    /// <summary>Starts the server.</summary>
    /// <returns>When it answers.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _scratch = await ScratchProject.CreateAsync(events: 0);
        _server = Serve(Unkind.After(TimeSpan.FromMilliseconds(100), Unkind.Json("{\"status\":\"ok\"}")));
        _options = new SmokeOptions
        {
            Checks = [.. Enumerable.Range(0, Tests).Select(n => new SmokeCheckDefinition("check " + n, FsSmokeKind.Http, $"{_server.Address}/{n}")
            {
                Expect = new SmokeExpectationDefinition { Json = new Dictionary<string, string> { ["$.status"] = "ok" } },
            })],
        };
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _server.Dispose();
        _scratch.Dispose();
    }

    private static UnkindWebServer Serve(UnkindAnswer answer) => new(_ => answer);

    /// <summary>Runs the tests.</summary>
    /// <returns>Their verdicts.</returns>
    [Benchmark]
    public async Task<IReadOnlyList<FsSmokeTest>> RunAsync()
    {
        IReadOnlyList<FsSmokeTest> tests = await new SmokeService(_scratch.Session, _scratch.Project).RunAsync(_options, CancellationToken.None);
        return tests.All(static t => t.Outcome == FsOutcome.Passed) ? tests : throw new InvalidOperationException("A test did not pass.");
    }
}
