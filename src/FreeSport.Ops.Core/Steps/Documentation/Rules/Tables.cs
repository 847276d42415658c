using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>Tables are shown as they were meant.</summary>
internal sealed class Tables : IDocumentationRule
{
    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownTable table in page.Markdown.Tables)
            {
                if (table.Delimiters != table.Header.Count)
                {
                    Add(page, table.Line, DocumentationTexts.TableDelimiters.With(table.Header.Count, table.Delimiters), findings);
                    continue;
                }

                foreach (MarkdownRow row in table.Rows.Where(r => r.Cells.Count != table.Header.Count))
                {
                    string message = !row.HasPipe ? DocumentationTexts.TableGlued
                        : row.Cells.Count > table.Header.Count ? DocumentationTexts.TableMore.With(row.Cells.Count, table.Header.Count)
                        : DocumentationTexts.TableFewer.With(row.Cells.Count, table.Header.Count);
                    Add(page, row.Line, message, findings);
                }
            }

            foreach (int line in page.Markdown.LooseRows)
            {
                Add(page, line, DocumentationTexts.TableLoose, findings);
            }

            foreach (MarkdownCode code in page.Markdown.Code.Where(static c => c.IsFenced && c.Lines.All(static l => l.Trim().Length == 0)))
            {
                findings.Add(FsDocumentationRule.EmptyExample, FsOutcome.Warning, page.Path + ":" + code.Line, page.At(code.Line), DocumentationTexts.EmptyExample.With(code.Heading), DocumentationTexts.EmptyExampleRemedy);
            }
        }
    }

    private static void Add(DocumentationPage page, int line, string message, DocumentationFindings findings) =>
        findings.Add(FsDocumentationRule.Table, FsOutcome.Failed, page.Path + ":" + line, page.At(line), message, DocumentationTexts.TableRemedy);
}
