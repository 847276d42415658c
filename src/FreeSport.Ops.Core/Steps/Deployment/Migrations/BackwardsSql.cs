namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>The SQL that undoes a migration, as <c>sqlmigrate APP NAME --backwards</c> writes it: under a title for each operation.</summary>
internal static class BackwardsSql
{
    private const string Comment = "--";

    /// <summary>The operations that do something to the database.</summary>
    /// <param name="output">What Django wrote.</param>
    /// <returns>Their descriptions, without <c>Undo</c>; null where it wrote no titles.</returns>
    public static IReadOnlyList<string>? Working(string output)
    {
        string[] lines = [.. output.Split('\n').Select(static l => l.TrimEnd())];
        HashSet<string> working = [];
        string? title = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == Comment && i + 2 < lines.Length && lines[i + 1].StartsWith(Comment + " ", StringComparison.Ordinal) && lines[i + 2] == Comment)
            {
                title = lines[i + 1].Substring(Comment.Length + 1);
                i += 2;
            }
            else if (title is not null && lines[i].Length > 0 && lines[i] != "COMMIT;" && !lines[i].StartsWith(Comment, StringComparison.Ordinal))
            {
                working.Add(title);
            }
        }

        return title is null ? null : [.. working];
    }
}
