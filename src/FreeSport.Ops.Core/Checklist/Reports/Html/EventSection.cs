using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The newest events of the ledgers; how many there are besides is said.</summary>
internal sealed class EventSection : IHtmlSection
{
    private const int MostRows = 200;
    private const int LongestText = 500;

    public string Id => "events";

    public string Title => ReportTexts.Events;

    public bool Has(ReportContent content) => true;

    public void Write(HtmlWriter html, ReportContent content)
    {
        if (content.Events.Length == 0)
        {
            html.Element("p", ReportTexts.NoEvents);
            return;
        }

        html.Element("p", content.Events.Length > MostRows ? ReportTexts.EventsCut.With(content.Events.Length, MostRows) : ReportTexts.EventsTold.With(content.Events.Length));
        Facts.BeginTable(html, ReportTexts.NewestEvents, ReportTexts.When, ReportTexts.Outcome, ReportTexts.What, ReportTexts.Says, ReportTexts.Assurance, ReportTexts.Person, ReportTexts.Commit);
        foreach (FsEvidence evidence in content.Events.Take(MostRows))
        {
            html.Open("tr").Open("th", ("scope", "row")).Time(evidence.At).Close();
            Facts.Badge(html.Open("td"), evidence.Kind == FsEvidenceKind.Measurement ? Words.Of(evidence.Outcome) : Words.Of(evidence.Kind), evidence.Kind == FsEvidenceKind.Waiver ? "warn" : Facts.Tone(evidence.Outcome)).Close();
            html.Element("td", Words.Cut(Words.About(evidence), LongestText)).Element("td", Words.Cut(Words.Said(evidence), LongestText));
            html.Element("td", Words.Of(evidence.Assurance)).Element("td", evidence.By ?? evidence.Writer).Open("td");
            if (evidence.Commit is { Length: > 0 } commit)
            {
                html.Open("code").Link(SafeLink.Commit(content.RepositoryUrl, commit), Words.Short(commit)).Close().Text(evidence.Dirty ? " " + ReportTexts.Dirty : null);
            }

            html.Close().Close();
        }

        Facts.EndTable(html);
    }
}
