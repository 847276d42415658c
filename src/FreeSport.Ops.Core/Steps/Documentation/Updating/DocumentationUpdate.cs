using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Updating;

/// <summary>Writes what workflows, configuration and releases say into the marked regions of pages, and nothing else.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="records">What deployments recorded.</param>
public sealed class DocumentationUpdate(OpsSession session, Project project, IReleaseRecords records)
{
    private readonly PageFile _files = new(project);

    /// <summary>Writes them, page by page, and hands over what was written, or the plan where it is not confirmed.</summary>
    /// <param name="request">What is to be written.</param>
    /// <param name="cancellationToken">Stops it between two pages.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">
    /// No page has such a region (<c>DocumentationRegionMissing</c>), what was named is no page (<c>DocumentationPageExpected</c>), there is no such
    /// heading (<c>DocumentationHeadingNotFound</c>); and what is wrong with the only page: its marks (<c>DocumentationMarkInvalid</c>), where it lies
    /// (<c>DocumentationPageOutside</c>), that it cannot be written (<c>DocumentationPageNotWritable</c>) or read.
    /// </exception>
    public async Task RunAsync(DocumentationUpdateRequest request, CancellationToken cancellationToken)
    {
        if (request.Release is { } given)
        {
            request = request with { Release = given with { Notes = [.. given.Notes.Select(session.Redactor.Redact)] } };
        }

        DocumentationReader reader = new(session, project);
        DocumentationWorld world = await reader.ReadAsync(new DocumentationFindings(), cancellationToken).ConfigureAwait(false);
        RegionContent content = new(world, await new KnownReleases(session, project, records).ReadAsync(cancellationToken).ConfigureAwait(false));
        IReadOnlyList<string> paths = new PageSelection(world, project).Of(request.Places, isOne: request.Mark != FsDocumentationRegion.None);
        List<FsDocumentationUpdate> done = [];
        List<FsDocumentationPlan> proposals = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isAny = false, isRefused = false;
        try
        {
            foreach (string path in paths)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    string file = _files.Resolve(path);
                    if (seen.Add(file))
                    {
                        isAny |= await PageAsync(file, content, request, done, proposals, cancellationToken).ConfigureAwait(false);
                    }
                }
                catch (OpsException refused) when (paths.Count > 1)
                {
                    session.Host.WriteError(refused.Failure);
                    isRefused = true;
                }
            }
        }
        finally
        {
            // Also what was written before somebody stopped it.
            if (done.Count > 0)
            {
                await session.Recorder.RecordAsync(project, item: null, environment: null, done, CancellationToken.None).ConfigureAwait(false);
                done.ForEach(session.Host.WriteResult);
            }
        }

        if (session.Recorder.IsTrial)
        {
            proposals.ForEach(session.Host.WriteResult);
        }

        if (!isAny && !isRefused && !(session.Recorder.IsTrial && proposals.Count > 0 && request.Release is null))
        {
            throw RegionFailures.Missing(
                paths.Count == 1 ? project.Relative(paths[0]) : project.Relative(project.DocsPath),
                request.Release is null ? null : GeneratedRegion.NameOf(FsDocumentationRegion.Release),
                request.Release is null && proposals.Count > 0 ? proposals[0].NextCommand! : Command(request.Release is null ? FsDocumentationRegion.Workflows : FsDocumentationRegion.Release, paths.Count > 0 ? project.Relative(paths[0]) : "docs/README.md", after: null));
        }
    }

    // Whether the page has a region of the kind that is asked for.
    private async Task<bool> PageAsync(string path, RegionContent content, DocumentationUpdateRequest request, List<FsDocumentationUpdate> done, List<FsDocumentationPlan> proposals, CancellationToken cancellationToken)
    {
        DateTime start = DateTime.UtcNow;
        string shown = project.Relative(path);
        byte[] before = PageFile.Read(path);
        PageText text = PageText.Of(before, shown);
        PageEdit edit = new(text, shown, project.GitPath(shown));
        if (request.Mark != FsDocumentationRegion.None)
        {
            edit.AddMarks(request.Mark, request.After);
        }

        if (request.Mark == FsDocumentationRegion.None && !edit.Regions.Any(static r => r.Kind == FsDocumentationRegion.Workflows) && edit.TableByHand is { } table)
        {
            proposals.Add(Proposal(shown, edit, table));
        }

        if (edit.Regions.Count == 0 || (request.Release is not null && !edit.Regions.Any(static r => r.Kind == FsDocumentationRegion.Release)))
        {
            return false;
        }

        edit.Fill(content, request.Release);
        byte[] after = edit.Text.ToArray();
        FsDocumentationUpdate update = new()
        {
            Step = FsStep.Documentation,
            Subject = shown,
            Path = shown,
            Scope = FsScope.Full,
            StartedAt = start,
            Outcome = FsOutcome.Passed,
            Language = edit.Language,
            Regions = [.. edit.Regions.Select(static r => r.Kind)],
            Changed = [.. edit.Changed],
            State = FsDocumentationUpdateState.Unchanged,
            Diff = session.Redactor.Redact(UnifiedDiff.Of(text.Text, edit.Text.Text, shown)),
        };
        string names = string.Join(", ", update.Changed.Select(GeneratedRegion.NameOf));
        update.Summary = after.SequenceEqual(before) ? RegionTexts.Unchanged : RegionTexts.Updated.With(names);
        if (!after.SequenceEqual(before))
        {
            _files.RequireWritable(path);
            if (!await session.Host.ConfirmAsync(shown, (request.Mark == FsDocumentationRegion.None ? RegionTexts.ActionUpdate : RegionTexts.ActionMark).With(names), cancellationToken).ConfigureAwait(false))
            {
                session.Host.WriteResult(Plan(update));
                return true;
            }

            _files.Write(path, before, after);
            session.Fingerprints.Forget();
            update.State = FsDocumentationUpdateState.Updated;
        }

        update.Duration = DateTime.UtcNow - start;
        done.Add(update);
        return true;
    }

    private static FsDocumentationPlan Plan(FsDocumentationUpdate update) => new()
    {
        Path = update.Path,
        Language = update.Language,
        Regions = update.Regions,
        Changed = update.Changed,
        ChangedCount = update.Changed.Length,
        Diff = update.Diff,
        Summary = RegionTexts.WouldUpdate.With(update.Changed.Length, string.Join(", ", update.Changed.Select(GeneratedRegion.NameOf))),
    };

    private FsDocumentationPlan Proposal(string shown, PageEdit edit, MarkdownTable table) => new()
    {
        Path = shown,
        Language = edit.Language,
        Regions = [FsDocumentationRegion.Workflows],
        Line = table.Line,
        Summary = RegionTexts.Proposed.With(table.Line, GeneratedRegion.NameOf(FsDocumentationRegion.Workflows)),
        NextCommand = Command(FsDocumentationRegion.Workflows, shown, table.Heading.Length > 0 ? table.Heading : null),
    };

    private string Command(FsDocumentationRegion region, string page, string? after) =>
        $"Update-FsDocumentation -AddMark {region} -Path {PowerShellQuoting.Quote(project.IsCurrent ? page : Path.Combine(project.Root, page))}" + (after is null ? string.Empty : " -After " + PowerShellQuoting.Quote(after));
}
