using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;
using FreeSport.Ops.Core.Steps.Documentation.Rules;
using FreeSport.Ops.Core.Steps.Documentation.Standards;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Asks of every page of the documentation whether it is true, and records the verdict.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="scripts">Looks at scripts.</param>
/// <param name="records">What deployments recorded; null for nothing.</param>
public sealed class DocumentationRun(OpsSession session, Project project, IScriptParser scripts, IReleaseRecords? records = null)
{
    // Who links to more is found stale by the folder of the documentation alone.
    private const int MostLinked = 100;

    private static readonly string Version = typeof(DocumentationRun).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    /// <summary>Gets how long each address outside of the repository may take to answer; null to ask none.</summary>
    public TimeSpan? External { get; init; }

    /// <summary>Checks the pages, records the verdict, then gives it back.</summary>
    /// <param name="cancellationToken">Stops the check; nothing is recorded then.</param>
    /// <returns>The verdict with its findings.</returns>
    public async Task<FsDocumentationCheck> RunAsync(CancellationToken cancellationToken)
    {
        DateTime start = DateTime.UtcNow;
        DocumentationFindings findings = new();
        DocumentationReader reader = new(session, project);
        DocumentationWorld world = await reader.ReadAsync(findings, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DocumentationPage> outside = await reader.ReadOutsideAsync(world, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ReleaseEntry>? releases = await new KnownReleases(session, project, records).ReadAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyCollection<string>? logged = project.Configuration.Releases == ReleaseSource.Deployments && releases is not null ? [.. releases.Select(static r => r.Name)] : null;
        if (project.Git.Repository is { } repository)
        {
            bool isShallow = await session.Git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false);
            if (isShallow)
            {
                findings.Add(FsDocumentationRule.History, FsOutcome.Inconclusive, "fetch-depth: 0", new FoundPlace(project.Relative(project.DocsPath)), DocumentationTexts.Shallow, DocumentationTexts.HistoryRemedy);
            }
            else if (project.Configuration.Releases != ReleaseSource.Deployments)
            {
                logged = (await session.Git.ReadAsync(repository, ["tag", "--list"], input: null, cancellationToken).ConfigureAwait(false)).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            }

            await new ReviewMarks(session.Git, repository).CheckAsync(world, isShallow, findings, cancellationToken).ConfigureAwait(false);
        }

        foreach (IDocumentationRule rule in Rules(outside, logged, releases))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Check(world, findings);
        }

        new CodingStandards(scripts).Check(world, findings);
        if (External is { } timeout)
        {
            await new ExternalLinks(new HttpExchange(session.Host), timeout).CheckAsync(world, findings, cancellationToken).ConfigureAwait(false);
        }

        List<FoundCause> causes = [.. findings.All];
        GeneratedRegions.LeaveOut(world.Pages, causes);
        FsDocumentationCheck check = new()
        {
            Step = FsStep.Analysis,
            ChecklistItem = FsChecklistItem.DocumentationUpdated,
            Subject = project.Relative(project.DocsPath),
            StartedAt = start,
            Pages = [.. world.Pages.Select(static p => p.Path)],
            IgnoredCount = IgnoreMarks.Apply(world.Pages, causes),
            Tools = [new FsTool { Name = "FreeSport.Ops", Version = Version, Path = typeof(DocumentationRun).Assembly.Location }],
        };
        DocumentationVerdict.Decide(check, causes, project);
        check.Inputs = [.. await InputsAsync(world, cancellationToken).ConfigureAwait(false)];
        check.Duration = DateTime.UtcNow - start;
        await session.Recorder.RecordAtAsync(project, FsChecklistItem.DocumentationUpdated, [check], project.Git.Head, cancellationToken).ConfigureAwait(false);
        return check;
    }

    // The names of workflows come first: links to those that are missing are places of the same cause.
    private IDocumentationRule[] Rules(IReadOnlyList<DocumentationPage> outside, IReadOnlyCollection<string>? logged, IReadOnlyList<ReleaseEntry>? releases) =>
    [
        new WorkflowNames(), new Triggers(), new Statements(), new WorkflowInputs(), new Rules.Secrets(), new Environments(), new Checks(), new RollbackTags(),
        new Links(), new Tables(), new Orphans(outside), new PlainSecrets(), new ChangeLogs(logged, project.Configuration.Releases), new Commands(), new GeneratedRegions(releases),
    ];

    // What it rests on: the pages, the workflows, and the files that pages link to.
    private async Task<IReadOnlyList<FsInput>> InputsAsync(DocumentationWorld world, CancellationToken cancellationToken)
    {
        InputFingerprints fingerprints = new(project, session.Fingerprints);
        IEnumerable<string> linked = world.Pages
            .SelectMany(static p => p.Markdown.Links.Select(l => DocumentationWorld.Resolve(p.GitFolder, l.Target.Split('#')[0])))
            .OfType<string>().Where(p => world.HasFile(p) && !PathText.IsWithin(p, world.DocsGitPath)).Select(world.Shown).Distinct(StringComparer.Ordinal).Take(MostLinked);
        List<FsInput> inputs = [];
        foreach (string path in new[] { project.Relative(project.DocsPath), project.Relative(project.WorkflowsPath), "scripts" }.Concat(linked))
        {
            if (await fingerprints.TakeAsync(path, cancellationToken).ConfigureAwait(false) is { } input)
            {
                inputs.Add(input);
            }
        }

        return inputs;
    }
}
