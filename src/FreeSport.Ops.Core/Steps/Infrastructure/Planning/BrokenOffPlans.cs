using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Tells of plans whose application was killed before it could say what it had done, and puts it on record.</summary>
/// <param name="setting">What to work with.</param>
internal sealed class BrokenOffPlans(PlanSetting setting)
{
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        foreach (BrokenOffPlan broken in setting.Store.Sweep())
        {
            FsInfrastructureChange change = ChangeResults.Of(
                new FsInfrastructurePlan { PlanId = broken.Record.PlanId, Kind = broken.Record.Kind, Subject = broken.Record.Subject, Target = broken.Record.Target, Environment = broken.Record.Environment, Project = broken.Record.Project },
                broken.Changes,
                broken.StartedAt ?? broken.Record.CreatedAt,
                isComplete: false,
                [PlanTexts.Killed]);
            string since = (broken.StartedAt ?? broken.Record.CreatedAt).ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
            setting.Session.Host.WriteWarning(PlanTexts.BrokenOff.With(
                broken.Record.Subject, since, PlanWords.Summary(change), PlanWords.Names(broken.Changes.Where(static c => c.State != FsResourceChangeState.NotReached).Select(static c => $"{c} ({c.State})"))));

            // It is evidence of the project it happened in; of another one its own next command tells.
            if (broken.Record.Project == setting.Project.Root)
            {
                await setting.Session.Recorder.RecordAsync(setting.Project, item: null, [change], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
