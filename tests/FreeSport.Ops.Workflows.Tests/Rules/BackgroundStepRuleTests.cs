using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>Steps that run at the same time: what GitHub refuses, and what comes out empty.</summary>
public sealed class BackgroundStepRuleTests
{
    private const string Server = "- {id: server, run: npm start, background: true}\n";

    [Theory]
    [InlineData(Server + "- wait: server")]
    [InlineData(Server + "- {wait: [server], id: waited, name: Wait, continue-on-error: true}")]
    [InlineData(Server + "- cancel: server")]
    [InlineData(Server + "- wait-all:")]
    [InlineData(Server + "- run: make")]
    [InlineData("- {id: a, uses: actions/checkout@v6, background: true}\n- {id: b, run: make, background: true}\n- wait: [a, b]")]
    [InlineData("- {id: a, run: make, background: false}\n- run: echo ${{ steps.a.outputs.x }}")]
    [InlineData("- wait-all: true")]
    [InlineData("- parallel:\n    - {id: a, run: make}\n    - {id: b, uses: actions/checkout@v6}\n- run: echo ${{ steps.a.outputs.x }} ${{ steps.b.outcome }}")]
    [InlineData(Server + "- wait: server\n- run: echo ${{ steps.server.outputs.port }}")]
    [InlineData(Server + "- cancel: server\n- if: steps.server.outcome == 'failure'\n  run: make")]
    [InlineData(Server + "- wait-all:\n- run: echo ${{ steps['server'].outputs.port }}")]
    [InlineData(Server + "- run: echo ${{ toJSON(steps) }}")]
    public void Steps_at_the_same_time_are_right(string steps) => Checked.None(Checked.Steps(steps));

    [Theory]
    [InlineData("- wait: server\n" + Server, 6, 15, "which comes later, in line 7")]
    [InlineData(Server + "- wait: [server, cache]", 7, 24, "\"wait\" names step \"cache\", which this job does not have")]
    [InlineData(Server + "- wait: servre", 7, 15, "Did you mean 'server'?")]
    [InlineData(Server + "- wait: Server", 7, 15, "Did you mean 'server'?")]
    [InlineData(Server + "- cancel: cache", 7, 17, "\"cancel\" names step \"cache\"")]
    [InlineData(Server + "- {id: both, wait: both}", 7, 26, "names its own step")]
    [InlineData("- parallel:\n    - {id: a, run: make}\n- wait: a", 8, 15, "which is inside \"parallel\"")]
    [InlineData("- {id: a, run: make}\n- wait: a", 7, 15, "step \"a\" (line 6), which does not run in the background")]
    public void What_is_waited_for_or_ended_must_run_in_the_background_before(string steps, int line, int column, string telling) =>
        Checked.One(Checked.Steps(steps), "background-steps", line, column, telling);

    [Fact]
    public void Waiting_for_a_step_that_has_ended_does_no_harm() =>
        Assert.Equal(FsFindingSeverity.Warning, Assert.Single(Checked.Findings(Checked.Steps("- {id: a, run: make}\n- wait: a"))).Severity);

    [Fact]
    public void Steps_of_another_job_are_not_waited_for() =>
        Checked.One(
            Checked.Jobs("a:\n  runs-on: ubuntu-latest\n  steps:\n    - {id: s, run: make, background: true}\nb:\n  runs-on: ubuntu-latest\n  steps:\n    - wait: s"),
            "background-steps",
            10,
            15,
            "which this job does not have");

