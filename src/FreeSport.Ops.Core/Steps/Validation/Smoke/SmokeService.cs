using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Runs smoke tests side by side, and records them as one event for each environment.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="parent">The title of the activity that it is a part of; null for none.</param>
public sealed class SmokeService(OpsSession session, Project project, string? parent = null)
{
    /// <summary>Runs the tests and hands over their verdicts, the worst first.</summary>
    /// <param name="options">What to ask and how.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="OpsException">An environment is not known (<c>EnvironmentUnknown</c>), or no test has a name that is wanted (<c>SmokeTestUnknown</c>).</exception>
    public async Task<IReadOnlyList<FsSmokeTest>> RunAsync(SmokeOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsSmokeTest> told = await JudgeAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (FsSmokeTest test in told)
        {
            session.Host.WriteResult(test);
        }

        return told;
    }

    /// <summary>Runs the tests and records their verdicts.</summary>
    /// <param name="options">What to ask and how.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verdicts, the worst first.</returns>
    /// <exception cref="OpsException">As <see cref="RunAsync"/>.</exception>
    public async Task<IReadOnlyList<FsSmokeTest>> JudgeAsync(SmokeOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<(EnvironmentDefinition? Environment, IReadOnlyList<PlannedCheck> Checks)> groups = new SmokePlan(project, options).Groups();
        SmokeRun run = new(Prober(options), options, Task.Delay);
        PlannedCheck[] all = [.. groups.SelectMany(static g => g.Checks)];
        IReadOnlyList<FsSmokeTest> done = await SideBySideAsync(all, run, options.ThrottleLimit, cancellationToken).ConfigureAwait(false);
        List<FsSmokeTest> told = [];
        int at = 0;
        foreach ((EnvironmentDefinition? environment, IReadOnlyList<PlannedCheck> checks) in groups)
        {
            FsSmokeTest[] tests = checks.Count == 0 ? [NoCheck(environment)] : [.. done.Skip(at).Take(checks.Count).OrderBy(static t => t.Outcome)];
            at += checks.Count;
            foreach (FsSmokeTest test in tests.Where(t => groups.Count > 1 && t.Environment is not null))
            {
                // The same name may stand in several environments.
                test.Summary = test.Environment + ": " + test.Summary;
            }

            await session.Recorder.RecordAsync(project, item: null, environment?.Name, tests, cancellationToken).ConfigureAwait(false);
            told.AddRange(tests);
        }

        return told;
    }

    private Func<PlannedCheck, TimeSpan, CancellationToken, Task<SmokeLook>> Prober(SmokeOptions options)
    {
        HttpExchange exchange = new(session.Host);
        SmokeLogins logins = new(exchange, options, session.Redactor, Environment.GetEnvironmentVariable);
        HttpProbe http = new(exchange, logins, options, session.Redactor, Environment.GetEnvironmentVariable);
        ContainerProbe containers = new(session);
        return (planned, timeout, stop) => planned.Check switch
        {
            { Version: { Header: null, Json: null, Service: null } } => Task.FromResult(SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.VersionNowhere, SmokeTexts.VersionNowhereRemedy.With(planned.Environment?.Name))),
            { Kind: FsSmokeKind.Tcp } => TcpProbe.AskAsync(planned.Check, timeout, stop),
            { Kind: FsSmokeKind.Dns } => DnsProbe.AskAsync(planned.Check, timeout, stop),
            { Kind: FsSmokeKind.Container } => containers.AskAsync(planned, timeout, stop),
            _ => http.AskAsync(planned, timeout, stop),
        };
    }

    private async Task<IReadOnlyList<FsSmokeTest>> SideBySideAsync(PlannedCheck[] checks, SmokeRun run, int throttleLimit, CancellationToken cancellationToken)
    {
        int ended = 0;
        using SemaphoreSlim places = new(throttleLimit);
        FsSmokeTest[] tests = await Task.WhenAll(checks.Select(OneAsync)).ConfigureAwait(false);
        if (checks.Length > 0)
        {
            session.Host.WriteProgress(new OpsProgress(SmokeTexts.Activity, SmokeTexts.Activity, Completed: true, Parent: parent));
        }

        return tests;

        async Task<FsSmokeTest> OneAsync(PlannedCheck check)
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => run.RunAsync(check, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
                session.Host.WriteProgress(new OpsProgress(SmokeTexts.Activity, check.Check.Name, 100 * Interlocked.Increment(ref ended) / checks.Length, Parent: parent));
            }
        }
    }

    private static FsSmokeTest NoCheck(EnvironmentDefinition? environment) => new()
    {
        Step = FsStep.Validation,
        Subject = environment?.Name ?? SmokeTexts.Subject,
        Environment = environment?.Name,
        Outcome = FsOutcome.Inconclusive,
        Trouble = FsSmokeTrouble.NotReady,
        StartedAt = DateTime.UtcNow,
        Summary = SmokeTexts.NoCheck,
        Remedy = SmokeTexts.NoCheckRemedy.With(environment?.Name ?? "NAME"),
    };
}
