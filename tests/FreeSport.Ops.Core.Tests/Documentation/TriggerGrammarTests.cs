using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>The phrases that about_FreeSport.Ops_Documentation states.</summary>
public sealed class TriggerGrammarTests
{
    [Theory]
    [InlineData("PR в `develop`", "pull_request[develop]")]
    [InlineData("PR в `develop`, по `paths`", "pull_request[develop]*")]
    [InlineData("PR to `main` and `develop`", "pull_request[main develop]")]
    [InlineData("pull request into develop", "pull_request[develop]")]
    [InlineData("push в `main`, ручной запуск", "push[main] workflow_dispatch")]
    [InlineData("push to main/develop; manual run", "push[main develop] workflow_dispatch")]
    [InlineData("cron 02:00 UTC, ручной запуск", "schedule@02:00 workflow_dispatch")]
    [InlineData("ежедневно в 05:00 МСК", "schedule@02:00")]
    [InlineData("по расписанию `0 2 * * *`", "schedule(0 2 * * *)")]
    [InlineData("ручной запуск (`mode=check`/`apply`)", "workflow_dispatch{mode}")]
    [InlineData("создание ветки, push в `main` при изменениях в `docs/**`", "create push[main]*")]
    [InlineData("push тега `v*`", "push:tags")]
    [InlineData("комментарии в issue/PR", "issue_comment")]
    [InlineData("`workflow_dispatch` and `workflow_call`", "workflow_dispatch workflow_call")]
    [InlineData("push to `main`, by hand for a rollback", "push[main] workflow_dispatch")]
    [InlineData("**PR** в `release/*`", "pull_request[release/*]")]
    public void A_phrase_is_an_event_with_its_branches(string text, string expected)
    {
        IReadOnlyList<TriggerPhrase> phrases = TriggerGrammar.Read(text, out string? unknown);

        Assert.Null(unknown);
        Assert.Equal(expected, string.Join(' ', phrases.Select(Written)));
    }

    [Theory]
    [InlineData("когда рак на горе свистнет")]
    [InlineData("PR в `develop`, если повезёт")]
    [InlineData("after lunch")]
    public void What_is_not_known_is_told(string text)
    {
        TriggerGrammar.Read(text, out string? unknown);

        Assert.NotNull(unknown);
    }

    private static string Written(TriggerPhrase p) =>
        p.Event + (p.Branches is null ? string.Empty : "[" + string.Join(' ', p.Branches) + "]") + (p.HasPaths ? "*" : string.Empty)
        + (p.Inputs.Count > 0 ? "{" + string.Join(' ', p.Inputs) + "}" : string.Empty) + (p.Time is { } time ? "@" + time.ToString(@"hh\:mm", System.Globalization.CultureInfo.InvariantCulture) : string.Empty)
        + (p.Cron is null ? string.Empty : "(" + p.Cron + ")");
}
