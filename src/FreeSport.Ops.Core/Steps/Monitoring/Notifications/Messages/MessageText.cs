using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>Gives a message its words, in the language of a channel.</summary>
/// <param name="message">The message.</param>
/// <param name="culture">The language.</param>
internal sealed class MessageText(TeamMessage message, CultureInfo culture)
{
    /// <summary>The names that a template may use at its top, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "mark", "outcome", "outcomeName", "title", "project", "environment", "change", "commit", "by", "at", "counts", "text", "items", "open", "passed", "links",
    ];

    /// <summary>Gets the culture.</summary>
    public CultureInfo Culture => culture;

    /// <summary>Gets the message.</summary>
    public TeamMessage Source => message;

    /// <summary>Gets the title on one line: what a person gave, or environment and change.</summary>
    public string Title => OneLine(message.Title is { Length: > 0 } given ? given
        : message.Environment is { } environment ? In(nameof(NotificationTexts.TitleOfEnvironment), environment, message.ShownChange)
        : In(nameof(NotificationTexts.TitleOfChange), message.ShownChange));

    /// <summary>Gets the verdict and the title on one line, as lists of messages and notifications show it.</summary>
    public string Headline => message.Verdict is { } verdict ? $"{Mark(verdict)} {Word(verdict)}: {Title}" : Title;

    /// <summary>Fills a template of the module's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="escape">Makes a value harmless.</param>
    /// <returns>The text.</returns>
    public string Fill(string name, Func<string, string> escape) => Render(OwnTemplates.Read(name, culture), escape);

    /// <summary>Fills a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="escape">Makes a value harmless.</param>
    /// <returns>The text, without space around it.</returns>
    /// <exception cref="FormatException">The template is wrong.</exception>
    public string Render(string template, Func<string, string> escape) => Mustache.Render(template.Replace("\r\n", "\n"), Values(), escape).Trim();

    /// <summary>A text of this room in the channel's language.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">What goes into its places.</param>
    public string In(string key, params object?[] values) => Message.Of<NotificationTexts>(key, values).In(culture);

    private Dictionary<string, object> Values()
    {
        MessageItem[] items = [.. message.Items.Where(static i => !i.IsText)];
        MessageItem[] open = [.. items.Where(static i => i.Outcome is not FsOutcome.Passed).OrderBy(static i => i.Outcome is null).ThenBy(static i => i.Outcome)];
        MessageItem[] passed = [.. items.Where(static i => i.Outcome is FsOutcome.Passed)];
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["mark"] = message.Verdict is { } verdict ? Mark(verdict) : string.Empty,
            ["outcome"] = message.Verdict is { } word ? Word(word) : string.Empty,
            ["outcomeName"] = message.Verdict?.ToString() ?? string.Empty,
            ["title"] = Title,
            ["project"] = message.Project,
            ["environment"] = message.Environment ?? string.Empty,
            ["change"] = message.ShownChange,
            ["commit"] = message.Head,
            ["by"] = message.By,
            ["at"] = message.At.ToLocalTime().ToString("g", culture),
            ["counts"] = items.Length > 1 ? Counts(items) : string.Empty,
            ["text"] = string.Join("\n", message.Items.Where(static i => i.IsText).Select(static i => i.Summary)),
            ["items"] = Items([.. open, .. passed]),
            ["open"] = Items(open),
            ["passed"] = Items(passed),
            ["links"] = message.Links.Select(static l => Values(("url", l.AbsoluteUri))).ToList(),
        };
    }

    private List<IReadOnlyDictionary<string, object>> Items(IEnumerable<MessageItem> items) =>
    [
        .. items.Select(i => Values(
            ("mark", i.Outcome is { } outcome ? Mark(outcome) : "•"),
            ("outcome", i.Outcome is { } word ? Word(word) : string.Empty),
            ("outcomeName", i.Outcome?.ToString() ?? string.Empty),
            ("subject", OneLine(i.Subject)),
            ("summary", i.Summary.Trim()),
            ("remedy", i.Remedy.Trim()),
            ("command", OneLine(i.Command)))),
    ];

    private static Dictionary<string, object> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(static v => v.Name, static v => (object)v.Value, StringComparer.Ordinal);

    private string Counts(IReadOnlyList<MessageItem> items) => string.Join(", ", items
        .Where(static i => i.Outcome is not null)
        .GroupBy(static i => i.Outcome!.Value)
        .OrderBy(static g => g.Key)
        .Select(g => Word(g.Key).ToLower(culture) + ": " + g.Count().ToString(culture)));

    /// <summary>A verdict as a person says it.</summary>
    private string Word(FsOutcome outcome) => In("Outcome" + outcome);

    private static string Mark(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Passed => "✅",
        FsOutcome.Warning => "⚠️",
        FsOutcome.Failed => "❌",
        FsOutcome.Skipped => "➖",
        _ => "❔",
    };

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Trim();
}
