using System.Diagnostics.CodeAnalysis;

namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The events that can trigger a workflow. Safe from any thread; read at the first question.</summary>
public static class WebhookEvents
{
    internal const string Table = "WebhookEvents.tsv";

    private static readonly Lazy<Dictionary<string, WebhookEvent>> Events = new(static () =>
        TableResource.Rows(Table).Select(static r => new WebhookEvent(r.Split('\t'))).ToDictionary(static e => e.Name, StringComparer.Ordinal));

    /// <summary>The names of all events.</summary>
    public static IReadOnlyCollection<string> Names => Events.Value.Keys;

    /// <summary>Finds an event by its name. Names are case-sensitive, as they are to GitHub.</summary>
    /// <param name="name">What stands under <c>on</c>.</param>
    /// <param name="found">The event.</param>
    /// <returns>Whether GitHub knows the event.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out WebhookEvent? found) => Events.Value.TryGetValue(name, out found);
}
