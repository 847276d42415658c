namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>A series with its values, in the order of time.</summary>
/// <param name="Labels">Its labels, the name of the metric as <c>__name__</c> among them.</param>
/// <param name="Samples">Its values.</param>
/// <param name="HasHistograms">Whether it holds native histograms, which are no numbers and not among the values.</param>
public sealed record PrometheusSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<PrometheusSample> Samples, bool HasHistograms = false)
{
    /// <summary>The series as PromQL writes it, with its labels in order.</summary>
    /// <returns>Such as <c>up{instance="a:1", job="b"}</c>; <c>{}</c> without labels.</returns>
    public override string ToString()
    {
        IEnumerable<string> labels = Labels.Where(static l => l.Key != "__name__").OrderBy(static l => l.Key, StringComparer.Ordinal)
            .Select(static l => $"{l.Key}=\"{l.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"");
        string inside = string.Join(", ", labels);
        return Labels.TryGetValue("__name__", out string? name) && inside.Length == 0 ? name : $"{name}{{{inside}}}";
    }
}
