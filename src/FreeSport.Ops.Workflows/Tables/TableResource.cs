using System.Text;

namespace FreeSport.Ops.Workflows.Tables;

/// <summary>Reads the tables that <c>./build.ps1 Tables</c> generates and the assembly carries.</summary>
internal static class TableResource
{
    /// <summary>What stands in a column that lists nothing.</summary>
    public const string Nothing = "-";

    /// <summary>What stands in a list that is open: anything counts as listed.</summary>
    public const string Anything = "*";

    /// <summary>The rows of a table without its head.</summary>
    /// <param name="name">File name in this folder.</param>
    public static IEnumerable<string> Rows(string name) => Lines(name).Where(static l => !l.StartsWith("#", StringComparison.Ordinal));

    /// <summary>Every line of a table, its head included.</summary>
    /// <param name="name">File name in this folder.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = typeof(TableResource).Assembly.GetManifestResourceStream(typeof(TableResource), name)
            ?? throw new InvalidOperationException(name);
        using StreamReader reader = new(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>A column that holds one text, or none.</summary>
    /// <param name="column">Its text.</param>
    public static string Text(string column) => column == Nothing ? string.Empty : column;

    /// <summary>A column that lists names.</summary>
    /// <param name="column">Its text.</param>
    public static string[] List(string column) => column == Nothing ? [] : column.Split(',');
}
