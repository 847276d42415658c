namespace FreeSport.Ops.Core.Tests.Preparation.Lint;

/// <summary>Linters that end badly, and those of the frontend by the reports that their documentation shows.</summary>
public sealed class LintEndTests
{
    private const string FindReport = "for word; do case $word in --output-file=*) report=${word#*=};; esac; done\n";

    [Theory]
    [InlineData("exit 0", FsLintState.Unreadable)]
    [InlineData("exit 1", FsLintState.Unreadable)]
    [InlineData("echo 'Traceback: ошибка' >&2; exit 1", FsLintState.Crashed)]
    [InlineData("kill -9 $$", FsLintState.Killed)]
    [InlineData("exec /bin/sleep 600", FsLintState.TimedOut)]
    [InlineData(FindReport + "printf '\\037a.py\\0371\\037' > \"$report\"; exit 1", FsLintState.Unreadable)]
    [InlineData(FindReport + "printf '2 total files processed\\n' > \"$report\"; exit 1", FsLintState.Unreadable)]
    [InlineData(FindReport + "printf '0 total files processed\\n' > \"$report\"", FsLintState.NothingChecked)]
    [InlineData("head -c 30000000 /dev/zero", FsLintState.Unreadable)]
    public async Task Without_a_whole_report_nothing_passes(string script, FsLintState state)
    {
        using LintProject project = new();
        project.Write("backend/a.py", "x = 1\n");

        FsLintRun run = await project.RunAsync(FsLinter.Flake8, project.ScriptedPython(script), timeout: TimeSpan.FromSeconds(script.Contains("sleep", StringComparison.Ordinal) ? 2 : 60));

        Assert.Equal((state, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.NotNull(run.Remedy);
        Assert.NotNull(run.NextCommand);
    }

    [Fact]
    public async Task A_hundred_thousand_findings_are_all_there()
    {
        using LintProject project = new();
        project.Write("backend/a.py", "x = 1\n");
        string python = project.ScriptedPython(
            FindReport + "i=0; mark=$(printf '\\037'); { seq 1 100000 | sed \"s/.*/${mark}a.py${mark}&${mark}1${mark}E501${mark}long/\"; echo '1 total files processed'; } > \"$report\"; exit 1");

        FsLintRun run = await project.RunAsync(FsLinter.Flake8, python);

        Assert.Equal((100_000, 100_000), (run.Findings.Length, run.Findings[^1].Line));
    }

    [Theory]
    [InlineData("[]", 0, FsLintState.NothingChecked, FsOutcome.Inconclusive, 0)]
    [InlineData("""[{"filePath":"a.ts","messages":[]}]""", 0, FsLintState.Clean, FsOutcome.Passed, 0)]
    [InlineData("""[{"filePath":"a.ts","messages":[{"ruleId":"no-var","severity":2,"message":"Нет","line":3,"column":5}]}]""", 1, FsLintState.Findings, FsOutcome.Failed, 1)]
    [InlineData("""[{"filePath":"a.ts","messages":[{"ruleId":null,"severity":1,"message":"w"}]}]""", 0, FsLintState.Findings, FsOutcome.Warning, 1)]
    [InlineData("""[{"filePath":"a.ts","messages":[{"ruleId":"x","severity":1,"message":"w"}]}]""", 1, FsLintState.Findings, FsOutcome.Failed, 1)]
    [InlineData("""[{"filePath":"a.ts","mess""", 1, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData("""{"a":1}""", 1, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData("[{}]", 1, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData(null, 2, FsLintState.Crashed, FsOutcome.Inconclusive, 0)]
    public async Task Eslint_is_judged_by_its_report(string? report, int exitCode, FsLintState state, FsOutcome outcome, int findings)
    {
        using LintProject project = new();
        RequireNode();
        string write = report is null ? "console.error('Oops! Something went wrong!');" : $"require('fs').writeFileSync(process.argv[process.argv.indexOf('--output-file') + 1], {System.Text.Json.JsonSerializer.Serialize(report)});";
        project.Write("frontend/node_modules/eslint/bin/eslint.js", write + $" process.exit({exitCode});");

        FsLintRun run = await project.RunAsync(FsLinter.Eslint, environment: null);

        Assert.Equal((state, outcome, findings), (run.State, run.Outcome, run.Findings.Length));
    }

    [Theory]
    [InlineData("Checking formatting...\nAll matched files use Prettier code style!", 0, FsLintState.Clean, null)]
    [InlineData("Checking formatting...\n[warn] src/а.ts\n[warn] Code style issues found in the above file. Run Prettier with --write to fix.", 1, FsLintState.Findings, "frontend/src/а.ts")]
    [InlineData("Checking formatting...\n[error] src/b.ts: SyntaxError: Unexpected token (3:7)\n[error]   1 | x", 2, FsLintState.Findings, "frontend/src/b.ts:3")]
    [InlineData("[error] No files matching the pattern were found: \"src\".", 2, FsLintState.NothingChecked, null)]
    [InlineData("", 0, FsLintState.Crashed, null)]
    public async Task Prettier_is_judged_by_its_lines(string output, int exitCode, FsLintState state, string? place)
    {
        using LintProject project = new();
        RequireNode();
        project.Write("frontend/node_modules/prettier/bin/prettier.cjs", $"console.log({System.Text.Json.JsonSerializer.Serialize(output)}); process.exit({exitCode});");

        FsLintRun run = await project.RunAsync(FsLinter.Prettier, environment: null);

        Assert.Equal(state, run.State);
        Assert.Equal(place, run.Findings.Length == 0 ? null : run.Findings[0].Path + (run.Findings[0].Line is { } line ? ":" + line : string.Empty));
    }

    [Fact]
    public async Task Without_the_packages_of_the_frontend_the_command_that_brings_them_is_named()
    {
        using LintProject project = new();
        project.Write("frontend/package.json", "{}");

        FsLintRun run = await project.RunAsync(FsLinter.Eslint, environment: null);

        Assert.Equal((FsLintState.NotInstalled, FsOutcome.Failed), (run.State, run.Outcome));
        Assert.StartsWith("npm --prefix ", run.NextCommand, StringComparison.Ordinal);
    }

    private static void RequireNode() => Assert.SkipUnless(CommandLine.Find("node") is not null, "There is no node on PATH.");
}
