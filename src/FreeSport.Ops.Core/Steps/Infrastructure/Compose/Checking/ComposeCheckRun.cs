using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Checks sets of compose files and records them as one event, which feeds no box.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class ComposeCheckRun(OpsSession session, Project project)
{
    private static readonly string Version = typeof(ComposeCheckRun).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    /// <summary>Checks the sets, records them, then gives back their results in order.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="environments">The environments that were asked for; none when all sets were.</param>
    /// <param name="cancellationToken">Stops the check; nothing is recorded then.</param>
    /// <returns>One result a set; an inconclusive one where there is none.</returns>
    public async Task<IReadOnlyList<FsComposeCheck>> RunAsync(IReadOnlyList<ComposeSet> sets, IReadOnlyList<string> environments, CancellationToken cancellationToken)
    {
        if (sets.Count == 0)
        {
            return [Nothing(environments)];
        }

        StackClient client = new(session, project);
        InputFingerprints fingerprints = new(project, session.Fingerprints);
        List<FsComposeCheck> checks = [];
        foreach (ComposeSet set in sets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DateTime start = DateTime.UtcNow;
            CheckedCompose found = ComposeChecker.Check(set, project.Root);
            FsComposeCheck check = new()
            {
                Step = FsStep.Infrastructure,
                Subject = string.Join(" + ", set.Files.Select(project.Relative)),
                Environment = set.Environment,
                StartedAt = start,
                Files = [.. set.Files.Select(project.Relative)],
                EnvFiles = [.. found.EnvFiles.Select(project.Relative)],
                Profiles = [.. found.Profiles],
                Target = set.Target,
                Model = ComposeSchema.Model,
                Services = [.. found.Project.Services.Keys],
                Tools = [new FsTool { Name = "FreeSport.Ops", Version = Version, Path = typeof(ComposeCheckRun).Assembly.Location }],
            };
            IReadOnlyList<ComposeFinding> asked = set.Target == FsComposeTarget.Swarm ? await client.AskAsync(set, found, check, cancellationToken).ConfigureAwait(false) : [];
            Decide(check, [.. found.Project.Findings, .. asked], found);
            check.Inputs = [.. await TakeAsync(fingerprints, found.Project.Files, cancellationToken).ConfigureAwait(false)];
            check.Duration = DateTime.UtcNow - start;
            checks.Add(check);
        }

        await session.Recorder.RecordAtAsync(project, null, checks, project.Git.Head, cancellationToken).ConfigureAwait(false);
        return checks;
    }

    private FsComposeCheck Nothing(IReadOnlyList<string> environments) => new()
    {
        Step = FsStep.Infrastructure,
        Subject = "compose",
        StartedAt = DateTime.UtcNow,
        Model = ComposeSchema.Model,
        Environment = environments.Count == 1 ? environments[0] : null,
        Summary = environments.Count > 0 && project.ComposeFiles.Count > 0 ? ComposeTexts.NoFilesFor.With(string.Join(", ", environments)) : ComposeTexts.NoFiles.With(project.Root),
        Remedy = ComposeTexts.NoFilesRemedy,
        NextCommand = "Get-FsProject" + project.LocationArgument,
    };

    private void Decide(FsComposeCheck check, IReadOnlyList<ComposeFinding> findings, CheckedCompose found)
    {
        check.Findings = [.. findings.Select(Convert)];
        check.ErrorCount = findings.Count(static f => f.Severity == FsFindingSeverity.Error);
        check.WarningCount = findings.Count(static f => f.Severity == FsFindingSeverity.Warning);
        check.NoteCount = findings.Count - check.ErrorCount - check.WarningCount;
        check.Outcome = check.ErrorCount > 0 ? FsOutcome.Failed : check.WarningCount > 0 ? FsOutcome.Warning : FsOutcome.Passed;
        check.LeftOut = [.. found.MissingEnvFiles.Select(f => ComposeTexts.LeftOutEnvFile.With(project.Relative(f)))];
        check.Scope = check.LeftOut.Length == 0 ? FsScope.Full : FsScope.Partial;
        check.Summary = findings.Count == 0 ? ComposeTexts.Clean.With(check.Services.Length) : ComposeTexts.Found.With(check.ErrorCount, check.WarningCount, check.NoteCount);
        if (check.Findings.OrderBy(static f => f.Severity).FirstOrDefault() is { } first)
        {
            check.Remedy = ComposeTexts.FoundRemedy.With(first.Path, first.Line, first.Message);
        }
    }

    private FsComposeFinding Convert(ComposeFinding finding) => new()
    {
        Rule = finding.Rule,
        Severity = finding.Severity,
        Path = project.Relative(finding.Place.File),
        Line = finding.Place.Line,
        Column = finding.Place.Column,
        Service = finding.Service,
        Message = finding.Message,
        Remedy = finding.Remedy,
    };

    // Of the files that git holds; what an env file holds is nobody's to keep a trace of.
    private async Task<List<FsInput>> TakeAsync(InputFingerprints fingerprints, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        List<FsInput> inputs = [];
        foreach (string file in files)
        {
            string name = project.Relative(file);
            if (name != file && await fingerprints.TakeAsync(name, cancellationToken).ConfigureAwait(false) is { } input)
            {
                inputs.Add(input);
            }
        }

        return inputs;
    }
}
