using System.Text.Json;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Reads the answer to a query.</summary>
internal static class QueryReader
{
    // Versions 2.48 to 2.53 send remarks on the query among the warnings.
    private const string InfoPrefix = "PromQL info:";

    /// <summary>Reads an answer whose status is success.</summary>
    /// <param name="root">The envelope.</param>
    /// <exception cref="FormatException">It is not in the form of the API.</exception>
    public static PrometheusResult Read(JsonElement root)
    {
        JsonElement data = MonitorJson.ObjectOf(root, "data");
        (PrometheusResultType type, IReadOnlyList<PrometheusSeries> series) = MonitorJson.Needed(data, "resultType") switch
        {
            "vector" => (PrometheusResultType.Vector, SeriesOf(data)),
            "matrix" => (PrometheusResultType.Matrix, SeriesOf(data)),
            "scalar" => (PrometheusResultType.Scalar, (IReadOnlyList<PrometheusSeries>)[new PrometheusSeries(new Dictionary<string, string>(), [Sample(data.GetProperty("result"))])]),
            "string" => (PrometheusResultType.Text, []),
            var other => throw new FormatException($"nobody knows the result type '{other.FirstLine(40)}'"),
        };
        IReadOnlyList<string> told = MonitorJson.ListOf(root, "warnings");
        return new PrometheusResult(
            type,
            series,
            [.. told.Where(static w => !w.StartsWith(InfoPrefix, StringComparison.Ordinal))],
            [.. told.Where(static w => w.StartsWith(InfoPrefix, StringComparison.Ordinal)), .. MonitorJson.ListOf(root, "infos")]);
    }

    private static IReadOnlyList<PrometheusSeries> SeriesOf(JsonElement data) => [.. MonitorJson.ArrayOf(data, "result").Select(ReadSeries)];

    private static PrometheusSeries ReadSeries(JsonElement one)
    {
        MonitorJson.ObjectOf(one, "metric");
        List<PrometheusSample> samples = [];
        if (one.TryGetProperty("value", out JsonElement value))
        {
            samples.Add(Sample(value));
        }
        else if (one.TryGetProperty("values", out JsonElement values))
        {
            samples.Capacity = values.GetArrayLength();
            samples.AddRange(values.EnumerateArray().Select(Sample));
        }

        bool histograms = one.TryGetProperty("histogram", out _) || (one.TryGetProperty("histograms", out JsonElement all) && all.GetArrayLength() > 0);
        return new PrometheusSeries(MonitorJson.TextsOf(one, "metric"), samples, histograms);
    }

    private static PrometheusSample Sample(JsonElement pair) => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
        ? new PrometheusSample(pair[0].GetDouble(), MonitorJson.Number(pair[1].ValueKind == JsonValueKind.String ? pair[1].GetString() : null))
        : throw new FormatException("a sample is no pair of time and value");
}
