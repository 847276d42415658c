using System.Globalization;
using System.Text;

using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Metrics;
using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// The verdict on a range of 10,000 moments: one request to a server on loopback whose answer lies ready, its 250 KB read, every
/// moment judged, the result put together. The clock stands, so that every round asks for the same.
/// </summary>
[MemoryDiagnoser]
public class MetricBenchmarks
{
    private const int Moments = 10_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly MetricService _service = new(new QuietHost(), new MetricClock(static () => Now, Task.Delay), TimeSpan.FromSeconds(30));
    private UnkindWebServer _server = null!;
    private MetricRequest _request = null!;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        StringBuilder values = new();
        long last = Now.ToUnixTimeSeconds() / 30 * 30;
        for (int i = 0; i < Moments; i++)
        {
            string value = (0.001 + (i % 97 / 10_000.0)).ToString(CultureInfo.InvariantCulture);
            values.Append(i == 0 ? string.Empty : ",").Append(CultureInfo.InvariantCulture, $"[{last - ((Moments - 1 - i) * 30)},\"{value}\"]");
        }

        UnkindAnswer answer = Unkind.Json("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"job\":\"api\"},\"values\":[" + values + "]}]}}");
        _server = Serve(answer);
        MetricDefinition metric = new("errors", "job:http_errors:ratio5m", 0.02, 0.05) { Range = TimeSpan.FromSeconds(30 * (Moments - 1)), Step = TimeSpan.FromSeconds(30), MinSamples = Moments };
        _request = new MetricRequest(metric, "production", MonitorAddress.Of("prometheus", _server.Address, new SecretRedactor()));
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void CleanUp() => _server.Dispose();

    private static UnkindWebServer Serve(UnkindAnswer answer) => new(_ => answer);

    /// <summary>Measures.</summary>
    /// <returns>The verdict.</returns>
    [Benchmark]
    public async Task<FsMetric> MeasureAsync()
    {
        FsMetric metric = await _service.MeasureAsync(_request, since: null, CancellationToken.None);
        return metric is { Outcome: FsOutcome.Passed, PassedCount: Moments } ? metric : throw new InvalidOperationException(metric.Summary);
    }
}
