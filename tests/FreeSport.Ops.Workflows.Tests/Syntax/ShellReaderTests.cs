using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Syntax;

public sealed class ShellReaderTests
{
    [Theory]
    [InlineData("cd a && ./b.sh \"c d\" 'e f'", "cd a|./b.sh c\u00a0d e\u00a0f")]
    [InlineData("docker build \\\n  -f x .  # a comment\nmake", "docker build -f x .|make")]
    [InlineData("A=1 B=\"2 3\" run.sh > out 2>&1 < in", "run.sh 2")]
    [InlineData("cat > .env << EOF\nrm -rf /\nEOF\nmake", "cat|make")]
    [InlineData("ssh host bash -se <<-'END'\n\tcd /srv\n\tEND\nmake", "ssh host bash -se|make")]
    [InlineData("python -c \"import x\nx.run('a; b')\"; make", "python -c import\u00a0x\nx.run('a;\u00a0b')|make")]
    [InlineData("echo \"$(git log; date)\" `id` ${A:-b c}", "git log|date|echo $(git\u00a0log;\u00a0date) `id` ${A:-b\u00a0c}")]
    [InlineData("N=$(gh pr create --title \"$(date)\")\nmake", "date|gh pr create --title $(date)|make")]
    [InlineData("echo ${{ github.ref == 'a b' }} x", "echo ${{\u00a0github.ref\u00a0==\u00a0'a\u00a0b'\u00a0}} x")]
    [InlineData("", "")]
    [InlineData("echo 'never closed", "echo never\u00a0closed")]
    [InlineData("cat << EOF\nnever closed", "cat")]
    public void Commands_are_told_from_data(string script, string commands) =>
        Assert.Equal(commands, string.Join("|", ShellReader.Read(script).Select(static c => string.Join(" ", c.Words.Select(static w => w.Text.Replace(' ', '\u00a0'))))));

    [Theory]
    [InlineData("if [ -f x ]; then\n  ./a.sh\nfi\n./b.sh", "./a.sh")]
    [InlineData("for f in *.sh; do bash \"$f\"; done; ./b.sh", "bash")]
    [InlineData("[ -f a.sh ] && ./a.sh\n./b.sh", "./a.sh")]
    [InlineData("(cd x; ./a.sh)\n./b.sh", "./a.sh")]
    [InlineData("run() {\n  ./a.sh\n}\n./b.sh", "./a.sh")]
    [InlineData("x=$(./a.sh)\n./b.sh", "./a.sh")]
    [InlineData("case $x in\n  a) ./a.sh ;;\nesac\n./b.sh", "./a.sh")]
    public void What_may_be_passed_over_is_marked(string script, string conditional)
    {
        IReadOnlyList<ShellCommand> commands = ShellReader.Read(script);

        Assert.True(Assert.Single(commands, c => c.Name == conditional).IsConditional);
        Assert.False(Assert.Single(commands, static c => c.Name == "./b.sh").IsConditional);
    }

    [Theory]
    [InlineData("./a.sh || true", true)]
    [InlineData("if ./a.sh; then make; fi", true)]
    [InlineData("! ./a.sh", true)]
    [InlineData("./a.sh && make", false)]
    [InlineData("./a.sh", false)]
    public void What_may_fail_is_marked(string script, bool isTolerated) =>
        Assert.Equal(isTolerated, ShellReader.Read(script).First(static c => c.Name == "./a.sh").IsTolerated);

    [Theory]
    [InlineData("x", true)]
    [InlineData("'*'", true)]
    [InlineData("*.sh", false)]
    [InlineData("$A/x", false)]
    [InlineData("\"a${{ x }}\"", false)]
    [InlineData("'a${{ x }}'", false)]
    [InlineData("~/x", false)]
    public void What_is_filled_in_is_marked(string word, bool isKnown)
    {
        ShellCommand command = Assert.Single(ShellReader.Read("run " + word));

        Assert.Equal((isKnown, 4), (command.Words[1].IsKnown, command.Words[1].Offset));
    }

    [Fact]
    public void What_is_nested_without_end_is_read_to_a_bound()
    {
        string script = string.Concat(Enumerable.Repeat("$(", 100_000));

        Assert.True(ShellReader.Read("echo " + script).Count < 20);
        Assert.Equal(16, ShellReader.Read("a=b; x=$(echo $(id))")[0].Offset);
    }
}
