using System.Globalization;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Tells of plans whose application was killed before it could say what it had done, and puts it on record.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="store">Where plans are kept.</param>
internal sealed class BrokenOffPlans(OpsSession session, Project project, PlanStore store)
{
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        foreach (BrokenOffPlan broken in store.Sweep())
        {
            FsInfrastructureChange change = ChangeResults.Of(
                new FsInfrastructurePlan { PlanId = broken.Record.PlanId, Kind = broken.Record.Kind, Subject = broken.Record.Subject, Target = broken.Record.Target, Environment = broken.Record.Environment, Project = broken.Record.Project },
                broken.Changes,
                broken.StartedAt ?? broken.Record.CreatedAt,
                isComplete: false,
                [PlanTexts.Killed]);
            string since = (broken.StartedAt ?? broken.Record.CreatedAt).ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
            session.Host.WriteWarning(PlanTexts.BrokenOff.With(
                broken.Record.Subject, since, PlanWords.Summary(change), PlanWords.Names(broken.Changes.Where(static c => c.State != FsResourceChangeState.NotReached).Select(static c => $"{c} ({c.State})"))));

            // It is evidence of the project it happened in; of another one its own next command tells.
            if (broken.Record.Project == project.Root)
            {
                await session.Recorder.RecordAsync(project, item: null, [change], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
