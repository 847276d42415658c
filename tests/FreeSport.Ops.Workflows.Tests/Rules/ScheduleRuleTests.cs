namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class ScheduleRuleTests
{
    [Theory]
    [InlineData("0 0 * *", "it has 4 fields instead of 5")]
    [InlineData("0 0 * * * *", "it has 6 fields instead of 5")]
    [InlineData("@daily", "it has 1 field ")]
    [InlineData("60 0 * * *", "\"60\" is not within its bounds")]
    [InlineData("0 24 * * *", "\"24\"")]
    [InlineData("0 0 0 * *", "\"0\"")]
    [InlineData("0 0 32 * *", "\"32\"")]
    [InlineData("0 0 * 13 *", "\"13\"")]
    [InlineData("0 0 * 0 *", "\"0\"")]
    [InlineData("0 0 * * 7", "\"7\"")]
    [InlineData("0 0 * * MOON", "\"MOON\"")]
    [InlineData("0 0 * MON *", "\"MON\"")]
    [InlineData("30-10 0 * * *", "\"30-10\"")]
    [InlineData("0/0 1 * * *", "\"0/0\"")]
    [InlineData("0/5/5 1 * * *", "\"0/5/5\"")]
    [InlineData("1,,2 1 * * *", "\"1,,2\"")]
    [InlineData("-5 1 * * *", "\"-5\"")]
    [InlineData("* * * * *", "every 1 minute")]
    [InlineData("*/3 * * * *", "every 3 minutes")]
    [InlineData("*/4 5 * * *", "every 4 minutes")]
    [InlineData("0,2,30 12 * * *", "every 2 minutes")]
    [InlineData("0-10 12 * * *", "every 1 minute")]
    [InlineData("1,59 * * * *", "every 2 minutes")]
    [InlineData("0,58 23,0 * * *", "every 2 minutes")]
    public void Schedules_GitHub_does_not_keep_are_named(string cron, string telling) =>
        Checked.One(Checked.On($"schedule:\n  - cron: '{cron}'"), "events", 3, 13, telling);

    [Theory]
    [InlineData("0 0 * * *")]
    [InlineData("*/5 * * * *")]
    [InlineData("  15   4 1,15 * *  ")]
    [InlineData("0 8-18/2 * jan-MAR mon-fri")]
    [InlineData("30 5 ? * SUN,6")]
    [InlineData("5/15 * * * 0")]
    [InlineData("59 23 31 12 6")]
    [InlineData("1,59 4,6 * * *")]
    public void Schedules_GitHub_keeps_are_right(string cron) => Checked.None(Checked.On($"schedule:\n  - cron: '{cron}'"));

    [Theory]
    [InlineData("Europe/Moskow")]
    [InlineData("MSK")]
    [InlineData("+03:00")]
    [InlineData("Москва")]
    public void Time_zones_there_are_not_are_named(string zone) =>
        Checked.One(Checked.On($"schedule:\n  - cron: '0 0 * * *'\n    timezone: \"{zone}\""), "events", 4, 17, $"no time zone \"{zone}\"");

    [Theory]
    [InlineData("Europe/Moscow")]
    [InlineData("Asia/Yekaterinburg")]
    [InlineData("Etc/UTC")]
    public void Time_zones_there_are_are_right(string zone) =>
        Checked.None(Checked.On($"schedule:\n  - cron: '0 0 * * *'\n    timezone: {zone}"));

    [Fact]
    public void Every_line_of_a_schedule_is_checked() => Checked.All(
        Checked.On("schedule:\n  - cron: '* * * * *'\n  - cron: '0 0 * * *'\n  - cron: 'never'"),
        "events",
        [(3, 13, "every 1 minute"), (5, 13, "it has 1 field ")]);
}
