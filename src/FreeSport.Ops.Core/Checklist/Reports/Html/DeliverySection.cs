using System.Globalization;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>How often, how fast and how well changes reached the environment. What nobody can tell is a dash, never 0 %.</summary>
internal sealed class DeliverySection : IHtmlSection
{
    private const int MostRows = 60;
    private const double Width = 760;
    private const double Height = 170;
    private const double Left = 40;
    private const double Top = 16;
    private const double Bottom = 130;

    public string Id => "delivery";

    public string Title => ReportTexts.Delivery;

    public bool Has(ReportContent content) => content.Deliveries.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        FsDelivery[] shown = [.. content.Deliveries.Skip(Math.Max(0, content.Deliveries.Length - MostRows))];
        FsDelivery[] periods = [.. shown.Where(static d => d.Period != FsDeliveryPeriod.Whole)];
        if (periods.Length > 1)
        {
            Draw(html, content, periods);
        }

        Facts.BeginTable(html, ReportTexts.DeliveryTold, ReportTexts.PeriodName, ReportTexts.Deployments, ReportTexts.PerWeek, ReportTexts.LeadTime, ReportTexts.FailureRate, ReportTexts.RecoveryTime, ReportTexts.ReworkRate);
        foreach (FsDelivery delivery in shown)
        {
            html.Open("tr").Element("th", Words.Period(delivery), ("scope", "row"));
            foreach (string value in new[]
            {
                delivery.DeploymentCount.ToString(CultureInfo.InvariantCulture), Words.Value(delivery.DeploymentsPerWeek), Words.Span(delivery.LeadTimeMedian),
                Words.Share(delivery.ChangeFailureRate), Words.Span(delivery.RecoveryTimeMedian), Words.Share(delivery.ReworkRate),
            })
            {
                html.Element("td", value, ("class", "number"));
            }

            html.Close();
        }

        Facts.EndTable(html);
        foreach (string definition in shown.SelectMany(static d => new[] { d.FailureDefinition, d.ReworkDefinition }).Where(static d => d.Length > 0).Distinct(StringComparer.Ordinal).Take(4))
        {
            html.Element("p", definition, ("class", "note"));
        }

        if (content.Deliveries.Length > MostRows)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(content.Deliveries.Length - MostRows), ("class", "note"));
        }
    }

    private static void Draw(HtmlWriter html, ReportContent content, FsDelivery[] periods)
    {
        int most = Math.Max(1, periods.Max(static d => Math.Max(d.DeploymentCount, d.DeliveredCount + d.FailedCount)));
        double step = (Width - Left - 10) / periods.Length;
        double bar = Math.Max(2, Math.Min(40, step - 4));
        html.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", ReportTexts.DeliveryName.With(content.Environment)));
        html.Open("svg", ("viewBox", "0 0 " + HtmlWriter.Number(Width) + " " + HtmlWriter.Number(Height)), ("role", "img"), ("aria-labelledby", "delivery-name delivery-text"), ("class", "chart"));
        html.Element("title", ReportTexts.DeliveryName.With(content.Environment), ("id", "delivery-name"));
        html.Element("desc", ReportTexts.DeliveryText.With(periods.Sum(static d => d.DeliveredCount), periods.Sum(static d => d.FailedCount), Words.Period(periods[0]), Words.Period(periods[periods.Length - 1])), ("id", "delivery-text"));
        html.Empty("line", ("x1", HtmlWriter.Number(Left)), ("y1", HtmlWriter.Number(Bottom)), ("x2", HtmlWriter.Number(Width - 10)), ("y2", HtmlWriter.Number(Bottom)), ("class", "axis"));
        html.Element("text", most.ToString(CultureInfo.InvariantCulture), ("x", HtmlWriter.Number(Left - 6)), ("y", HtmlWriter.Number(Top + 4)), ("class", "end"));
        html.Element("text", "0", ("x", HtmlWriter.Number(Left - 6)), ("y", HtmlWriter.Number(Bottom + 4)), ("class", "end"));
        int every = Math.Max(1, (int)Math.Ceiling(periods.Length / 8.0));
        for (int i = 0; i < periods.Length; i++)
        {
            double x = Left + (step * i);
            double y = Bottom;
            foreach ((int count, string tone) in new[] { (periods[i].DeliveredCount, "good"), (periods[i].FailedCount, "bad") })
            {
                if (count > 0)
                {
                    double height = (Bottom - Top) * count / most;
                    y -= height;
                    html.Empty("rect", ("x", HtmlWriter.Number(x + ((step - bar) / 2))), ("y", HtmlWriter.Number(y)), ("width", HtmlWriter.Number(bar)), ("height", HtmlWriter.Number(height)), ("class", "fill-" + tone));
                }
            }

            if (i % every == 0)
            {
                html.Element("text", Words.Period(periods[i]), ("x", HtmlWriter.Number(x)), ("y", HtmlWriter.Number(Bottom + 17)));
            }
        }

        html.Close().Close();
        html.Open("ul", ("class", "legend"));
        html.Open("li").Open("span", ("class", "swatch swatch-bad"), ("aria-hidden", "true")).Close().Text(" " + ReportTexts.LegendFailedDeployments).Close();
        html.Open("li").Open("span", ("class", "swatch swatch-good"), ("aria-hidden", "true")).Close().Text(" " + ReportTexts.LegendDelivered).Close().Close();
    }
}
