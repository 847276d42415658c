using System.Globalization;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>Events and deployments over time: drawn, and as a table for who does not look at drawings.</summary>
internal sealed class TimelineSection : IHtmlSection
{
    private const double Width = 760;
    private const double Height = 190;
    private const double Left = 40;
    private const double Top = 34;
    private const double Bottom = 150;

    public string Id => "timeline";

    public string Title => ReportTexts.Timeline;

    public bool Has(ReportContent content) => content.Events.Length + content.Deployments.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        Timeline timeline = Timeline.Of(content);
        if (timeline.Periods.Count > 0)
        {
            Draw(html, timeline, content);
            Legend(html);
            Tell(html, timeline);
        }

        if (timeline.Outside > 0)
        {
            html.Element("p", ReportTexts.OutsideTime.With(timeline.Outside), ("class", "note"));
        }
    }

    private static void Draw(HtmlWriter html, Timeline timeline, ReportContent content)
    {
        int most = Math.Max(1, timeline.Periods.Max(static p => p.Total));
        double step = (Width - Left - 10) / timeline.Periods.Count;
        double bar = Math.Max(2, Math.Min(40, step - 2));
        html.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", ReportTexts.Timeline));
        html.Open("svg", ("viewBox", "0 0 " + HtmlWriter.Number(Width) + " " + HtmlWriter.Number(Height)), ("role", "img"), ("aria-labelledby", "timeline-name timeline-text"), ("class", "chart"));
        html.Element("title", ReportTexts.TimelineName.With(content.Environment), ("id", "timeline-name"));
        html.Element("desc", ReportTexts.TimelineText.With(content.Events.Length, content.Deployments.Length, Words.Time(timeline.Periods[0].From), Words.Time(timeline.Periods[timeline.Periods.Count - 1].From + timeline.Length), Length(timeline.Length)), ("id", "timeline-text"));
        Line(html, Left, Bottom, Width - 10, Bottom, "axis");
        Line(html, Left, Top, Width - 10, Top, "grid");
        html.Element("text", most.ToString(CultureInfo.InvariantCulture), ("x", HtmlWriter.Number(Left - 6)), ("y", HtmlWriter.Number(Top + 4)), ("class", "end"));
        html.Element("text", "0", ("x", HtmlWriter.Number(Left - 6)), ("y", HtmlWriter.Number(Bottom + 4)), ("class", "end"));
        for (int i = 0; i < timeline.Periods.Count; i++)
        {
            Period period = timeline.Periods[i];
            double x = Left + (step * i) + ((step - bar) / 2);
            double y = Bottom;
            foreach ((int count, string tone) in new[] { (period.Passed, "good"), (period.Open, "open"), (period.Warning, "warn"), (period.Failed, "bad") })
            {
                if (count > 0)
                {
                    // A single failure among thousands must still be seen.
                    double height = Math.Max(2, (Bottom - Top) * count / most);
                    y = Math.Max(Top - 6, y - height);
                    html.Empty("rect", ("x", HtmlWriter.Number(x)), ("y", HtmlWriter.Number(y)), ("width", HtmlWriter.Number(bar)), ("height", HtmlWriter.Number(height)), ("class", "fill-" + tone));
                }
            }

            Deployments(html, period, x + (bar / 2));
        }

        Labels(html, timeline, step);
        html.Close().Close();
    }

    private static void Deployments(HtmlWriter html, Period period, double x)
    {
        if (period.Deployments.Count == 0)
        {
            return;
        }

        FsOutcome worst = period.Deployments.Min(static d => d.Outcome);
        Line(html, x, Top - 14, x, Bottom, "moment");
        html.Empty("path", ("d", $"M{HtmlWriter.Number(x)} 8 l8 8 l-8 8 l-8 -8 z"), ("class", "fill-" + Facts.Tone(worst) + " mark"));
        if (period.Deployments.Count > 1)
        {
            html.Element("text", "×" + period.Deployments.Count.ToString(CultureInfo.InvariantCulture), ("x", HtmlWriter.Number(x + 11)), ("y", "20"));
        }
    }

    private static void Labels(HtmlWriter html, Timeline timeline, double step)
    {
        int every = Math.Max(1, (int)Math.Ceiling(timeline.Periods.Count / 6.0));
        bool hasHours = timeline.Length < TimeSpan.FromDays(1);
        for (int i = 0; i < timeline.Periods.Count; i += every)
        {
            DateTime from = timeline.Periods[i].From;
            string x = HtmlWriter.Number(Left + (step * i));
            html.Element("text", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ("x", x), ("y", HtmlWriter.Number(Bottom + 17)));
            if (hasHours)
            {
                html.Element("text", from.ToString("HH:mm'Z'", CultureInfo.InvariantCulture), ("x", x), ("y", HtmlWriter.Number(Bottom + 32)));
            }
        }
    }

    private static void Legend(HtmlWriter html)
    {
        html.Open("ul", ("class", "legend"));
        foreach ((string tone, string word) in new[] { ("bad", ReportTexts.LegendFailed), ("warn", ReportTexts.LegendWarning), ("open", ReportTexts.LegendOpen), ("good", ReportTexts.LegendPassed) })
        {
            html.Open("li").Open("span", ("class", "swatch swatch-" + tone), ("aria-hidden", "true")).Close().Text(" " + word).Close();
        }

        html.Open("li").Element("span", "◆", ("aria-hidden", "true")).Text(" " + ReportTexts.LegendDeployment).Close().Close();
    }

    private static void Tell(HtmlWriter html, Timeline timeline)
    {
        html.Open("details").Element("summary", ReportTexts.AsTable);
        Facts.BeginTable(html, ReportTexts.PeriodsOf.With(Length(timeline.Length)), ReportTexts.Begins, ReportTexts.LegendFailed, ReportTexts.LegendWarning, ReportTexts.LegendOpen, ReportTexts.LegendPassed, ReportTexts.Deployments);
        foreach (Period period in timeline.Periods.Where(static p => p.Total + p.Deployments.Count > 0))
        {
            html.Open("tr").Open("th", ("scope", "row")).Time(period.From).Close();
            foreach (int count in new[] { period.Failed, period.Warning, period.Open, period.Passed, period.Deployments.Count })
            {
                html.Element("td", count.ToString(CultureInfo.InvariantCulture), ("class", "number"));
            }

            html.Close();
        }

        Facts.EndTable(html);
        html.Close();
    }

    private static string Length(TimeSpan length) => length < TimeSpan.FromHours(1) ? ReportTexts.MinutesLong.With((int)length.TotalMinutes)
        : length < TimeSpan.FromDays(1) ? ReportTexts.HoursLong.With((int)length.TotalHours)
        : ReportTexts.DaysLong.With((int)length.TotalDays);

    private static void Line(HtmlWriter html, double x1, double y1, double x2, double y2, string kind) =>
        html.Empty("line", ("x1", HtmlWriter.Number(x1)), ("y1", HtmlWriter.Number(y1)), ("x2", HtmlWriter.Number(x2)), ("y2", HtmlWriter.Number(y2)), ("class", kind));
}
