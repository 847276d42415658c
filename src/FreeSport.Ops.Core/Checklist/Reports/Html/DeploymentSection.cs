using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The deployments, and how they ended.</summary>
internal sealed class DeploymentSection : IHtmlSection
{
    private const int MostRows = 100;

    public string Id => "deployments";

    public string Title => ReportTexts.Deployments;

    public bool Has(ReportContent content) => content.Deployments.Length > 0;

    public void Write(HtmlWriter html, ReportContent content)
    {
        Facts.BeginTable(html, ReportTexts.DeploymentsTold.With(content.Deployments.Length), ReportTexts.Begun, ReportTexts.Deployment, ReportTexts.EndedAs, ReportTexts.Commit, ReportTexts.StartedBy, ReportTexts.Says);
        foreach (FsDeployment deployment in content.Deployments.Take(MostRows))
        {
            html.Open("tr").Open("th", ("scope", "row")).Time(deployment.CreatedAt).Close().Open("td");
            html.Link((deployment as FsGitHubDeployment)?.Url?.OriginalString, NameOf(deployment));
            if (deployment.IsRollback)
            {
                html.Text(" ");
                Facts.Badge(html, ReportTexts.Rollback, "warn");
            }

            Facts.Badge(html.Close().Open("td"), Words.Of(deployment.Ending), Facts.Tone(deployment.Outcome)).Close();
            html.Open("td").Open("code").Link(SafeLink.Commit(content.RepositoryUrl, deployment.Commit), Words.Short(deployment.Commit)).Close().Close();
            html.Element("td", deployment.StartedBy).Open("td").Text(deployment.Summary);
            if (deployment.Override is { Length: > 0 } overridden)
            {
                html.Element("p", ReportTexts.Overridden.With(overridden), ("class", "note"));
            }

            html.Close().Close();
        }

        Facts.EndTable(html);
        if (content.Deployments.Length > MostRows)
        {
            html.Element("p", ReportTexts.RowsLeftOut.With(content.Deployments.Length - MostRows), ("class", "note"));
        }
    }

    private static string NameOf(FsDeployment deployment) => deployment switch
    {
        FsGitHubDeployment { Workflow.Length: > 0 } run => run.Workflow + " #" + run.RunNumber.ToString(System.Globalization.CultureInfo.InvariantCulture),
        { ImageTag: { Length: > 0 } tag } => deployment.Target + " " + tag,
        _ => deployment.Target + (deployment.DeploymentId is { Length: > 0 } id ? " " + Words.Short(id) : string.Empty),
    };
}
