using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>Compares what the project's files need with what GitHub has, and records it as one event.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class SecretComparison(OpsSession session, Project project)
{
    private static readonly FsOutcome[] WorstFirst = [FsOutcome.Failed, FsOutcome.Inconclusive, FsOutcome.Warning, FsOutcome.Passed, FsOutcome.Skipped];

    // The files are the same for every environment.
    private Task<SecretNeeds>? _scanning;

    /// <summary>Gets why GitHub told nothing at all; null when it told something, and before the comparison.</summary>
    public OpsFailure? Unasked { get; private set; }

    /// <summary>Compares what files need with what GitHub has, for each environment.</summary>
    /// <param name="environment">The environment; null for production.</param>
    /// <param name="selection">The names to look at; null for all. A selection is recorded as a part.</param>
    /// <param name="options">What the caller says about GitHub.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <returns>One result a name, what is to be put right first on top. Where GitHub could not be asked they are inconclusive and say why.</returns>
    /// <exception cref="OpsException">The environment is none of the project's (<c>EnvironmentUnknown</c>), or the caller named no repository (<c>GitHubRepositoryInvalid</c>).</exception>
    public async Task<IReadOnlyList<FsSecretComparison>> RunAsync(
        string? environment, NameSelection? selection, GitHubOptions options, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        EnvironmentDefinition definition = project.EnvironmentNamed(environment);
        Task<RemoteNames> asking = AskAsync(definition.Name, options, cancellationToken);
        Task<SecretNeeds> scanning = _scanning ??= SecretNeedsScanner.ScanAsync(project, cancellationToken);
        await Task.WhenAll(asking, scanning).ConfigureAwait(false);
        SecretNeeds needs = await scanning.ConfigureAwait(false);
        RemoteNames remote = await asking.ConfigureAwait(false);
        Unasked = remote.Scopes.All(static s => s.Failure is not null) ? remote.Failure : null;
        bool isOwn = options.Repository is null || (remote.Address is { } address && await new GitHubAccess(session, project).IsOwnAsync(address, cancellationToken).ConfigureAwait(false));

        List<FsSecretComparison> all = Compare(needs, remote, new ComparisonTarget(project, remote.Environment, remote.Address, isOwn), startedAt);
        List<FsSecretComparison> results = [.. all.Where(r => selection is null || selection.Selects(r.Name))];
        foreach (FsSecretComparison result in results)
        {
            (result.StartedAt, result.Duration) = (startedAt, DateTime.UtcNow - startedAt);
        }

        string[] leftOut =
        [
            .. isOwn ? [] : new[] { SecretComparisonTexts.OtherRepository.With(remote.Address?.FullName ?? options.Repository) },
            .. selection is null ? [] : new[] { SecretComparisonTexts.NotSelected.With(string.Join(", ", selection.Patterns)) },
        ];
        await RecordAsync(results, needs, definition, leftOut, cancellationToken).ConfigureAwait(false);
        Tell(needs, selection, all, definition.Name);
        return [.. results.OrderBy(static r => Array.IndexOf(WorstFirst, r.Outcome))];
    }

    private bool LiesOnGitHub(FsSecretSource source) =>
        source is FsSecretSource.Workflow or FsSecretSource.Configuration || project.Configuration.Secrets.OnGitHub.Contains(source);

    private async Task<RemoteNames> AskAsync(string environment, GitHubOptions options, CancellationToken cancellationToken)
    {
        GitHubAddress? address = null;
        try
        {
            GitHubAccess access = new(session, project);
            address = await access.FindRepositoryAsync(options.Repository, cancellationToken).ConfigureAwait(false);
            using GitHubClient github = await access.OpenAsync(options, cancellationToken).ConfigureAwait(false);
            return await new RemoteReader(github).ReadAsync(environment, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException unasked) when (unasked.Failure.Kind != FailureKind.InvalidArgument)
        {
            return RemoteNames.Unasked(address, environment, unasked.Failure);
        }
    }

    private List<FsSecretComparison> Compare(SecretNeeds needs, RemoteNames remote, ComparisonTarget target, DateTime now)
    {
        ComparisonVerdict verdict = new(target, remote, new SeenNames(project, remote.Environment, session.Host).Of, now);
        IReadOnlyList<ComparedName> needed = ComparedName.Of(needs, remote.Environment, LiesOnGitHub);
        List<FsSecretComparison> results =
        [
            .. needs.Unreadable.Select(verdict.OfUnreadable),
            .. needs.Computed.Where(c => SecretSubjects.IsIn(c.Place, remote.Environment))
                .GroupBy(SecretSubjects.OfComputed).Select(g => verdict.OfComputed(g.First())),
            .. needed.Select(verdict.OfNeeded),
        ];
        FsSecretComparison[] unused = [.. new UnusedNames(needs, LiesOnGitHub).In(remote).Select(verdict.OfUnused)];
        HashSet<string> told = new(needed.Select(static n => n.Name).Concat(unused.Select(static u => u.Name)), StringComparer.Ordinal);
        results.AddRange(unused);
        results.AddRange(needs.All
            .Where(n => !LiesOnGitHub(n.Place.Source) && SecretSubjects.IsIn(n.Place, remote.Environment) && !told.Contains(n.Name.ToUpperInvariant()))
            .GroupBy(static n => n.Name)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(g => verdict.OfHost(g.Key, g.Any(static n => n.Kind == FsSecretKind.Secret) ? FsSecretKind.Secret : FsSecretKind.Variable, [.. g.Select(static n => n.Place)])));
        return results.Count > 0 ? results : [verdict.OfNothing()];
    }

    private async Task RecordAsync(
        List<FsSecretComparison> results, SecretNeeds needs, EnvironmentDefinition environment, string[] leftOut, CancellationToken cancellationToken)
    {
        SecretNeeds onGitHub = needs with { All = [.. needs.All.Where(n => LiesOnGitHub(n.Place.Source))] };
        HashSet<string> required = new(SecretSubjects.Required(onGitHub, environment), StringComparer.Ordinal);
        FsSecretComparison[] recorded = [.. results.Where(r => r.IsRequired && r.State is not (FsSecretState.Unused or FsSecretState.NotOnGitHub) && required.Contains(r.Subject))];
        foreach (FsSecretComparison result in recorded)
        {
            result.ChecklistItem = FsChecklistItem.SecretsSynchronized;
            result.Inputs = [.. new[] { SecretDefinitions.Find(onGitHub, result.Subject) }.OfType<FsInput>(), .. result.Inputs];
            result.LeftOut =
            [
                .. result.State == FsSecretState.Unknown ? new[] { (result.Detail ?? result.Summary).FirstLine() } : [],
                .. leftOut,
            ];
            result.Scope = result.LeftOut.Length == 0 ? FsScope.Full : FsScope.Partial;
        }

        if (recorded.Length > 0)
        {
            await session.Recorder.RecordAsync(project, FsChecklistItem.SecretsSynchronized, environment.Name, recorded, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Tell(SecretNeeds needs, NameSelection? selection, List<FsSecretComparison> all, string environment)
    {
        foreach (string note in needs.Notes)
        {
            session.Host.WriteWarning(note);
        }

        foreach (string missing in (selection?.Patterns ?? []).Where(p => p.IndexOfAny(['*', '?', '[']) < 0 && !all.Any(r => selection!.Matches(p, r.Name))))
        {
            session.Host.WriteError(!SecretName.IsForm(missing) ? SecretFailures.NameInvalid(missing, ErrorIds.SecretUnknown) : new OpsFailure(
                ErrorIds.SecretUnknown,
                FailureKind.ObjectNotFound,
                SecretComparisonTexts.NotFound.With(missing, SecretComparisonTexts.InEnvironment.With(environment)),
                SecretComparisonTexts.NotFoundRemedy,
                missing));
        }
    }
}
