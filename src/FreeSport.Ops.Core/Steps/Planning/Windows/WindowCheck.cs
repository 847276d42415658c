using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Windows;

namespace FreeSport.Ops.Core.Steps.Planning.Windows;

/// <summary>Tells whether environments may be touched.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class WindowCheck(OpsSession session, Project project)
{
    /// <summary>Hands over one verdict an environment.</summary>
    /// <param name="environments">Their names; all of the configuration for none.</param>
    /// <param name="at">The moment, in UTC; null for now, and then the verdict is recorded.</param>
    /// <param name="expected">How long it will take; null for what the configuration says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="OpsException">An environment is not configured (<c>EnvironmentUnknown</c>).</exception>
    public async Task<IReadOnlyList<FsDeploymentWindow>> CheckAsync(IReadOnlyList<string> environments, DateTime? at, TimeSpan? expected, CancellationToken cancellationToken)
    {
        List<FsDeploymentWindow> verdicts = [];
        IReadOnlyList<EnvironmentDefinition> asked = environments.Count > 0 ? [.. environments.Select(project.EnvironmentNamed)] : project.EnvironmentsMeant(null);
        foreach (EnvironmentDefinition environment in asked)
        {
            FsDeploymentWindow verdict = Judge(environment, at ?? DateTime.UtcNow, expected ?? environment.ExpectedDuration ?? TimeSpan.Zero);
            if (at is null)
            {
                await session.Recorder.RecordAsync(project, item: null, [verdict], cancellationToken).ConfigureAwait(false);
            }

            verdicts.Add(verdict);
        }

        return verdicts;
    }

    /// <summary>The verdict for one environment at a moment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="at">The moment, in UTC.</param>
    /// <param name="expected">How long it will take.</param>
    internal static FsDeploymentWindow Judge(EnvironmentDefinition environment, DateTime at, TimeSpan expected)
    {
        WindowAnswer answer = new WindowCalendar(environment).Ask(at, expected);
        string? odd = WindowWords.Odd(answer);
        return new FsDeploymentWindow
        {
            Step = FsStep.Planning,
            Subject = "window of " + environment.Name,
            Environment = environment.Name,
            Scope = FsScope.Full,
            StartedAt = DateTime.UtcNow,
            State = answer.State,
            At = at,
            ExpectedDuration = expected,
            Outcome = answer.State switch
            {
                FsWindowState.Open => odd is null && answer.CutBy is null ? FsOutcome.Passed : FsOutcome.Warning,
                FsWindowState.NotConfigured => FsOutcome.Skipped,
                FsWindowState.Unknown => FsOutcome.Inconclusive,
                _ => FsOutcome.Failed,
            },
            Summary = WindowWords.Say(answer, at, expected),
            Remedy = answer.State switch
            {
                FsWindowState.Unknown => WindowTexts.ZoneUnknownRemedy,
                FsWindowState.NotConfigured => WindowTexts.NotConfiguredRemedy,
                FsWindowState.Open => null,
                _ => WindowTexts.ClosedRemedy,
            },
            Window = answer.Now?.Window?.ToString(),
            OpenedAt = answer.Now is { Window: not null } now ? now.Start.ToDateTimeUtc() : null,
            ClosesAt = answer.Now is { } open && (open.Window is not null || answer.CutBy is not null) ? open.End.ToDateTimeUtc() : null,
            Left = answer.Now is { } left && (left.Window is not null || answer.CutBy is not null) ? left.End.ToDateTimeUtc() - at : null,
            NextOpensAt = answer.Next?.Start.ToDateTimeUtc(),
            NextClosesAt = answer.Next is { Window: not null } next ? next.End.ToDateTimeUtc() : null,
            NextIn = answer.Next is { } later ? later.Start.ToDateTimeUtc() - at : null,
            Freeze = (answer.Freeze ?? answer.CutBy)?.ToString(),
            Notes = odd is null ? [] : [odd],
        };
    }
}