    [Theory]
    [InlineData("- parallel:\n    - {run: make, background: true}", 7, 25, "\"background\" is not allowed inside \"parallel\"")]
    [InlineData("- parallel:\n    - run: make\n    - wait-all:", 8, 13, "\"wait-all\" is not allowed inside \"parallel\"")]
    [InlineData("- parallel:\n    - parallel:\n        - run: make", 7, 13, "\"parallel\" is not allowed inside \"parallel\"")]
    [InlineData("- id: all\n  parallel:\n    - run: make", 6, 9, "unexpected key \"id\" for a step that is a group of parallel steps")]
    [InlineData(Server + "- {wait: server, if: always()}", 7, 24, "A step with \"wait\" always runs and takes no \"if\"")]
    [InlineData(Server + "- {wait: server, timeout-minutes: 5}", 7, 24, "unexpected key \"timeout-minutes\"")]
    [InlineData(Server + "- {wait: server, wait-all: }", 7, 24, "unexpected key \"wait-all\"")]
    [InlineData(Server + "- wait: ${{ github.job }}", 7, 15, "GitHub evaluates no expression here")]
    [InlineData(Server + "- cancel: ${{ github.job }}", 7, 17, "GitHub evaluates no expression here")]
    [InlineData("- wait-all: false", 6, 19, "\"wait-all\" can only be true")]
    [InlineData("- wait-all: ${{ true }}", 6, 19, "GitHub evaluates no expression here")]
    [InlineData("- run: make\n  background: ${{ inputs.fast }}", 7, 21, "GitHub evaluates no expression here")]
    [InlineData("- {run: make, wait: a}", 6, 21, "unexpected key \"wait\"")]
    [InlineData("- name: nothing", 6, 9, "it must have \"run\", \"uses\", \"wait\", \"wait-all\", \"cancel\" or \"parallel\"")]
    public void What_GitHub_refuses_is_an_error(string steps, int line, int column, string telling)
    {
        Checked.One(Checked.Steps(steps), "syntax-check", line, column, telling);
        Assert.All(Checked.Findings(Checked.Steps(steps)), static f => Assert.Equal(FsFindingSeverity.Error, f.Severity));
    }

    [Theory]
    [InlineData(Server + "- run: echo ${{ steps.server.outputs.port }}", 7, 23)]
    [InlineData(Server + "- run: echo ${{ steps['server'].outcome }}", 7, 23)]
    [InlineData(Server + "- if: steps.SERVER.outcome == 'success'\n  run: make", 7, 13)]
    [InlineData(Server + "- {id: other, run: make, background: true}\n- wait: other\n- env: {PORT: '${{ steps.server.outputs.port }}'}\n  run: make", 9, 26)]
    public void What_nobody_has_waited_for_is_empty(string steps, int line, int column)
    {
        Checked.One(Checked.Steps(steps), "expression", line, column, "nothing has waited for it yet");
        Assert.All(Checked.Findings(Checked.Steps(steps)), static f => Assert.Equal(FsFindingSeverity.Warning, f.Severity));
    }

    [Fact]
    public void The_steps_of_a_group_do_not_see_each_other() =>
        Checked.One(
            Checked.Steps("- parallel:\n    - {id: a, run: make}\n    - run: echo ${{ steps.a.outputs.x }}"),
            "expression",
            8,
            27,
            "Step \"a\" runs at the same time as this one, so that this is empty. Move what reads it behind the group.");

    [Fact]
    public void The_end_of_a_job_waits_for_all_its_steps() =>
        Checked.None(Checked.Jobs("a:\n  runs-on: ubuntu-latest\n  outputs:\n    port: ${{ steps.server.outputs.port }}\n  steps:\n    - {id: server, run: npm start, background: true}"));

    [Theory]
    [InlineData("{run: make, shell: bash, background: true}", "background")]
    [InlineData("{run: make, shell: bash, timeout-minutes: 5}", "timeout-minutes")]
    [InlineData("{wait-all: }", "\"wait-all\" is not allowed in a composite action")]
    [InlineData("{parallel: [{run: make, shell: bash}]}", "\"parallel\" is not allowed in a composite action")]
    [InlineData("{uses: actions/checkout@v6, background: true}", "background")]
    public void The_steps_of_a_composite_action_run_one_after_the_other(string step, string telling)
    {
        ActionSyntaxReading reading = ActionSyntaxReader.Read($"name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - {step}\n");

        Assert.Contains(telling, Assert.Single(reading.Problems).Message.ToString(), StringComparison.Ordinal);
    }
}
