using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tests.Rules;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>
/// What GitHub refuses, checker and planner both refuse, each thing once; <see cref="Checked"/> holds them together over
/// every workflow that a test of a rule writes.
/// </summary>
public sealed class OneJudgementTests(ITestOutputHelper output) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("tests/FreeSport.Ops.Module.Tests/Cmdlets/ActOutput/workflows")]
    [InlineData("docs/samples/freesport/.github/workflows")]
    [InlineData(".github/workflows")]
    public void No_file_here_is_judged_in_two_ways(string folder) => Holds(Path.Combine(Sources.Root, folder));

    [Fact]
    public void No_file_of_the_platform_is_judged_in_two_ways() => Holds(Path.Combine(Sources.RequirePlatform(), ".github/workflows"));

    [Theory]
    [InlineData("permissions: {contents: read}\njobs:\n  a: {uses: ./.github/workflows/writes.yml}", "job \"w\" of .github/workflows/writes.yml asks for packages: write, and this job grants packages: none")]
    [InlineData("permissions: {packages: write}\njobs:\n  a: {uses: ./.github/workflows/writes.yml, permissions: {packages: read}}", "asks for packages: write, and this job grants packages: read")]
    [InlineData("permissions: {}\njobs:\n  a: {uses: ./.github/workflows/above.yml}", ".github/workflows/above.yml asks for contents: read, and this job grants contents: none")]
    [InlineData("permissions: {contents: read}\njobs:\n  a: {uses: ./.github/workflows/above.yml}", "job \"b\" of .github/workflows/above.yml asks for packages: write")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/round.yml}", "in a circle, and GitHub refuses that: round.yml > back.yml > round.yml.")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/this.yml}", "circle, and GitHub refuses that: this.yml > this.yml.")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/level2.yml}", "deeper than the 10 levels")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/many.yml}", "more than 50 different workflows")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/wrong.yml}", ".github/workflows/wrong.yml is wrong itself in line 4: ")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/far.yml}", ".github/workflows/wrong.yml is wrong itself in line 4: ")]
    [InlineData("jobs:\n  a: {uses: ./elsewhere.yml}", "directly in .github/workflows")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/takes.yml}", "must be given \"name\"")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/takes.yml, with: {name: x, flag: 'true'}}", "\"flag\"")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/takes.yml, with: {name: x, flag: \"${{ github.ref }}\"}}", "\"flag\"")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, if: env.X, steps: [{run: make}]}", "context \"env\" is not allowed here")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, if: matrix.x, strategy: {matrix: {x: [1]}}, steps: [{run: make}]}", "context \"matrix\" is not allowed here")]
    [InlineData("jobs:\n  1a: {runs-on: ubuntu-latest, steps: [{run: make}]}", "\"1a\" is no id")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, steps: [{id: x, run: make}, {id: X, run: make}]}", "\"X\" stands twice")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, steps: [{run: make}]}\n  A: {runs-on: ubuntu-latest, steps: [{run: make}]}", "\"A\" stands twice")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, needs: b, steps: [{run: make}]}", "needs \"b\"")]
    [InlineData("jobs:\n  a: {runs-on: ubuntu-latest, strategy: {matrix: {x: \"${{ fromJSON('[]') }}\"}}, steps: [{run: make}]}", "no values")]
    public void What_GitHub_refuses_both_refuse_once(string rest, string telling)
    {
        Finding error = Assert.Single(Findings("on: [push, workflow_call]\n" + rest + "\n"), static f => f.Severity == FsFindingSeverity.Error);

        Assert.Contains(telling, error.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs: {a: {type: choice}}", "\"options\"")]
    [InlineData("inputs: {a: {type: choice, options: [x], default: y}}", "none of its options")]
    [InlineData("inputs: {a: {type: boolean, default: maybe}}", "neither true nor false")]
    [InlineData("inputs: {a: {type: number, default: many}}", "no number")]
    [InlineData("inputs: {a: {type: flag}}", "flag")]
    [InlineData("inputs: {a: {options: [x]}}", "is no \"choice\"")]
    public void Inputs_of_a_dispatch_that_GitHub_refuses_both_refuse(string inputs, string telling)
    {
        Finding error = Assert.Single(Findings($"on:\n  workflow_dispatch: {{{inputs}}}\njobs:\n  a: {{runs-on: ubuntu-latest, steps: [{{run: make}}]}}\n"), static f => f.Severity == FsFindingSeverity.Error);

        Assert.Contains(telling, error.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/writes.yml}")]
    [InlineData("permissions: write-all\njobs:\n  a: {uses: ./.github/workflows/above.yml}")]
    [InlineData("permissions: {}\njobs:\n  a: {uses: ./.github/workflows/above.yml, permissions: {contents: read, packages: write}}")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/level3.yml}")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/takes.yml, with: {name: x, flag: true}}")]
    [InlineData("jobs:\n  a: {uses: ./.github/workflows/takes.yml, with: {name: 1, flag: \"${{ github.ref == 'x' }}\"}}")]
    public void What_GitHub_runs_neither_refuses(string rest) =>
        Assert.DoesNotContain(Findings("on: [push, workflow_call]\n" + rest + "\n"), static f => f.Severity == FsFindingSeverity.Error);

    [Fact]
    public void What_nobody_can_count_ends_all_the_same()
    {
        // Each level calls the next twelve times: walked one by one, that is twelve to the ninth.
        for (int level = 2; level <= 10; level++)
        {
            Write($"fan{level}.yml", level == 10 ? "jobs:\n  w: {runs-on: ubuntu-latest, steps: [{run: make}]}" : "jobs:\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"  j{i}: {{uses: ./.github/workflows/fan{level + 1}.yml, permissions: {{contents: read}}}}\n")));
        }

        Assert.Empty(WorkflowChecker.Check("on: push\njobs:\n  a: {uses: ./.github/workflows/fan2.yml}\n", Repository(), ".github/workflows/this.yml"));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Findings(string text)
    {
        const string work = "jobs:\n  w: {runs-on: ubuntu-latest, steps: [{run: make}]}";
        Write("writes.yml", "jobs:\n  w: {runs-on: ubuntu-latest, permissions: {packages: write}, steps: [{run: make}]}");
        Write("above.yml", "permissions: {contents: read}\njobs:\n  b: {uses: ./.github/workflows/writes.yml, permissions: {packages: write, contents: read}}");
        Write("round.yml", "jobs:\n  b: {uses: ./.github/workflows/back.yml}");
        Write("back.yml", "jobs:\n  b: {uses: ./.github/workflows/round.yml}");
        Write("wrong.yml", "jobs:\n  w: {runs-on: ubuntu-latest,\n    steps: [{run: \"${{ nosuch.x }}\"}]}");
        Write("far.yml", "jobs:\n  b: {uses: ./.github/workflows/wrong.yml}");
        Write("many.yml", "jobs:\n" + string.Concat(Enumerable.Range(0, 51).Select(static i => $"  j{i}: {{uses: o/r/.github/workflows/w{i}.yml@v1}}\n")));
        for (int level = 2; level <= 11; level++)
        {
            Write($"level{level}.yml", level == 11 ? work : $"jobs:\n  b: {{uses: ./.github/workflows/level{level + 1}.yml}}");
        }

        _folder.Write(".github/workflows/takes.yml", $"on:\n  workflow_call:\n    inputs:\n      name: {{type: string, required: true, default: x}}\n      flag: {{type: boolean}}\n{work}\n");
        _folder.Write("elsewhere.yml", $"on: workflow_call\n{work}\n");
        _folder.Write(".github/workflows/this.yml", text);
        return Checked.Findings(text, Repository(), ".github/workflows/this.yml");
    }

    private void Write(string name, string rest) => _folder.Write(".github/workflows/" + name, $"on: workflow_call\n{rest}\n");

    private CheckSurroundings Repository() => new(CheckerSettings.Default, new RepositoryFiles(_folder.Path));

    private void Holds(string source)
    {
        string[] names = [.. Directory.EnumerateFiles(source, "*.y*ml").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        foreach (string name in names)
        {
            _folder.Write(".github/workflows/" + name, File.ReadAllText(Path.Combine(source, name)));
        }

        CheckSurroundings surroundings = new(CheckerSettings.Default, null, new LocalWorkflows(new RepositoryFiles(_folder.Path)));
        string[] differences =
        [
            .. names.SelectMany(name =>
            {
                string path = ".github/workflows/" + name;
                string text = File.ReadAllText(Path.Combine(_folder.Path, path));
                return Judgement.Differences(text, WorkflowChecker.Check(text, surroundings, path), surroundings, path).Select(d => name + ", " + d);
            }),
        ];

        output.WriteLine($"{names.Length} files; {string.Join("\n", differences)}");
        Assert.NotEmpty(names);
        Assert.Empty(differences);
    }
}
