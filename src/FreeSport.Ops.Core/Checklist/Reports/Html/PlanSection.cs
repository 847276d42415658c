using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>What plans of the infrastructure would change.</summary>
internal sealed class PlanSection : IHtmlSection
{
    private const int MostPlans = 20;
    private const int MostRows = 200;

    public string Id => "plans";

    public string Title => ReportTexts.Plans;

    public bool Has(ReportContent content) => content.Plans.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        foreach (FsInfrastructurePlan plan in content.Plans.Take(MostPlans))
        {
            Facts.Badge(html.Open("h3").Text(plan.Subject).Text(" "), Words.Of(plan.State), plan.State == FsInfrastructurePlanState.NoChanges ? "good" : plan.State == FsInfrastructurePlanState.Changes ? "warn" : "open").Close();
            html.Element("p", plan.Summary);
            html.Open("dl", ("class", "facts"));
            Facts.Of(html, ReportTexts.Where, plan.Target);
            Facts.Time(html, ReportTexts.Made, plan.CreatedAt);
            Facts.Time(html, ReportTexts.Expires, plan.ExpiresAt);
            Facts.Of(html, ReportTexts.Drifted, string.Join(", ", plan.Drifted.Take(MostPlans)));
            html.Close();
            foreach (string said in plan.Reasons.Concat(plan.Coverage).Take(MostPlans))
            {
                html.Element("p", said, ("class", "note"));
            }

            WriteChanges(html, plan);
        }

        if (content.Plans.Length > MostPlans)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(content.Plans.Length - MostPlans), ("class", "note"));
        }
    }

    private static void WriteChanges(HtmlWriter html, FsInfrastructurePlan plan)
    {
        if (plan.Changes.Length == 0)
        {
            return;
        }

        Facts.BeginTable(html, ReportTexts.ChangesOf.With(plan.Subject), ReportTexts.WhatIsDone, ReportTexts.Address, ReportTexts.Reason);

        // What is lost comes first: it must not be what is left out.
        foreach (FsResourceChange change in plan.Changes.OrderBy(static c => !c.IsDestructive).Take(MostRows))
        {
            html.Open("tr", ("class", change.IsDestructive ? "destroys" : null)).Open("td").Element("span", Sign(change.Action), ("class", "sign"), ("aria-hidden", "true")).Text(" " + Words.Of(change.Action)).Close();
            html.Open("th", ("scope", "row")).Element("code", change.Address).Close();
            html.Element("td", change.Masked.Length > 0 ? (change.Reason + " " + ReportTexts.Masked.With(string.Join(", ", change.Masked))).Trim() : change.Reason).Close();
        }

        Facts.EndTable(html);
        if (plan.Changes.Length > MostRows)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(plan.Changes.Length - MostRows), ("class", "note"));
        }
    }

    private static string Sign(FsInfrastructureAction action) => action switch
    {
        FsInfrastructureAction.Create or FsInfrastructureAction.Import => "+",
        FsInfrastructureAction.Delete or FsInfrastructureAction.Forget => "−",
        FsInfrastructureAction.Replace => "±",
        FsInfrastructureAction.Update or FsInfrastructureAction.Move => "~",
        _ => "·",
    };
}
