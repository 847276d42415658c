using System.Diagnostics.CodeAnalysis;

namespace FreeSport.Ops.Workflows.Tables;

/// <summary>
/// Popular actions at their released major versions. Safe from any thread; indexed at the first question,
/// an entry is taken apart when it is asked for.
/// </summary>
public static class PopularActions
{
    internal const string Table = "PopularActions.tsv";

    private static readonly Lazy<ILookup<string, ActionRow>> Rows = new(static () =>
        TableResource.Rows(Table).Select(static l => new ActionRow(l)).ToLookup(static r => r.Action, StringComparer.OrdinalIgnoreCase));

    /// <summary>Every action at every ref of the table, as a step would name it.</summary>
    public static IEnumerable<string> Names =>
        Rows.Value.SelectMany(static a => a).SelectMany(static r => r.Refs.Select(version => r.Action + "@" + version));

    /// <summary>Finds an action by what a step uses. Owner, name and path are compared in any case, the ref exactly.</summary>
    /// <param name="uses"><c>owner/name[/path]@ref</c>.</param>
    /// <param name="action">What it declares.</param>
    /// <returns>Whether the table has the action at that ref; most full versions and all commits are not in it.</returns>
    public static bool TryGet(string uses, [NotNullWhen(true)] out PopularAction? action)
    {
        int at = uses.IndexOf('@');
        string version = uses.Substring(at + 1);
        action = at < 0
            ? null
            : Rows.Value[uses.Substring(0, at)].FirstOrDefault(r => r.Refs.Contains(version, StringComparer.Ordinal))?.Declared;
        return action is not null;
    }
}
