using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>
/// Proposes metrics for the service levels that the documents promise. They are comments: the names are those of django-prometheus
/// and node exporter, which may not run, and a metric without a Prometheus is Inconclusive in every look.
/// </summary>
internal static class MetricProposal
{
    private static readonly string[] RuleFolders = ["prometheus", "monitoring"];

    private const int MostOthers = 12;

    private static readonly Regex ErrorCounter = new(@"rate\(\s*(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*_total)\{(?<label>[a-zA-Z_]+)=~""5\.\.""\}\[", RegexOptions.CultureInvariant);

    /// <summary>The lines of the proposal, below an environment of production.</summary>
    /// <param name="project">The project.</param>
    /// <param name="levels">What its documents promise.</param>
    /// <param name="quote">Writes a text of YAML.</param>
    public static IEnumerable<string> Lines(Project project, ServiceLevels levels, Func<string, string> quote)
    {
        if (levels.All.Count == 0)
        {
            yield return "# metrics: [{ name: error-rate, query: \"job:http_errors:ratio5m\", warnAbove: 0.01, failAbove: 0.05 }]";
            yield break;
        }

        yield return "# What the documents promise. " + (levels.NotConnected is { } where
            ? $"Comments, because no Prometheus is connected ({where}): name it under monitoring first, and look whether it has these series."
            : "Comments: name the Prometheus under monitoring first, and look whether it has these series.");
        yield return "# metrics:";
        (string Name, string Label, string File)? counter = Counter(project);
        foreach (IGrouping<ServiceLevelKind, ServiceLevel> same in levels.All.GroupBy(static l => l.Kind))
        {
            ServiceLevel level = same.First();
            string limit = level.Kind == ServiceLevelKind.Availability
                ? $"successWhen: {quote(">= " + Number(level.Limit))}"
                : (level.WarnAbove is { } warn ? $"warnAbove: {Number(warn)}, " : string.Empty) + $"failAbove: {Number(level.Limit)}";
            string others = string.Join(", ", same.Where(s => s.Limit != level.Limit).Select(static s => $"{s.Text} in {s.Where}").Distinct());
            yield return $"#   - {{ name: {NameOf(level.Kind)}, query: {quote(Query(level.Kind, counter))}{Guard(level.Kind, counter, quote)}, {limit} }} # {level.Text}, {level.Where}{(others.Length == 0 ? string.Empty : "; elsewhere " + others)}";
        }

        if (levels.Other.Count > 0)
        {
            yield return "# Promised as well, and no metric is known for it: " + string.Join("; ", levels.Other.Distinct().Take(MostOthers)) + (levels.Other.Distinct().Count() > MostOthers ? "; ..." : string.Empty);
        }
    }

    private static string NameOf(ServiceLevelKind kind) => kind switch
    {
        ServiceLevelKind.ResponseTime => "response-time-p95",
        ServiceLevelKind.QueryTime => "query-time-p95",
        ServiceLevelKind.ErrorRate => "error-rate",
        ServiceLevelKind.Availability => "availability",
        ServiceLevelKind.Cpu => "cpu",
        ServiceLevelKind.Memory => "memory",
        _ => "disk",
    };

    private static string Query(ServiceLevelKind kind, (string Name, string Label, string File)? counter) => kind switch
    {
        ServiceLevelKind.ResponseTime => "histogram_quantile(0.95, sum by (le) (rate(django_http_requests_latency_seconds_by_view_method_bucket[5m])))",
        ServiceLevelKind.QueryTime => "histogram_quantile(0.95, sum by (le) (rate(django_db_query_duration_seconds_bucket[5m])))",
        ServiceLevelKind.ErrorRate when counter is { } own => $"sum(rate({own.Name}{{{own.Label}=~\"5..\"}}[5m])) / sum(rate({own.Name}[5m]))",
        ServiceLevelKind.ErrorRate => "sum(rate(django_http_responses_total_by_status_total{status=~\"5..\"}[5m])) / sum(rate(django_http_responses_total_by_status_total[5m]))",
        ServiceLevelKind.Availability => "avg_over_time(up[30d])",
        ServiceLevelKind.Cpu => "1 - avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))",
        ServiceLevelKind.Memory => "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes",
        _ => "1 - node_filesystem_avail_bytes{fstype!~\"tmpfs|overlay|squashfs\"} / node_filesystem_size_bytes{fstype!~\"tmpfs|overlay|squashfs\"}",
    };

    // Without errors the ratio is empty, which is zero as long as there is traffic.
    private static string Guard(ServiceLevelKind kind, (string Name, string Label, string File)? counter, Func<string, string> quote) => kind != ServiceLevelKind.ErrorRate ? string.Empty
        : $", whenEmpty: zero, guard: {quote($"sum(rate({counter?.Name ?? "django_http_responses_total_by_status_total"}[5m]))")}";

    // The counter of answers that the project's own rules of Prometheus read.
    private static (string Name, string Label, string File)? Counter(Project project)
    {
        foreach (string folder in project.ComposeFiles.Select(static f => Path.GetDirectoryName(f)!).Concat([project.Root]).Distinct().SelectMany(static f => RuleFolders.Select(n => Path.Combine(f, n))).Where(Directory.Exists))
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).OrderBy(static f => f, StringComparer.Ordinal))
            {
                if (ErrorCounter.Match(TextFileReader.ReadIfSmall(file) ?? string.Empty) is { Success: true } match)
                {
                    return (match.Groups["name"].Value, match.Groups["label"].Value, project.Relative(file));
                }
            }
        }

        return null;
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
