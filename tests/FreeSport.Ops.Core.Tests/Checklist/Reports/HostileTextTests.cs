using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Html;
using FreeSport.Ops.Core.Checklist.Reports.Json;
using FreeSport.Ops.Core.Checklist.Reports.Junit;
using FreeSport.Ops.Core.Checklist.Reports.Markdown;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>Texts of somebody else's in every field of a report, in every form of it.</summary>
public sealed partial class HostileTextTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "code", "pre", "a", "time",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "desc", "line", "rect", "path", "text",
    ];

    private static readonly string[] Attributes =
    [
        "lang", "charset", "http-equiv", "content", "name", "id", "class", "role", "tabindex", "aria-label", "aria-labelledby", "aria-hidden", "href", "rel", "datetime", "scope",
        "viewBox", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "d",
    ];

    public static TheoryData<string> Texts =>
    [
        "</script><script>alert(1)</script>", "\" onload=alert(1) x=\"", "' onmouseover='alert(1)", "javascript:alert(1)", "JaVaScRiPt:alert(1)//https://x", "data:text/html,<script>alert(1)</script>",
        "https://user:word@evil.example/", "file:///etc/passwd", "//evil.example", "\u202Egnp.exe\u2066", "\u0000\u0001\u001b[31mred\u0085\u009b", "\ud800 and \udc00", "\uFFFE\uFFFF\uFDD0", "\ud83d\ude00",
        "]]>", "<!-- x", "--> <b>", "&lt;b&gt; &#60;b&#62; &amp;", "</style><style>*{display:none}", "<svg/onload=alert(1)>", "a\r\nb\rc\u2028d", "{{constructor}} ${7*7} %s {0}", "@octocat #12 GH-12 acme/shop#3", "https://evil.example/issues/1 www.evil.example", "| a | b |\n| --- |", "``` `x` ````", "[x](https://evil.example) ![y](z)", "::error file=a,line=1::x%0A", "\\", "~~a~~ **b** _c_ $x$",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void On_the_page_it_is_text_and_never_markup(string hostile)
    {
        string page = HtmlReport.Write(ReportSamples.Filled(hostile));

        XDocument read = Parse(page);
        Assert.All(read.Descendants(), static e => Assert.Contains(e.Name.LocalName, Elements));
        Assert.All(read.Descendants().Attributes(), static a => Assert.Contains(a.Name.LocalName, Attributes));
        Assert.All(read.Descendants().Attributes("href"), static a => Assert.Matches(@"^(#[a-z]+|https?://[^@]*)\z", a.Value));
        Assert.Single(read.Descendants("style"));
        Assert.DoesNotMatch("[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]", page);
        Assert.Contains(VisibleText.Of(hostile), string.Concat(read.Descendants("td").Select(static e => e.Value + "\n")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void In_Markdown_it_is_text_that_calls_nobody(string hostile)
    {
        string comment = MarkdownReport.Comment(ReportSamples.Filled(hostile));

        string outside = Fenced().Replace(comment, string.Empty);
        string body = outside.Substring(outside.IndexOf('\n', StringComparison.Ordinal)).Replace("&#8203;", "·", StringComparison.Ordinal);
        Assert.StartsWith("<!-- freesport-ops:report ", comment, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<(?!!--)|(?<!\\)`|@\w|#\d|GH-\d|(?<!\]\(https?):/(?=/)|www\.", OurOwnLinks().Replace(body, string.Empty));
        Assert.DoesNotContain("<!--", body, StringComparison.Ordinal);
        Assert.All(body.Split('\n').Where(static l => l.StartsWith('|')), static row => Assert.InRange(Regex.Count(row, @"(?<!\\)\|"), 4, 8));
        Assert.InRange(comment.Length, 100, MarkdownReport.LongestComment);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void In_JSON_it_is_the_same_text(string hostile)
    {
        using JsonDocument read = JsonDocument.Parse(JsonReport.Write(ReportSamples.Filled(hostile)));

        string expected = Regex.Replace(hostile, @"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]", "\uFFFD");
        Assert.Equal(expected, read.RootElement.GetProperty("checklist")[0].GetProperty("reason").GetString());
        Assert.Equal(expected, read.RootElement.GetProperty("events")[0].GetProperty("subjects")[0].GetProperty("name").GetString());
        Assert.DoesNotContain("<script", read.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void In_JUnit_it_is_text_that_XML_may_hold(string hostile)
    {
        XDocument read = Parse(JunitReport.Write(ReportSamples.Filled(hostile)));

        Assert.All(read.Descendants(), static e => Assert.Contains(e.Name.LocalName, new[] { "testsuites", "testsuite", "testcase", "failure", "error", "skipped" }));
        Assert.Equal(VisibleText.Of(hostile), read.Descendants("testcase").First().Attribute("name")!.Value);
    }

    private static XDocument Parse(string text)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex(@"^(`{3,})powershell\n.*?\n\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(?<!\\)\]\(https?://[^)\s]*\)")]
    private static partial Regex OurOwnLinks();
}
