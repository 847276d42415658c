namespace FreeSport.Ops.Workflows.Tables;

/// <summary>An event that can trigger a workflow, and what may stand under it.</summary>
public sealed class WebhookEvent
{
    internal WebhookEvent(string[] row)
    {
        Name = row[0];
        AcceptsAnyType = row[1] == TableResource.Anything;
        Types = AcceptsAnyType ? [] : TableResource.List(row[1]);
        Filters = TableResource.List(row[2]);
        IsRetired = row[3] == "retired";
    }

    /// <summary>The name as it stands under <c>on</c>.</summary>
    public string Name { get; }

    /// <summary>Activity types GitHub knows, in GitHub's order. Empty if the event has none or the user makes them up.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Whether the types are the user's own, as with <c>repository_dispatch</c>.</summary>
    public bool AcceptsAnyType { get; }

    /// <summary>Whether <c>types</c> may stand under the event.</summary>
    public bool TakesTypes => AcceptsAnyType || Types.Count > 0;

    /// <summary>
    /// The filters that may stand under the event: of <c>branches</c>, <c>branches-ignore</c>, <c>tags</c>,
    /// <c>tags-ignore</c>, <c>paths</c>, <c>paths-ignore</c>, <c>workflows</c>, <c>names</c>, <c>versions</c>.
    /// </summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>Whether GitHub still accepts the event but no longer sends it, so that nothing ever runs.</summary>
    public bool IsRetired { get; }

    /// <summary>Whether a filter may stand under the event.</summary>
    /// <param name="filter">Its key, for example <c>paths-ignore</c>.</param>
    public bool Takes(string filter) => Filters.Contains(filter, StringComparer.Ordinal);
}
