using System.Reflection;
using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The report as one page: no script, nothing from elsewhere, whatever the texts of the records are like.</summary>
internal static class HtmlReport
{
    // From top to bottom.
    private static readonly IHtmlSection[] Sections =
    [
        new ChecklistSection(), new ChangeSection(), new DeploymentSection(), new DeliverySection(), new TimelineSection(), new MetricSection(), new PlanSection(), new ResultSection(), new EventSection(),
    ];

    private static readonly string Sheet = ReadSheet();

    /// <summary>Writes the page.</summary>
    /// <param name="content">What it tells.</param>
    public static string Write(ReportContent content)
    {
        string title = ReportTexts.Title.With(content.Environment, content.Project);
        IHtmlSection[] sections = [.. Sections.Where(s => s.Has(content))];
        HtmlWriter html = new();
        html.Open("html", ("lang", Words.Language));
        html.Open("head").Empty("meta", ("charset", "utf-8"))
            .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src '" + Digest(Sheet) + "'; base-uri 'none'; form-action 'none'"))
            .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Empty("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Empty("meta", ("name", "referrer"), ("content", "no-referrer"))
            .Empty("meta", ("name", "generator"), ("content", "FreeSport.Ops " + content.Version))
            .Element("title", title).Style(Sheet).Close();
        html.Open("body");
        WriteHeader(html, content, sections);
        html.Open("main");
        foreach (IHtmlSection section in sections)
        {
            html.Open("section", ("id", section.Id), ("aria-labelledby", section.Id + "-title")).Element("h2", section.Title, ("id", section.Id + "-title"));
            section.Write(html, content);
            html.Close();
        }

        html.Close();
        html.Open("footer").Element("p", ReportTexts.Footer.With(content.Version)).Close();
        return html.Close().Close().ToString();
    }

    private static void WriteHeader(HtmlWriter html, ReportContent content, IHtmlSection[] sections)
    {
        html.Open("header").Element("h1", ReportTexts.Title.With(content.Environment, content.Project));
        html.Element("p", ReportTexts.DoneOf.With(content.DoneCount, content.Checklist.Length), ("class", "lead"));
        html.Open("dl", ("class", "facts"));
        Facts.Commit(html, ReportTexts.Commit, content.RepositoryUrl, content.Commit);
        Facts.Of(html, ReportTexts.WorkingTree, content.Commit is null ? null : content.Dirty ? ReportTexts.TreeDirty : ReportTexts.TreeClean);
        Facts.Time(html, ReportTexts.From, content.Since);
        Facts.Time(html, ReportTexts.To, content.Until);
        Facts.Time(html, ReportTexts.Made, content.CreatedAt);
        Facts.Link(html, ReportTexts.Repository, content.RepositoryUrl);
        html.Close();
        html.Open("nav", ("aria-label", ReportTexts.Contents)).Open("ul");
        foreach (IHtmlSection section in sections)
        {
            html.Open("li").Element("a", section.Title, ("href", "#" + section.Id)).Close();
        }

        html.Close().Close().Close();
    }

    private static string Digest(string sheet)
    {
        using SHA256 sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(sheet)));
    }

    // A browser takes the digest of a sheet with LF, whatever git made of it on Windows.
    private static string ReadSheet()
    {
        using StreamReader sheet = new(typeof(HtmlReport).GetTypeInfo().Assembly.GetManifestResourceStream("report.css")!, Encoding.UTF8);
        return sheet.ReadToEnd().Replace("\r\n", "\n");
    }
}
