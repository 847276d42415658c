using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Actions;
using FreeSport.Ops.Core.Checklist.Reports.Attestations;
using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Html;
using FreeSport.Ops.Core.Checklist.Reports.Json;
using FreeSport.Ops.Core.Checklist.Reports.Junit;
using FreeSport.Ops.Core.Checklist.Reports.Markdown;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist.Reports;

/// <summary>Writes what is recorded of an environment for people, reviewers and programs.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="gathering">Knows what is recorded.</param>
/// <param name="variable">The environment variables, which tell of GitHub Actions.</param>
public sealed class ReportService(OpsSession session, Project project, ReportGathering gathering, Func<string, string?> variable)
{
    /// <summary>Writes it, and hands over what became of it, or the plan where it is not confirmed.</summary>
    /// <param name="request">Which.</param>
    /// <param name="items">What came down the pipeline.</param>
    /// <param name="cancellationToken">Stops it before anything is written.</param>
    /// <returns>A task that ends when the report is where it was asked for.</returns>
    /// <exception cref="OpsException">
    /// The environment or the change is unknown (<c>EnvironmentUnknown</c>, <c>ReportChangeUnknown</c>), what was handed over is of several
    /// environments (<c>ReportEnvironmentsDiffer</c>), nothing can be stated of this commit (<c>ReportWithoutCommit</c>, <c>ReportTreeDirty</c>,
    /// <c>ReportNothingStated</c>), the pull request is not known (<c>ReportPullRequestUnknown</c>) or the file cannot be written (<c>ReportNotWritable</c>).
    /// </exception>
    public async Task ExportAsync(ReportRequest request, IReadOnlyList<object> items, CancellationToken cancellationToken)
    {
        ReportPosting? posting = request.IsComment ? new ReportPosting(session, project, request, variable) : null;
        ReportContent content = await gathering.GatherAsync(request, items, cancellationToken).ConfigureAwait(false);
        string text = session.Redactor.Redact(await WriteAsync(request.Format, content, cancellationToken).ConfigureAwait(false));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        FsReport report = Made(request, content, text, bytes.Length);
        if (request.OutFile is { } file)
        {
            bool isThere = File.Exists(file);
            if (!await session.Host.ConfirmAsync(file, isThere ? ReportTexts.AskReplace : ReportTexts.AskWrite, cancellationToken).ConfigureAwait(false))
            {
                await PlanAsync(request, content, posting, bytes.Length, cancellationToken).ConfigureAwait(false);
                return;
            }

            Write(file, bytes);
            (report.Path, report.Text, report.Subject, report.Summary) = (file, null, project.Relative(file), report.Summary + ". " + ReportTexts.Written.With(file, bytes.Length));
        }
        else if (session.Recorder.IsTrial && posting is not null)
        {
            await PlanAsync(request, content, posting, bytes.Length, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (posting is not null)
        {
            await posting.PostAsync(report, session.Redactor.Redact(MarkdownReport.Comment(content)), MarkdownReport.Mark(content), cancellationToken).ConfigureAwait(false);
        }

        TellActions(report, content);
        session.Host.WriteResult(report);
    }

    private static FsReport Made(ReportRequest request, ReportContent content, string text, long length) => new()
    {
        Step = FsStep.Checklist,
        Subject = content.Environment,
        Outcome = FsOutcome.Passed,
        Scope = FsScope.Full,
        StartedAt = content.CreatedAt,
        Duration = DateTime.UtcNow - content.CreatedAt,
        Environment = content.Environment,
        Format = request.Format,
        Summary = ReportTexts.DoneOf.With(content.DoneCount, content.Checklist.Length),
        Text = text,
        ByteCount = length,
        Change = content.Change?.ChangeId,
        Commit = content.Commit,
        BoxCount = content.Checklist.Length,
        DoneCount = content.DoneCount,
        EventCount = content.Events.Length,
        DeploymentCount = content.Deployments.Length,
        MetricCount = content.Metrics.Length,
        PlanCount = content.Plans.Length,
        ResultCount = content.Results.Length,
    };

    private async Task<string> WriteAsync(FsReportFormat format, ReportContent content, CancellationToken cancellationToken) => format switch
    {
        FsReportFormat.Html => HtmlReport.Write(content),
        FsReportFormat.Json => JsonReport.Write(content),
        FsReportFormat.Junit => JunitReport.Write(content),
        FsReportFormat.InToto => await StateAsync(content, cancellationToken).ConfigureAwait(false),
        _ => MarkdownReport.Comment(content),
    };

    private async Task<string> StateAsync(ReportContent content, CancellationToken cancellationToken)
    {
        if (content.Commit is null)
        {
            throw Refused(ErrorIds.ReportWithoutCommit, ReportTexts.WithoutCommit.With(project.Root), ReportTexts.WithoutCommitRemedy);
        }

        if (content.Dirty)
        {
            throw Refused(ErrorIds.ReportTreeDirty, ReportTexts.TreeNotStated.With(project.Root, Words.Short(content.Commit)), ReportTexts.TreeNotStatedRemedy);
        }

        string? policy = await session.Git.ResolveAsync(project.Git.Repository!, content.Commit + ":" + project.GitPath(ProjectConfiguration.FileName), cancellationToken).ConfigureAwait(false);
        Statements statements = Statements.Of(content, policy);
        if (statements.Text.Length == 0)
        {
            throw Refused(ErrorIds.ReportNothingStated, ReportTexts.NothingStated.With(content.Environment, string.Join(" ", statements.LeftOut)), ReportTexts.NothingStatedRemedy.With(PowerShellQuoting.Quote(content.Environment)));
        }

        foreach (string reason in statements.LeftOut)
        {
            session.Host.WriteWarning(reason);
        }

        return statements.Text;
    }

    private async Task PlanAsync(ReportRequest request, ReportContent content, ReportPosting? posting, long length, CancellationToken cancellationToken)
    {
        FsReportPlan plan = new() { Format = request.Format, Environment = content.Environment, Path = request.OutFile, Replaces = File.Exists(request.OutFile ?? string.Empty), ByteCount = length };
        if (posting is not null)
        {
            await posting.PlanAsync(plan, session.Redactor.Redact(MarkdownReport.Comment(content)), MarkdownReport.Mark(content), cancellationToken).ConfigureAwait(false);
        }

        session.Host.WriteResult(plan);
    }

    // Whoever looks at the run sees the report without asking for it.
    private void TellActions(FsReport report, ReportContent content)
    {
        if (session.Recorder.IsTrial || variable("GITHUB_ACTIONS") != "true")
        {
            return;
        }

        if (variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            report.StepSummaryByteCount = new StepSummary(session.Host).Append(summary, content);
        }

        IReadOnlyList<Annotation> annotations = Annotations.Of(content, project);
        foreach (Annotation annotation in annotations)
        {
            session.Host.WriteInformation(annotation.ToString());
        }

        report.AnnotationCount = annotations.Count;
    }

    private static void Write(string file, byte[] bytes)
    {
        try
        {
            if (Directory.Exists(file))
            {
                throw new IOException(ReportTexts.IsFolder);
            }

            WholeFile.Replace(file, bytes);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OpsException(new OpsFailure(ErrorIds.ReportNotWritable, FailureKind.WriteError, ReportTexts.NotWritable.With(file, cause.Message), ReportTexts.NotWritableRemedy, file, cause));
        }
    }

    private OpsException Refused(string id, string message, string remedy) => new(new OpsFailure(id, FailureKind.InvalidOperation, message, remedy, project.Root));
}
