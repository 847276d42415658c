using System.Text;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Lint;
using FreeSport.Ops.Core.Steps.Prerequisites;
using FreeSport.Ops.Core.Steps.Prerequisites.Network;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Core.Tests.Fuzzing;

/// <summary>Reports of linters, CI's command lines, and what prerequisites read, with anything done to it.</summary>
public sealed class LintFuzzTests
{
    private static readonly string[] Tokens =
    [
        "\u001f", "\n", "\r\n", ":", ": error: ", ":1:1: ", "would reformat ", "error: cannot format ", "1 file would be left unchanged.", "[warn] ", "[error] ", "{", "[", "\"", "null", "-1", "1e400", "99999999999999999999",
        "0 total files processed", "\"messages\":{}", "\"severity\":\"2\"", "\"line\":1.5", "\"line_number\":null", "\"filename\":5", "\0", "Found 1 error in 1 file (checked 99999999999 source files)",
    ];

    [Theory]
    [InlineData(FsLinter.Flake8, "flake8.txt", "\u001fпакет/a.py\u001f1\u001f2\u001fE501\u001fline too long\n1.0 seconds elapsed\n12 total files processed\n")]
    [InlineData(FsLinter.Black, null, "error: cannot format /a/b.py: Cannot parse: 1:6: def f(:\nwould reformat /a/пакет.py\n\nOh no! 💥 💔 💥\n1 file would be reformatted, 1 file would fail to reformat.\n")]
    [InlineData(FsLinter.Isort, null, "ERROR: /a/b.py Imports are incorrectly sorted and/or formatted.\nSUCCESS: /a/c.py Everything Looks Good!\n")]
    [InlineData(FsLinter.Mypy, null, "a/b.py:1:8: error: Incompatible types  [assignment]\na/b.py:1:8: note: see\nFound 1 error in 1 file (checked 2 source files)\n")]
    [InlineData(FsLinter.Bandit, "bandit.json", """{"errors":[{"filename":"b.py","reason":"syntax error"}],"metrics":{"./b.py":{},"_totals":{}},"results":[{"filename":"a.py","line_number":3,"col_offset":0,"test_id":"B404","issue_text":"shell"}]}""")]
    [InlineData(FsLinter.Eslint, "eslint.json", """[{"filePath":"/a.ts","messages":[{"ruleId":"no-var","severity":2,"message":"m","line":1,"column":2},{"ruleId":null,"severity":1,"message":"w"}]}]""")]
    [InlineData(FsLinter.Prettier, null, "Checking formatting...\n[warn] src/a.ts\n[error] src/b.ts: SyntaxError: x (3:7)\n[warn] Code style issues found in 2 files.\n")]
    public async Task A_report_is_read_or_refused_and_never_clean_against_the_exit_code(FsLinter name, string? file, string real)
    {
        using PrivateFolder scratch = new(static _ => { });
        ILinter linter = Linters.Of(name);
        await Fuzz.RunAsync(3_000, chance =>
        {
            byte[] bytes = Fuzz.Mutate(Encoding.UTF8.GetBytes(real), chance, Tokens);
            string text = file is null ? Encoding.UTF8.GetString(bytes) : string.Empty;
            if (file is not null)
            {
                File.WriteAllBytes(scratch.At(file), bytes);
            }

            bool first = chance.Next(2) == 0;
            ProcessResult result = new(chance.Next(3), first ? text : string.Empty, first ? string.Empty : text, Truncated: false, TimeSpan.Zero);

            LintReport report = linter.Read(result, scratch);

            Assert.True(report.State != FsLintState.Clean || result.ExitCode == 0);
            Assert.Equal(report.State == FsLintState.Findings, report.Findings.Any(static f => f.Severity != FsLintSeverity.Note));
            Assert.All(report.Findings, static f => Assert.True(f.Line is null or > 0 && f.Column is null or > 0));
        });
    }

    [Fact]
    public Task What_people_and_servers_write_is_read_or_refused() => Fuzz.RunAsync(3_000, static chance =>
    {
        string text = Encoding.UTF8.GetString(Fuzz.Mutate(
            Encoding.UTF8.GetBytes("cd backend && flake8 . --x='a b' \"$V\"; git@github.com:owner/name.git ghcr.io/a/b:1 10.20.0.0/16 Bearer realm=\"https://h/t\",service=\"s\" http://u:p@h:1"),
            chance,
            "'", "\"", "&&", ";", "\\", "$", "#", "://", "@", ":", "/", "realm=", "=", ",", "Bearer ", "Basic", "."));
        foreach (string part in text.Split(' ').Append(text))
        {
            _ = CommandLineWords.Read(part).Sum(static c => c.Words.Length);
            _ = (RemoteAddress.Parse(part), ImageName.Parse(part), NetworkRange.Parse(part), RegistryChallenge.Read([part]));
            _ = AddressText.WithoutCredentials(part.Length > 2_000 ? part[..2_000] : part, new SecretRedactor());
        }
    });
}
