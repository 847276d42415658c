using FreeSport.Ops.Core.Steps.Workflows.Checking;
using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Tests.Workflows.Checking;

/// <summary>Scripts of steps through the real shellcheck, and through programs that are none.</summary>
public sealed class ShellcheckTests : IDisposable
{
    private const string Workflow = """
        on: push
        jobs:
          a:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  echo start
                  if [ "${{ github.ref }}" = main ]; then echo $NAME; fi
              - shell: sh
                run: "local x=1"
              - shell: pwsh
                run: echo $NAME
          b:
            runs-on: windows-latest
            steps:
              - run: echo $NAME
        """;

    private readonly TempFolder _folder = new("сценарии [1]");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_real_one_points_into_the_script_and_leaves_other_shells_alone()
    {
        string? program = Real.Tools.Find("shellcheck");
        Assert.SkipWhen(program is null, "shellcheck is not installed");
        RecordingHost host = new();

        IReadOnlyList<Finding> findings = await CheckAsync(program!, host);

        Assert.Equal(
            [(8, 56, "SC2086", FsFindingSeverity.Note), (10, 15, "SC3043", FsFindingSeverity.Warning)],
            findings.Where(static f => !f.Message.ToString().Contains("SC2034", StringComparison.Ordinal))
                .Select(static f => (f.Start.Line, f.Start.Column, f.Message.ToString().Split(':')[1].Trim(), f.Severity)));
        Assert.Empty(host.Warnings);
    }

    [Theory]
    [InlineData("exit 0", "no report at all")]
    [InlineData("echo '{\"comments\": 5}'", "another shape")]
    [InlineData("echo 'half {\"comm'", "half a report")]
    [InlineData("echo broken >&2; exit 4", "a failure of its own")]
    [InlineData("kill -9 $$", "killed")]
    public async Task What_gives_no_report_finds_nothing_and_is_told(string script, string what)
    {
        RecordingHost host = new();

        IReadOnlyList<Finding> findings = await CheckAsync(Posix.Script(_folder, "shellcheck", script), host);

        Assert.True(findings.Count == 0, what);
        Assert.Contains(host.Warnings, static w => w.Contains("gave no report", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_given_no_expression_and_no_secret()
    {
        string seen = _folder.At("seen");
        string program = Posix.Script(_folder, "shellcheck", $"cat *.sh >> '{seen}'; echo '{{\"comments\":[]}}'");

        await CheckAsync(program, new RecordingHost());

        string scripts = await File.ReadAllTextAsync(seen, Cancel.Token);
        Assert.Contains("if [ \"" + new string('_', "${{ github.ref }}".Length) + "\" = main ]", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("${{", scripts, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Finding>> CheckAsync(string program, RecordingHost host) =>
        new Shellcheck(program, Real.Processes, host).CheckAsync(WorkflowChecker.Examine(Workflow, CheckSurroundings.None), Cancel.Token);
}
