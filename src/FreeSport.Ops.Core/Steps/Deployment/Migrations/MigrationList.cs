using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>The migrations that an image knows, as <c>showmigrations --plan</c> lists them, in the order in which they are applied.</summary>
/// <param name="Applied">Those that the database has, as <c>app.name</c>.</param>
/// <param name="Known">All of them.</param>
internal sealed record MigrationList(IReadOnlyList<string> Applied, IReadOnlyList<string> Known)
{
    private static readonly Regex Entry = new(@"\A\[(?<mark>[X ])\]\s+(?<name>\w+\.\S+?)(\s+\.\.\..*)?\s*\z", RegexOptions.CultureInvariant);

    /// <summary>Reads what Django said.</summary>
    /// <param name="output">What it said; lines that are none of the list do not matter.</param>
    /// <returns>The list; null where there is none, or a line of it is not understood.</returns>
    public static MigrationList? Read(string output)
    {
        List<string> applied = [], known = [];
        foreach (string line in output.Split('\n').Select(static l => l.TrimEnd('\r')).Where(static l => l.StartsWith("[", StringComparison.Ordinal)))
        {
            Match entry = Entry.Match(line);
            if (!entry.Success)
            {
                return null;
            }

            known.Add(entry.Groups["name"].Value);
            if (entry.Groups["mark"].Value == "X")
            {
                applied.Add(entry.Groups["name"].Value);
            }
        }

        return known.Count == 0 ? null : new MigrationList(applied, known);
    }
}
