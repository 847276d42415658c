using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>Each dialect gives a text the value that its own reader gives it, or refuses it; the tables say where each line came from.</summary>
public sealed class EnvTableTests
{
    private static readonly string Tables = Path.Combine(Sources.Root, "tests", "FreeSport.Ops.Core.Tests", "Secrets", "EnvFiles");

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["HOST"] = "out side",
        ["HOME"] = "/home/u",
        ["EMPTY"] = string.Empty,
        ["BOTH"] = "shell",
    };

    [Theory]
    [InlineData("shell.tsv", FsDotEnvDialect.Shell, 270)]
    [InlineData("compose.tsv", FsDotEnvDialect.Compose, 350)]
    [InlineData("literal.tsv", FsDotEnvDialect.Literal, 350)]
    public void Reads_as_the_real_reader_does_or_refuses(string table, FsDotEnvDialect dialect, int atLeast)
    {
        string[][] rows = [.. Rows(table)];
        List<string> wrong = [];
        foreach (string[] row in rows)
        {
            string expected = row[0] == "taken" ? row[2] : "refused";
            string found = Read(Unescape(row[1]), dialect);
            if (found != expected)
            {
                wrong.Add($"{row[1]}  is {expected}, here {found}");
            }
        }

        Assert.True(rows.Length >= atLeast, $"{table} has {rows.Length} lines.");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("shell.tsv")]
    [InlineData("compose.tsv")]
    public void Nothing_is_taken_that_the_real_reader_has_no_answer_for(string table) =>
        Assert.DoesNotContain(Rows(table), static r => r[0] == "taken" && r[2][..1] is "!" or "?" or "~");

    [Fact]
    public void The_shells_table_is_what_bash_says()
    {
        string? bash = Real.Tools.Find("bash");
        Assert.SkipWhen(bash is null, "There is no bash on this system.");
        Assert.SkipUnless(CommandLine.Run(bash, ["-c", "echo $((BASH_VERSINFO[0] >= 5))"], Tables).Trim() == "1", "The bash of this system is older than 5.");

        string[] told = CommandLine.Run(bash, ["shell-table.sh"], Tables).Split('\n');

        Assert.Equal(Rows("shell.tsv").Select(static r => string.Join('\t', r)), told.Where(static l => l.Length > 0 && l[0] != '#'));
    }

    private static IEnumerable<string[]> Rows(string table) =>
        File.ReadAllLines(Path.Combine(Tables, table)).Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split('\t'));

    private static string Read(string text, FsDotEnvDialect dialect)
    {
        try
        {
            using EnvFile file = new EnvFileReader(text.ToCharArray(), "f", dialect, static n => Variables.GetValueOrDefault(n)).Read(hasMark: false);
            return string.Join('|', file.Entries.Where(static e => e.Name is "A" or "B" or "C").OrderBy(static e => e.Name, StringComparer.Ordinal)
                .Select(static e => e.Name + "=" + Escape(Encoding.UTF8.GetString(e.Value.Bytes))));
        }
        catch (OpsException refused)
        {
            Assert.Equal("EnvFileInvalid", refused.Failure.ErrorId);
            return "refused";
        }
    }

    private static readonly (string Character, string Written)[] Escapes =
        [("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\f", "\\f"), ("\v", "\\v"), ("\a", "\\a"), ("\b", "\\b")];

    private static string Escape(string text) => Escapes.Aggregate(text, static (t, e) => t.Replace(e.Character, e.Written, StringComparison.Ordinal));

    private static string Unescape(string text)
    {
        StringBuilder plain = new();
        for (int i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' ? Escapes.Single(e => e.Written[1] == text[i + 1]).Character : text[i].ToString());
            i += text[i] == '\\' ? 1 : 0;
        }

        return plain.ToString();
    }
}
