using System.Globalization;
using System.Text;
using System.Xml;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Junit;

/// <summary>The checklist as JUnit's XML: a suite for each box, a case for each subject. What is not known to be good is no success.</summary>
internal static class JunitReport
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it.</summary>
    /// <param name="content">What it tells.</param>
    public static string Write(ReportContent content)
    {
        using MemoryStream bytes = new();
        using (XmlWriter xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = WithoutMark }))
        {
            (FsChecklistStatus Box, FsChecklistSubject[] Cases)[] suites = [.. content.Checklist.Select(static b => (b, CasesOf(b)))];
            FsChecklistSubject[] all = [.. suites.SelectMany(static s => s.Cases)];
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Clean(ReportTexts.Title.With(content.Environment, content.Project)));
            WriteCounts(xml, all, hasSkipped: false);
            foreach ((FsChecklistStatus box, FsChecklistSubject[] cases) in suites)
            {
                WriteSuite(xml, content, box, cases);
            }

            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteSuite(XmlWriter xml, ReportContent content, FsChecklistStatus box, FsChecklistSubject[] cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", box.Box.ToString());
        WriteCounts(xml, cases, hasSkipped: true);
        xml.WriteAttributeString("time", "0");
        xml.WriteAttributeString("timestamp", (box.At ?? content.CreatedAt).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (FsChecklistSubject subject in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", Clean(subject.Name));
            xml.WriteAttributeString("classname", Clean(content.Environment + "." + box.Box));
            xml.WriteAttributeString("time", "0");
            if (ElementOf(subject.State) is { } element)
            {
                xml.WriteStartElement(element);
                xml.WriteAttributeString("message", Clean(subject.Reason.Length > 0 ? subject.Reason : Words.Of(subject.State)));
                if (element != "skipped")
                {
                    xml.WriteAttributeString("type", subject.State.ToString());
                    xml.WriteString(Clean(box.NextCommand is { Length: > 0 } next ? ReportTexts.RunNext + ": " + next : subject.Reason));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, FsChecklistSubject[] cases, bool hasSkipped)
    {
        Count(xml, "tests", cases.Length);
        Count(xml, "failures", cases.Count(static c => ElementOf(c.State) == "failure"));
        Count(xml, "errors", cases.Count(static c => ElementOf(c.State) == "error"));
        if (hasSkipped)
        {
            Count(xml, "skipped", cases.Count(static c => ElementOf(c.State) == "skipped"));
        }
    }

    private static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    // A box without subjects is a case itself.
    private static FsChecklistSubject[] CasesOf(FsChecklistStatus box) => box.Decisions.Any(static d => d.Name.Length > 0)
        ? [.. box.Decisions.Where(static d => d.Name.Length > 0)]
        : [new FsChecklistSubject { Name = box.Title.Length > 0 ? box.Title : box.Box.ToString(), State = box.State, Reason = box.Reason }];

    private static string? ElementOf(FsChecklistState state) => state switch
    {
        FsChecklistState.Done => null,
        FsChecklistState.Failed => "failure",
        FsChecklistState.Waived or FsChecklistState.NotApplicable => "skipped",
        _ => "error",
    };

    private static string Clean(string text) => VisibleText.Of(text);
}
