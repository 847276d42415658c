using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>
/// The service levels that the project's documents promise: pages whose name has sla, monitoring or performance in it, without
/// stories and archives. Three forms are read: a table with a column SLA and the metric in its first; a list entry
/// <c>metric (SLA: limit)</c> or <c>anything (metric limit, metric limit)</c>; a table whose first heading is a metric and whose
/// rows say <c>up to</c> and <c>above</c>. A limit is a sign, a number, and a unit that fits the metric. What is in no such form,
/// or of a metric that is not known, is not guessed.
/// </summary>
internal sealed class ServiceLevels
{
    private static readonly Regex Page = new("sla|monitoring|performance", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Limit = new(@"^(?<sign><=|>=|<|>|≤|≥)?\s*(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|ms|мс|seconds?|sec|s|сек\.?|секунд[аы]?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Promised = new(@"^\s*[-*]\s+(?<name>[^(:<>|]+?)\s*\(SLA:\s*(?<limit>[^)]+)\)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Several = new(@"^\s*[-*]\s+[^(:<>|]+\((?<list>[^()]*[<>≤≥][^()]*)\)\s*$", RegexOptions.CultureInvariant);

    private static readonly Regex One = new(@"^\s*(?<name>[^<>≤≥]+?)\s*(?<limit>[<>≤≥].*)$", RegexOptions.CultureInvariant);

    private static readonly Regex Stretch = new(@"\s+(?:over|за)\s+\d+\s+(?:minutes?|минут\w*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Decision = new(@"^(?<side>up to|above|до|больше|выше)\s+(?<limit>\d.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Endpoint = new(@"^`GET (?<path>/[A-Za-z0-9_./-]*)`$", RegexOptions.CultureInvariant);

    private static readonly Regex Unconnected = new(@"prometheus.*(?:не подключ|not (?:yet )?connected)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Dictionary<string, ServiceLevelKind> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["API response time"] = ServiceLevelKind.ResponseTime,
        ["Response time"] = ServiceLevelKind.ResponseTime,
        ["Response time p95"] = ServiceLevelKind.ResponseTime,
        ["Время ответа API"] = ServiceLevelKind.ResponseTime,
        ["Database query time"] = ServiceLevelKind.QueryTime,
        ["Время запроса к БД"] = ServiceLevelKind.QueryTime,
        ["Error rate"] = ServiceLevelKind.ErrorRate,
        ["Доля ошибок"] = ServiceLevelKind.ErrorRate,
        ["System uptime"] = ServiceLevelKind.Availability,
        ["Uptime"] = ServiceLevelKind.Availability,
        ["Availability"] = ServiceLevelKind.Availability,
        ["Доступность"] = ServiceLevelKind.Availability,
        ["CPU"] = ServiceLevelKind.Cpu,
        ["CPU usage"] = ServiceLevelKind.Cpu,
        ["Memory"] = ServiceLevelKind.Memory,
        ["Memory usage"] = ServiceLevelKind.Memory,
        ["Disk"] = ServiceLevelKind.Disk,
        ["Disk usage"] = ServiceLevelKind.Disk,
    };

    private readonly List<ServiceLevel> _found = [];
    private readonly List<(string Path, TimeSpan Limit)> _endpoints = [];
    private readonly List<string> _other = [];

    private ServiceLevels()
    {
    }

    /// <summary>Gets the promises, the strictest of each kind first.</summary>
    public IReadOnlyList<ServiceLevel> All => [.. _found.GroupBy(static l => l.Kind).OrderBy(static g => g.Key).SelectMany(static g => g.Key == ServiceLevelKind.Availability ? g.OrderByDescending(static l => l.Limit) : g.OrderBy(static l => l.Limit))];

    /// <summary>Gets the addresses whose answers are promised within a time.</summary>
    public IReadOnlyList<(string Path, TimeSpan Limit)> Endpoints => _endpoints;

    /// <summary>Gets what else the pages promise in these forms, and no metric is known for.</summary>
    public IReadOnlyList<string> Other => _other;

    /// <summary>Gets the page and line that say that no Prometheus is connected; null where none does.</summary>
    public string? NotConnected { get; private set; }

    /// <summary>Gets no promises.</summary>
    public static ServiceLevels None { get; } = new();

    /// <summary>Reads the pages of a project.</summary>
    /// <param name="project">The project.</param>
    public static ServiceLevels Of(Project project)
    {
        ServiceLevels levels = new();
        IEnumerable<string> pages = !Directory.Exists(project.DocsPath) ? [] : Directory.EnumerateFiles(project.DocsPath, "*.md", SearchOption.AllDirectories)
            .Where(f => Page.IsMatch(Path.GetFileName(f)) && !project.Relative(f).Split('/').Any(static p => p is "stories" or "archive"))
            .OrderBy(static f => f, StringComparer.Ordinal);
        foreach (string page in pages)
        {
            levels.Read(project.Relative(page), (TextFileReader.ReadIfSmall(page) ?? string.Empty).Split('\n'));
        }

        return levels;
    }

    private void Read(string page, string[] lines)
    {
        string[] heading = [];
        double? upTo = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            string where = FormattableString.Invariant($"{page}:{i + 1}");
            if (NotConnected is null && Unconnected.IsMatch(line))
            {
                NotConnected = where;
            }

            if (!line.TrimStart().StartsWith("|", StringComparison.Ordinal))
            {
                (heading, upTo) = ([], null);
                Entry(line, where);
                continue;
            }

            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(static c => c.Trim())];
            if (heading.Length == 0)
            {
                heading = cells;
            }
            else if (!cells.All(static c => c.Trim('-', ':', ' ').Length == 0))
            {
                Row(heading, cells, where, ref upTo);
            }
        }
    }

    private void Entry(string line, string where)
    {
        if (Promised.Match(line) is { Success: true } promised)
        {
            Take(promised.Groups["name"].Value, promised.Groups["limit"].Value, where);
        }
        else if (Several.Match(line) is { Success: true } several)
        {
            foreach (Match one in several.Groups["list"].Value.Split(',').Select(static s => One.Match(s)).Where(static m => m.Success))
            {
                Take(one.Groups["name"].Value, one.Groups["limit"].Value, where);
            }
        }
    }

    private void Row(string[] heading, string[] cells, string where, ref double? upTo)
    {
        int column = Array.FindIndex(heading, static h => h.Equals("SLA", StringComparison.OrdinalIgnoreCase));
        if (column > 0 && column < cells.Length)
        {
            Take(cells[0], cells[column], where);
        }
        else if (Names.TryGetValue(Stretch.Replace(heading[0], string.Empty), out ServiceLevelKind kind) && Decision.Match(cells[0]) is { Success: true } decision && Number(kind, "<" + decision.Groups["limit"].Value) is { } number)
        {
            if (decision.Groups["side"].Value.ToUpperInvariant() is "UP TO" or "ДО")
            {
                upTo = number;
            }
            else
            {
                _found.Add(new ServiceLevel(kind, number, upTo, cells[0], where));
            }
        }
    }

    private void Take(string name, string limit, string where)
    {
        string plain = name.Trim().Trim('*');
        if (Endpoint.Match(plain) is { Success: true } endpoint && Number(ServiceLevelKind.ResponseTime, limit) is { } seconds)
        {
            _endpoints.Add((endpoint.Groups["path"].Value, TimeSpan.FromSeconds(seconds)));
        }
        else if (Names.TryGetValue(plain, out ServiceLevelKind kind) && Number(kind, limit) is { } number)
        {
            _found.Add(new ServiceLevel(kind, number, null, limit.Trim(), where));
        }
        else
        {
            _other.Add(plain + " " + limit.Trim());
        }
    }

    // Seconds of a time, a part of one of a percentage; null where sign or unit does not fit.
    private static double? Number(ServiceLevelKind kind, string text)
    {
        Match match = Limit.Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        string unit = match.Groups["unit"].Value.ToUpperInvariant();
        bool isLeast = match.Groups["sign"].Value is ">" or ">=" or "≥";
        bool isMost = match.Groups["sign"].Value is "<" or "<=" or "≤";
        decimal number = decimal.Parse(match.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        return kind switch
        {
            ServiceLevelKind.ResponseTime or ServiceLevelKind.QueryTime => isMost && unit != "%" ? (double)(unit is "MS" or "МС" ? number / 1000 : number) : null,
            ServiceLevelKind.Availability => !isMost && unit == "%" && number <= 100 ? (double)(number / 100) : null,
            _ => isMost && unit == "%" && number <= 100 && !isLeast ? (double)(number / 100) : null,
        };
    }
}
