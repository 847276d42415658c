using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>Results that were handed over, the worst first. They are told as they are; only what is recorded decides a box.</summary>
internal sealed class ResultSection : IHtmlSection
{
    private const int MostRows = 200;

    public string Id => "results";

    public string Title => ReportTexts.Results;

    public bool Has(ReportContent content) => content.Results.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        Facts.BeginTable(html, ReportTexts.ResultsTold.With(content.Results.Length), ReportTexts.Outcome, ReportTexts.Subject, ReportTexts.Says, ReportTexts.Recorded);
        foreach (FsResult result in content.Results.OrderBy(static r => r.Outcome).Take(MostRows))
        {
            Facts.Badge(html.Open("tr").Open("td"), Words.Of(result.Outcome), Facts.Tone(result.Outcome)).Close();
            html.Element("th", result.Subject, ("scope", "row")).Open("td").Text(result.Summary);
            foreach (Uri link in result.Links.Where(static l => l is not null))
            {
                html.Text(" ").Link(link.OriginalString, link.OriginalString);
            }

            html.Close().Element("td", result.EvidenceId is { } id ? Words.Short(id) : ReportTexts.NotRecorded).Close();
        }

        Facts.EndTable(html);
        if (content.Results.Length > MostRows)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(content.Results.Length - MostRows), ("class", "note"));
        }
    }
}
