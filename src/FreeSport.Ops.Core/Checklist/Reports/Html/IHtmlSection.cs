using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>A part of the page under a heading of its own.</summary>
internal interface IHtmlSection
{
    /// <summary>Gets its id, which addresses name.</summary>
    string Id { get; }

    /// <summary>Gets its heading.</summary>
    string Title { get; }

    /// <summary>Whether there is anything to tell.</summary>
    /// <param name="content">The report.</param>
    bool Has(ReportContent content);

    /// <summary>Writes it below its heading.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="content">The report.</param>
    void Write(HtmlWriter html, ReportContent content);
}
