using System.Globalization;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>Metrics before and after: what was handed over of the same metric is drawn into one chart.</summary>
internal sealed class MetricSection : IHtmlSection
{
    private const int MostMetrics = 30;
    private const int MostRows = 60;

    public string Id => "metrics";

    public string Title => ReportTexts.Metrics;

    public bool Has(ReportContent content) => content.Metrics.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        IGrouping<(string Name, string Query, string Monitor), FsMetric>[] groups = [.. content.Metrics.GroupBy(static m => (m.Name, m.Query, m.Monitor))];
        for (int i = 0; i < Math.Min(groups.Length, MostMetrics); i++)
        {
            FsMetric[] looks = [.. groups[i].OrderBy(static m => m.Points.Length > 0 ? m.Points[0].At : m.StartedAt)];
            Write(html, content, looks, "metric-" + (i + 1).ToString(CultureInfo.InvariantCulture));
        }

        if (groups.Length > MostMetrics)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(groups.Length - MostMetrics), ("class", "note"));
        }
    }

    private static void Write(HtmlWriter html, ReportContent content, FsMetric[] looks, string id)
    {
        FsMetric last = looks[looks.Length - 1];
        Facts.Badge(html.Open("h3").Text(last.Name.Length > 0 ? last.Name : last.Subject).Text(" "), Words.Of(last.State), Tone(last.State)).Close();
        html.Element("p", last.Summary).Open("dl", ("class", "facts"));
        Facts.Of(html, ReportTexts.Query, last.Query);
        Facts.Of(html, ReportTexts.Limits, last.Condition);
        Facts.Of(html, ReportTexts.Value, Words.Value(last.Value));
        Facts.Of(html, ReportTexts.Threshold, last.Threshold is null ? null : Words.Value(last.Threshold));
        Facts.Of(html, ReportTexts.Recorded, last.EvidenceId is { } recorded ? Words.Short(recorded) : ReportTexts.NotRecorded);
        html.Close();
        MetricChart chart = MetricChart.Of(looks, content.Deployments);
        if (chart.PointCount > 0)
        {
            chart.Draw(html, id, last.Name);
        }

        if (chart.GapCount > 0)
        {
            html.Element("p", ReportTexts.Gaps.With(chart.GapCount), ("class", "note"));
        }

        WriteBaseline(html, looks);
        WritePoints(html, looks);
    }

    private static void WriteBaseline(HtmlWriter html, FsMetric[] looks)
    {
        FsMetricBaseline[] baseline = looks.Select(static m => m.Baseline).LastOrDefault(static b => b.Length > 0) ?? [];
        if (baseline.Length == 0)
        {
            return;
        }

        Facts.BeginTable(html, ReportTexts.BeforeAndAfter, ReportTexts.Series, ReportTexts.Before, ReportTexts.After, ReportTexts.Outcome);
        foreach (FsMetricBaseline series in baseline.Take(MostRows))
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("code", series.Series).Close();
            html.Element("td", Mean(series.Before, series.BeforeCount), ("class", "number")).Element("td", Mean(series.After, series.AfterCount), ("class", "number"));
            Facts.Badge(html.Open("td"), Words.Of(series.State), Tone(series.State)).Close().Close();
        }

        Facts.EndTable(html);
        LeftOut(html, baseline.Length);
    }

    private static void WritePoints(HtmlWriter html, FsMetric[] looks)
    {
        FsMetricPoint[] points = [.. looks.SelectMany(static m => m.Points).OrderByDescending(static p => p.At)];
        if (points.Length == 0)
        {
            return;
        }

        html.Open("details").Element("summary", ReportTexts.AsTable);
        Facts.BeginTable(html, ReportTexts.Measurements, ReportTexts.When, ReportTexts.Value, ReportTexts.Outcome, ReportTexts.Series);
        foreach (FsMetricPoint point in points.Take(MostRows))
        {
            html.Open("tr").Open("th", ("scope", "row")).Time(point.At).Close().Element("td", Words.Value(point.Value), ("class", "number"));
            Facts.Badge(html.Open("td"), Words.Of(point.State), Tone(point.State)).Close();
            html.Open("td").Element("code", point.Series).Close().Close();
        }

        Facts.EndTable(html);
        LeftOut(html, points.Length);
        html.Close();
    }

    private static void LeftOut(HtmlWriter html, int count)
    {
        if (count > MostRows)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(count - MostRows), ("class", "note"));
        }
    }

    private static string Mean(double? mean, int count) => Words.Value(mean) + " (" + count.ToString(CultureInfo.InvariantCulture) + ")";

    private static string Tone(FsMetricState state) => state switch
    {
        FsMetricState.Passed => "good",
        FsMetricState.Warning => "warn",
        FsMetricState.Failed => "bad",
        _ => "open",
    };
}
