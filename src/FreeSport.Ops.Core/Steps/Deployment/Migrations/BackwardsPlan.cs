using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>What undoing migrations would do, as <c>migrate APP TARGET --plan</c> tells it.</summary>
internal static class BackwardsPlan
{
    private const string Title = "Planned operations:";
    private const string Nothing = "No planned migration operations.";
    private const string Indent = "    ";

    private static readonly Regex Migration = new(@"\A(?<app>\w+)\.(?<name>\S+)\z", RegexOptions.CultureInvariant);

    /// <summary>Reads what Django said.</summary>
    /// <param name="output">What it said.</param>
    /// <returns>The migrations in the order in which they are undone, each with its verdict; null where a line is not understood: nobody knows then what would be done.</returns>
    public static IReadOnlyList<FsMigration>? Read(string output)
    {
        string[] lines = [.. output.Split('\n').Select(static l => l.TrimEnd()).SkipWhile(static l => l != Title)];
        List<FsMigration> migrations = [];
        foreach (string line in lines.Skip(1).Where(static l => l.Length > 0 && l.Trim() != Nothing))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal) && migrations.Count > 0)
            {
                FsMigration last = migrations[migrations.Count - 1];
                last.Operations = [.. last.Operations, line.Trim()];
            }
            else if (Migration.Match(line) is { Success: true } begins)
            {
                migrations.Add(new FsMigration { App = begins.Groups["app"].Value, Name = begins.Groups["name"].Value });
            }
            else
            {
                return null;
            }
        }

        migrations.ForEach(OperationVerdict.Judge);
        return lines.Length == 0 ? null : migrations;
    }
}
