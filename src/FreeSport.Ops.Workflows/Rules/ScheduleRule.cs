using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Cron expressions and time zones of <c>schedule</c>.</summary>
internal sealed class ScheduleRule() : WorkflowRule("events")
{
    // Source: GitHub's reference of the schedule event.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(5);

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        foreach (ScheduleEntry entry in workflow.Triggers.OfType<ScheduleTrigger>().SelectMany(static s => s.Entries))
        {
            CheckCron(entry.Cron);
            if (entry.Timezone is { } zone && !NameTable.TimeZones.Contains(zone.Value))
            {
                Error(zone, Message.Of<RuleTexts>(nameof(RuleTexts.TimeZoneUnknown), zone.Value));
            }
        }
    }

    private void CheckCron(YamlScalar cron)
    {
        if (TemplatePlaceholders.Contains(cron.Value))
        {
            return;
        }

        CronReading reading = CronExpression.Read(cron.Value);
        if (reading.Cron is null)
        {
            Error(cron, Message.Of<RuleTexts>(nameof(RuleTexts.CronWrong), cron.Value, reading.Problem));
        }
        else if (reading.Cron.ShortestInterval() is { } interval && interval < ShortestInterval)
        {
            Warn(cron, Message.Of<RuleTexts>(nameof(RuleTexts.CronTooOften), cron.Value, interval.TotalMinutes));
        }
    }
}
