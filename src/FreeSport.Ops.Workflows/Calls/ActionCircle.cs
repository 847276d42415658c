using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Calls;

/// <summary>Composite actions that use each other in a circle, so that none of them ever begins.</summary>
internal static class ActionCircle
{
    /// <summary>The way from an action back to itself; null when there is none.</summary>
    /// <param name="start">The action.</param>
    /// <param name="next">What one of its steps uses.</param>
    /// <param name="actions">The actions of the repository.</param>
    public static string? From(LocalAction start, LocalAction next, LocalActions actions)
    {
        Dictionary<string, string> cameFrom = new(StringComparer.Ordinal) { [next.Folder] = start.Folder };
        Queue<LocalAction> open = new([next]);
        while (open.Count > 0)
        {
            LocalAction action = open.Dequeue();
            if (action.Folder == start.Folder)
            {
                return Way(start.Folder, cameFrom);
            }

            foreach (string path in LocalActions.UsedBy(action.Action?.Steps ?? []))
            {
                LocalAction used = actions.Find(path);
                if (!cameFrom.ContainsKey(used.Folder))
                {
                    cameFrom[used.Folder] = action.Folder;
                    open.Enqueue(used);
                }
            }
        }

        return null;
    }

    private static string Way(string start, Dictionary<string, string> cameFrom)
    {
        List<string> way = [start];
        string at = start;
        do
        {
            at = cameFrom[at];
            way.Insert(0, at);
        }
        while (at != start);

        return string.Join(" > ", way);
    }
}
