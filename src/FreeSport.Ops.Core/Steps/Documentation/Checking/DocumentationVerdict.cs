using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Gives a check its findings, outcome, sentence and remedy. No pages are never true ones.</summary>
internal static class DocumentationVerdict
{
    public static void Decide(FsDocumentationCheck check, IReadOnlyList<FoundCause> causes, Project project)
    {
        check.Findings =
        [
            .. causes.Select(Convert)
                .OrderBy(static f => f.Outcome == FsOutcome.Skipped ? 2 : f.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .ThenBy(static f => f.Path, StringComparer.Ordinal)
                .ThenBy(static f => f.Line),
        ];
        check.FailedCount = Count(check, FsOutcome.Failed);
        check.WarningCount = Count(check, FsOutcome.Warning);
        check.InconclusiveCount = Count(check, FsOutcome.Inconclusive);
        check.Scope = FsScope.Full;
        if (check.Pages.Length == 0 && check.InconclusiveCount == 0)
        {
            check.Scope = FsScope.Partial;
            check.LeftOut = [check.Subject];
            check.Outcome = FsOutcome.Inconclusive;
            check.Summary = DocumentationTexts.NoPages.With(check.Subject);
            check.Remedy = DocumentationTexts.NoPagesRemedy;
            check.NextCommand = "Get-FsProject" + project.LocationArgument;
            return;
        }

        check.Outcome = check.FailedCount > 0 ? FsOutcome.Failed
            : check.InconclusiveCount > 0 ? FsOutcome.Inconclusive
            : check.WarningCount > 0 ? FsOutcome.Warning
            : FsOutcome.Passed;
        check.Summary = check.Outcome == FsOutcome.Passed
            ? DocumentationTexts.True.With(check.Pages.Length)
            : DocumentationTexts.Found.With(check.Pages.Length, check.FailedCount, check.WarningCount, check.InconclusiveCount);
        if (check.Findings.Where(static f => f.Outcome != FsOutcome.Skipped).OrderBy(static f => f.Outcome switch { FsOutcome.Failed => 0, FsOutcome.Inconclusive => 1, _ => 2 }).FirstOrDefault() is { } first)
        {
            check.Remedy = DocumentationTexts.FoundRemedy.With(first.Path, first.Line, first.Message);
            check.NextCommand = "Test-FsDocumentation" + project.LocationArgument;
        }
    }

    private static int Count(FsDocumentationCheck check, FsOutcome outcome) => check.Findings.Count(f => f.Outcome == outcome);

    // The file that was found first, line by line, then the others.
    private static FsDocumentationFinding Convert(FoundCause cause)
    {
        string first = cause.Places[0].Path;
        FoundPlace[] places = [.. cause.Places.Where(p => p.Path == first).OrderBy(static p => p.Line), .. cause.Places.Where(p => p.Path != first).OrderBy(static p => p.Path, StringComparer.Ordinal).ThenBy(static p => p.Line)];
        return new FsDocumentationFinding
        {
            Rule = cause.Rule,
            Outcome = cause.Outcome,
            Subject = cause.Subject,
            Path = places[0].Path,
            Line = places[0].Line,
            Column = places[0].Column,
            Message = cause.Message,
            Remedy = cause.Remedy,
            OtherPlaces = [.. places.Skip(1).Select(static p => new FsDocumentationPlace { Path = p.Path, Line = p.Line, Column = p.Column })],
        };
    }
}
