namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class ShellNameRuleTests
{
    [Theory]
    [InlineData("ubuntu-latest", "fish", "shell name \"fish\" is invalid. Shells: bash, pwsh, python, sh.")]
    [InlineData("ubuntu-latest", "cmd", "not on the Linux and macOS runners")]
    [InlineData("macos-15", "powershell", "not on the Linux and macOS runners")]
    [InlineData("[self-hosted, linux]", "PowerShell", "\"PowerShell\"")]
    [InlineData("windows-latest", "sh", "not on the Windows runners. There: bash, cmd, powershell, pwsh, python.")]
    [InlineData("windows-2022", "zsh", "is invalid")]
    [InlineData("${{ vars.OS }}", "zsh", "is invalid. Shells: bash, cmd, powershell, pwsh, python, sh.")]
    public void Shells_a_runner_lacks_are_named(string runner, string shell, string telling)
    {
        Checked.One(Checked.Jobs($"a:\n  runs-on: {runner}\n  steps:\n    - run: echo\n      shell: {shell}"), "shell-name", 7, 16, telling);
        Checked.One(Checked.Jobs($"a:\n  runs-on: {runner}\n  defaults:\n    run:\n      shell: {shell}\n  steps:\n    - run: echo"), "shell-name", 7, 16, telling);
    }

    [Theory]
    [InlineData("ubuntu-latest", "bash")]
    [InlineData("ubuntu-latest", "sh")]
    [InlineData("macos-latest", "pwsh")]
    [InlineData("windows-latest", "cmd")]
    [InlineData("windows-latest", "PowerShell")]
    [InlineData("windows-2025", "python")]
    [InlineData("${{ vars.OS }}", "cmd")]
    [InlineData("[self-hosted, x64]", "powershell")]
    [InlineData("ubuntu-latest", "perl {0}")]
    [InlineData("ubuntu-latest", "'fish -c {0}'")]
    [InlineData("ubuntu-latest", "${{ matrix.shell }}", "strategy: {matrix: {shell: [bash]}}")]
    public void Shells_a_runner_has_are_right(string runner, string shell, string more = "name: x") =>
        Checked.None(Checked.Jobs($"a:\n  {more}\n  runs-on: {runner}\n  defaults:\n    run:\n      shell: {(shell.Contains("matrix", StringComparison.Ordinal) ? shell : "bash")}\n  steps:\n    - run: echo\n      shell: {(shell.Contains("matrix", StringComparison.Ordinal) ? "bash" : shell)}"));

    [Theory]
    [InlineData("fish", true)]
    [InlineData("cmd", false)]
    [InlineData("my {0}", false)]
    public void The_default_of_the_workflow_is_judged_without_a_runner(string shell, bool isWrong)
    {
        string text = Checked.Top($"defaults:\n  run:\n    shell: {shell}");
        if (isWrong)
        {
            Checked.One(text, "shell-name", 3, 12, shell);
        }
        else
        {
            Checked.None(text);
        }
    }

    [Fact]
    public void The_jobs_runner_does_not_stay_for_the_next_job() =>
        Checked.None(Checked.Jobs("a:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\nb:\n  runs-on: windows-latest\n  steps:\n    - run: echo\n      shell: cmd"));
}
