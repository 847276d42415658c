using System.Text;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A reviewed file that a text is held against.</summary>
internal static class GoldenFile
{
    private const int Context = 2;
    private const int MostLines = 40;

    /// <summary>Fails with the lines that differ and with where both texts lie.</summary>
    public static void Check(string path, string actual)
    {
        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        actual = string.Join('\n', actual.Split('\n').Select(static l => l.TrimEnd())).TrimEnd('\n') + "\n";
        if (expected == actual)
        {
            return;
        }

        string written = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Views")).FullName, Path.GetFileName(path));
        File.WriteAllText(written, actual);
        Assert.Fail($"What is shown is not what was reviewed.\n{Difference(expected.Split('\n'), actual.Split('\n'))}\nReviewed: {path}\nNow:      {written}\nRead it, and copy it over the reviewed one when it is meant so.");
    }

    private static string Difference(string[] expected, string[] actual)
    {
        int start = expected.Zip(actual).TakeWhile(static p => p.First == p.Second).Count();
        int end = expected[start..].Reverse().Zip(actual[start..].Reverse()).TakeWhile(static p => p.First == p.Second).Count();
        StringBuilder said = new();
        Say(' ', expected[Math.Max(0, start - Context)..start]);
        Say('-', expected[start..^end]);
        Say('+', actual[start..^end]);
        return said.ToString();

        void Say(char sign, string[] lines)
        {
            foreach (string line in lines.Take(MostLines))
            {
                said.Append(sign).Append(' ').Append(line).Append('\n');
            }
        }
    }
}
