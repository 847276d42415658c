using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The boxes: where each stands, why, what to run next, and what stands behind it.</summary>
internal sealed class ChecklistSection : IHtmlSection
{
    private const int MostSubjects = 50;

    public string Id => "checklist";

    public string Title => ReportTexts.Checklist;

    public bool Has(ReportContent content) => true;

    public void Write(HtmlWriter html, ReportContent content)
    {
        html.Open("ol", ("class", "boxes"));
        foreach (FsChecklistStatus box in content.Checklist)
        {
            html.Open("li", ("class", Facts.Tone(box.State)));
            Facts.Badge(html.Open("h3").Text(box.Title.Length > 0 ? box.Title : box.Box.ToString()).Text(" "), Words.Of(box.State), Facts.Tone(box.State)).Close();
            if (box.Reason.Length > 0)
            {
                html.Element("p", box.Reason);
            }

            WriteFacts(html, content, box);
            foreach (string note in box.PolicyNotes)
            {
                html.Element("p", note, ("class", "note"));
            }

            if (box.NextCommand is { Length: > 0 } next)
            {
                html.Element("p", ReportTexts.RunNext, ("class", "label")).Open("pre", ("role", "group"), ("tabindex", "0"), ("aria-label", ReportTexts.RunNext)).Element("code", next).Close();
            }

            WriteSubjects(html, box);
            html.Close();
        }

        html.Close();
    }

    private static void WriteFacts(HtmlWriter html, ReportContent content, FsChecklistStatus box)
    {
        if (box.At is null)
        {
            return;
        }

        html.Open("dl", ("class", "facts"));
        Facts.Of(html, ReportTexts.Assurance, Words.Of(box.Assurance));
        Facts.Time(html, ReportTexts.RecordedAt, box.At);
        Facts.Of(html, ReportTexts.RecordedBy, box.By);
        Facts.Commit(html, ReportTexts.Commit, content.RepositoryUrl, box.Commit);
        html.Close();
    }

    private static void WriteSubjects(HtmlWriter html, FsChecklistStatus box)
    {
        FsChecklistSubject[] named = [.. box.Decisions.Where(static d => d.Name.Length > 0).OrderBy(static d => d.State == FsChecklistState.Done).ThenBy(static d => d.Name, StringComparer.Ordinal)];
        if (named.Length == 0)
        {
            return;
        }

        html.Open("details").Element("summary", ReportTexts.Subjects.With(named.Length));
        Facts.BeginTable(html, ReportTexts.SubjectsOf.With(box.Title), ReportTexts.Subject, ReportTexts.State, ReportTexts.Reason);
        foreach (FsChecklistSubject subject in named.Take(MostSubjects))
        {
            html.Open("tr").Element("th", subject.Name, ("scope", "row"));
            Facts.Badge(html.Open("td"), Words.Of(subject.State), Facts.Tone(subject.State)).Close();
            html.Element("td", subject.Reason).Close();
        }

        Facts.EndTable(html);
        if (named.Length > MostSubjects)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(named.Length - MostSubjects), ("class", "note"));
        }

        html.Close();
    }
}
