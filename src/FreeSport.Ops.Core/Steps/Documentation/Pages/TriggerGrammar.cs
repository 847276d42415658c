using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>Reads what a page says starts a workflow, in Russian and English; about_FreeSport.Ops_Documentation states the phrases.</summary>
internal static class TriggerGrammar
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Reserved = @"(?:push|PRs?|pull\w*|manual\w*|workflow\w*|schedule\w*|cron|nightly|daily|weekly|release\w*|create|on|only|paths?|and|or|with|by|via|when|if)";
    private const string Ticked1 = "`(?!" + Reserved + "`)[^`]+`";
    private const string Bare1 = "(?!" + Reserved + @"\b)[A-Za-z][\w.*-]*(?:/\*+)?";
    private const string Between = @"\s*(?:,|/|\bи\b|\bили\b|\band\b|\bor\b)\s*";
    private const string Branches = @"(?:ветк\w+\s+|branch(?:es)?\s+)?(?<branches>" + Ticked1 + "(?:" + Between + Ticked1 + ")*|" + Bare1 + "(?:" + Between + Bare1 + @")*)(?:\s+branch(?:es)?\b)?";

    private static readonly Regex PullRequest = At(@"(?:pull[ _-]?requests?|PRs?|ПР)\b(?:-?[ыа])?(?:\s+(?:в|во|на|to|into|against|on|for)\s+" + Branches + ")?");
    private static readonly Regex TagPush = At(@"(?:push|пуш)\w*\s+(?:of\s+)?(?:тег\w*|tags?)(?:\s+`[^`]+`)?");
    private static readonly Regex Push = At(@"(?:push\w*|пуш\w*|merge|мердж\w*|мёрдж\w*|мерж\w*|слияни\w+)(?:\s+(?:в|во|на|to|into|on)\s+" + Branches + ")?");
    private static readonly Regex Manual = At(@"(?:ручной\s+запуск|вручную|manual(?:ly)?(?:\s+(?:run|start|dispatch|trigger))?|`?workflow_dispatch`?|by\s+hand|on\s+demand|по\s+кнопке)(?:\s*\((?<inside>[^)]*)\))?(?:\s+(?:с\s+вход\w+|with\s+inputs?)\s+(?<inputs>`\w+`(?:\s*(?:,|и|and)\s*`\w+`)*))?");
    private static readonly Regex Schedule = At(@"(?:по\s+|on\s+(?:a\s+)?)?(?<when>`?cron`?|расписани\w+|`?schedule`?d?|ежедневно|каждый\s+день|каждую\s+ночь|ночью|daily|nightly|every\s+(?:day|night)|еженедельно|weekly)(?:\s+(?:по\s+)?(?:`?cron`?|расписанию|schedule))?(?:\s*[`""']*(?<cron>[\d*/,-]+(?:\s+[\d*/,A-Z-]+){4})[`""']*)?(?:\s*,?\s*(?:в|at)?\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?:\s*(?<zone>UTC|GMT|MSK|МСК))?)?");
    private static readonly Regex Paths = At(@"(?:по\s+|с\s+|with\s+(?:a\s+)?)?(?:фильтр\w*\s+)?`?paths`?(?:[- ]?(?:фильтр\w*|filters?))?|(?:только\s+)?при\s+(?:изменени\w+|правк\w+)\s+(?:в|во)\s+`[^`]+`(?:\s*(?:,|и|или)\s*`[^`]+`)*|(?:only\s+)?(?:on|when|if|that)\s+(?:changes\s+(?:in|to)\s+|touch\w*\s+)?`[^`]+`(?:\s*(?:,|and|or)\s*`[^`]+`)*(?:\s+(?:changes?|changed))?");
    private static readonly Regex Separator = At(@"[\s,;.+&|/]+|(?:и|или|and|or|на|по|при|on|а\s+также|plus)\b|\b(?:for|для)\s+(?:an?\s+|the\s+)?\w+|<br\s*/?>|\([^)]*\)");
    private static readonly Regex Dispatched = new(@"(?<![\w-])(?<name>[A-Za-z_]\w*)=", RegexOptions.CultureInvariant);
    private static readonly Regex Ticked = new(@"`(?<name>[^`]+)`", RegexOptions.CultureInvariant);

    private static readonly (Regex Phrase, string Event)[] Others =
    [
        (At(@"создани\w+\s+(?:ветк\w+(?:\s+или\s+тег\w+)?|тег\w+|репозитори\w+)|(?:branch|tag|repository)\s+creation|`?create`?\b"), "create"),
        (At(@"(?:публикаци\w+\s+)?релиз\w*|`?release`?s?\b(?:\s+published)?"), "release"),
        (At(@"комментари\w+(?:\s+(?:в|к)\s+(?:issues?|PR)(?:\s*(?:/|и|или)\s*(?:issues?|PR))?)?|`?issue_comment`?|comments?(?:\s+(?:in|on)\s+(?:issues?|PRs?)(?:\s*(?:/|and|or)\s*(?:issues?|PRs?))?)?"), "issue_comment"),
        (At(@"вызов\w*\s+из\s+друг\w+\s+workflow|`?workflow_call`?|called\s+by\s+(?:an)?other\s+workflows?"), "workflow_call"),
        (At(@"`?workflow_run`?|после\s+(?:workflow\s+)?(?:`[^`]+`|«[^»]+»)|after\s+(?:the\s+)?(?:workflow\s+)?(?:`[^`]+`|""[^""]+"")"), "workflow_run"),
        (At(@"`?repository_dispatch`?"), "repository_dispatch"),
        (At(@"`?merge_group`?|merge\s+queue|очеред\w+\s+слияни\w+"), "merge_group"),
    ];

    /// <summary>Reads a text from its beginning to its end.</summary>
    /// <param name="text">The text, as a cell of a table holds it.</param>
    /// <param name="unknown">What was not understood; null when all was.</param>
    public static IReadOnlyList<TriggerPhrase> Read(string text, out string? unknown)
    {
        List<TriggerPhrase> phrases = [];
        unknown = null;
        string flat = text.Replace("**", "  ").Replace('\u00a0', ' ');
        for (int at = 0; at < flat.Length;)
        {
            if (Phrase(flat, ref at) is { } phrase)
            {
                phrases.Add(phrase);
            }
            else if (phrases.Count > 0 && Took(Paths, flat, ref at) is not null)
            {
                phrases[phrases.Count - 1].HasPaths = true;
            }
            else if (Took(Separator, flat, ref at) is null)
            {
                unknown = flat.Substring(at).Trim();
                break;
            }
        }

        return phrases;
    }

    /// <summary>Reads one phrase at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where; moved behind the phrase.</param>
    /// <returns>The phrase; null when none stands there.</returns>
    public static TriggerPhrase? Phrase(string text, ref int at)
    {
        foreach ((Regex phrase, string name) in Others)
        {
            if (Took(phrase, text, ref at) is not null)
            {
                return new TriggerPhrase(name);
            }
        }

        if (Took(PullRequest, text, ref at) is { } pullRequest)
        {
            return new TriggerPhrase("pull_request") { Branches = NamesIn(pullRequest.Groups["branches"]) };
        }

        if (Took(TagPush, text, ref at) is not null)
        {
            return new TriggerPhrase("push:tags");
        }

        if (Took(Push, text, ref at) is { } push)
        {
            return new TriggerPhrase("push") { Branches = NamesIn(push.Groups["branches"]) };
        }

        if (Took(Manual, text, ref at) is { } manual)
        {
            string[] given = [.. Dispatched.Matches(manual.Groups["inside"].Value).Cast<Match>().Select(static m => m.Groups["name"].Value), .. NamesIn(manual.Groups["inputs"]) ?? []];
            return new TriggerPhrase("workflow_dispatch") { Inputs = given };
        }

        return Took(Schedule, text, ref at) is { } schedule ? Scheduled(schedule) : null;
    }

    private static TriggerPhrase Scheduled(Match schedule)
    {
        TimeSpan? time = null;
        if (schedule.Groups["hour"].Success && int.TryParse(schedule.Groups["hour"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && hour < 24)
        {
            // Moscow is three hours ahead, the whole year.
            int ahead = schedule.Groups["zone"].Value.ToUpperInvariant() is "MSK" or "МСК" ? 3 : 0;
            time = TimeSpan.FromMinutes((((hour + 24 - ahead) % 24) * 60) + int.Parse(schedule.Groups["minute"].Value, CultureInfo.InvariantCulture));
        }

        return new TriggerPhrase("schedule")
        {
            Time = time,
            Cron = schedule.Groups["cron"].Success ? Regex.Replace(schedule.Groups["cron"].Value, @"\s+", " ") : null,
            IsNightly = schedule.Groups["when"].Value.ToUpperInvariant() is "НОЧЬЮ" or "NIGHTLY" or "КАЖДУЮ НОЧЬ" or "EVERY NIGHT",
        };
    }

    private static string[]? NamesIn(Group branches) => !branches.Success ? null
        : branches.Value.IndexOf('`') >= 0 ? [.. Ticked.Matches(branches.Value).Cast<Match>().Select(static m => m.Groups["name"].Value.Trim())]
        : [.. Regex.Split(branches.Value, @"\s*(?:,|/(?!\*)|\bи\b|\bили\b|\band\b|\bor\b)\s*", Options).Where(static n => n.Length > 0)];

    private static Match? Took(Regex phrase, string text, ref int at)
    {
        Match match = phrase.Match(text, at);
        if (!match.Success || match.Length == 0)
        {
            return null;
        }

        at += match.Length;
        return match;
    }

    private static Regex At(string pattern) => new(@"\G(?:" + pattern + ")", Options);
}
