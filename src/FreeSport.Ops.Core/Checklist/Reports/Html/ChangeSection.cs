using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The change: what it is for, how risky it is, who takes part, who confirmed it, and how it went.</summary>
internal sealed class ChangeSection : IHtmlSection
{
    private const int MostRows = 100;

    public string Id => "change";

    public string Title => ReportTexts.Change;

    public bool Has(ReportContent content) => content.Change is not null;

    public void Write(HtmlWriter html, ReportContent content)
    {
        FsChange change = content.Change!;
        Facts.Badge(html.Open("p").Element("strong", change.Title).Text(" "), Words.Of(change.State), ToneOf(change.State)).Close();
        html.Open("dl", ("class", "facts"));
        Facts.Of(html, ReportTexts.Id, change.ChangeId);
        Facts.Of(html, ReportTexts.Risk, Words.Of(change.Risk));
        Facts.Of(html, ReportTexts.EmergencyReason, change.EmergencyReason);
        Facts.Of(html, ReportTexts.EnvironmentName, change.Environment);
        Facts.Time(html, ReportTexts.WindowFrom, change.WindowFrom);
        Facts.Time(html, ReportTexts.WindowUntil, change.WindowUntil);
        Facts.Of(html, ReportTexts.People, string.Join(", ", change.People));
        Facts.Of(html, ReportTexts.MadeBy, change.CreatedBy);
        Facts.Time(html, ReportTexts.Made, change.CreatedAt);
        Facts.Commit(html, ReportTexts.Commit, content.RepositoryUrl, change.Commit);
        Facts.Of(html, ReportTexts.Confirmations, ReportTexts.ConfirmationsOf.With(change.Confirmations.Length, change.NeededConfirmations));
        Facts.Of(html, ReportTexts.SinglePersonReason, change.SinglePersonReason);
        Facts.Of(html, ReportTexts.MissingYet, string.Join("; ", change.Missing));
        Facts.Of(html, ReportTexts.DeploymentIds, string.Join(", ", change.Deployments));
        Facts.Of(html, ReportTexts.Review, change.Review ?? (change.NeedsReview ? ReportTexts.ReviewOpen : null));
        Facts.Time(html, ReportTexts.Ended, change.EndedAt);
        html.Close();
        if (change.NextCommand is { Length: > 0 } next)
        {
            html.Element("p", ReportTexts.RunNext, ("class", "label")).Open("pre", ("role", "group"), ("tabindex", "0"), ("aria-label", ReportTexts.RunNext)).Element("code", next).Close();
        }

        if (change.Requirements.Length > 0)
        {
            Facts.BeginTable(html, ReportTexts.Requirements, ReportTexts.Requirement, ReportTexts.TitleColumn, ReportTexts.Gate, ReportTexts.Outcome);
            foreach (FsChangeRequirement requirement in change.Requirements.Take(MostRows))
            {
                html.Open("tr").Element("th", requirement.Kind + " " + requirement.Id, ("scope", "row")).Element("td", requirement.Title).Element("td", requirement.Gate?.ToString() ?? "–");
                Facts.Badge(html.Open("td"), Words.Of(requirement.Outcome), Facts.Tone(requirement.Outcome)).Close().Close();
            }

            Facts.EndTable(html);
        }

        if (change.Confirmations.Length > 0)
        {
            Facts.BeginTable(html, ReportTexts.ConfirmedBy, ReportTexts.Person, ReportTexts.When, ReportTexts.Note, ReportTexts.WrittenBy);
            foreach (FsChangeConfirmation confirmation in change.Confirmations.Take(MostRows))
            {
                html.Open("tr").Element("th", confirmation.By, ("scope", "row")).Open("td").Time(confirmation.At).Close().Element("td", confirmation.Note).Element("td", confirmation.RecordedBy).Close();
            }

            Facts.EndTable(html);
        }

        if (change.Events.Length > 0)
        {
            Facts.BeginTable(html, ReportTexts.ChangeEvents, ReportTexts.When, ReportTexts.State, ReportTexts.Person, ReportTexts.Note);
            foreach (FsChangeEvent happened in change.Events.Skip(Math.Max(0, change.Events.Length - MostRows)))
            {
                html.Open("tr").Open("th", ("scope", "row")).Time(happened.At).Close().Element("td", Words.Of(happened.State)).Element("td", happened.By).Element("td", happened.Text).Close();
            }

            Facts.EndTable(html);
        }

        int left = Math.Max(0, change.Requirements.Length - MostRows) + Math.Max(0, change.Confirmations.Length - MostRows) + Math.Max(0, change.Events.Length - MostRows);
        if (left > 0)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(left), ("class", "note"));
        }
    }

    private static string ToneOf(FsChangeState state) => state switch
    {
        FsChangeState.Done or FsChangeState.Validated => "good",
        FsChangeState.RolledBack => "bad",
        FsChangeState.Abandoned => "warn",
        _ => "open",
    };
}
