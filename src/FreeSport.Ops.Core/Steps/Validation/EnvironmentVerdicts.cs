using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Metrics;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Steps.Validation;

/// <summary>Whether an environment is well, for other rooms: its smoke tests, then its metrics.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class EnvironmentVerdicts(OpsSession session, Project project) : IEnvironmentVerdicts
{
    public bool CanTell(string environment) =>
        project.EnvironmentNamed(environment) is var named && (SmokePlan.Of(named).Count > 0 || named.Metrics.Any(static m => !m.IsInformational));

    public async Task<IReadOnlyList<FsResult>> AskAsync(string environment, string? version, CancellationToken cancellationToken)
    {
        EnvironmentDefinition named = project.EnvironmentNamed(environment);
        List<FsResult> verdicts = [];
        if (SmokePlan.Of(named).Count > 0)
        {
            SmokeOptions options = new() { Targets = [new SmokeTarget(named.Name, named.Smoke?.Version is null ? null : version)] };
            verdicts.AddRange(await new SmokeService(session, project).JudgeAsync(options, cancellationToken).ConfigureAwait(false));
        }

        if (named.Metrics.Count > 0)
        {
            MetricRequests requests = new(session, project, logins: null);
            MetricRequest[] all = [.. requests.Configured(named.Name).Select(c => requests.Of(c.Metric, named.Name))];
            MetricService service = new(session.Host, MetricClock.Real, MetricSteps.Timeout);
            verdicts.AddRange((await MetricRun.RunAsync(session, project, service, all, since: null, cancellationToken).ConfigureAwait(false)).Where(static m => !m.IsInformational));
        }

        return verdicts;
    }
}
