using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>Messages that say what to do, once for each cause.</summary>
public sealed class HelpfulMessageTests
{
    private const string Readers = """
        a:
          runs-on: ubuntu-24.04
          steps: [{run: make}]
        b:
          runs-on: ubuntu-24.04
          needs: a
          if: needs.a.outputs.number != ''
          steps:
            - run: echo ${{ needs.a.outputs.number }} ${{ needs.a.outputs.url }}
            - run: echo ${{ needs.a.outputs.number }}
        c:
          runs-on: ubuntu-24.04
          needs: [a, b]
          steps: [{run: "echo ${{ needs.a.outputs.number }}"}]
        """;

    [Fact]
    public void A_job_without_outputs_is_told_once_for_all_who_read_them() =>
        Checked.One(Checked.Jobs(Readers), "expression", 9, 9, "job \"a\" declares no outputs, so that this is always empty, here and elsewhere. Add \"number\" to its outputs.");

    [Fact]
    public void A_job_that_is_not_needed_is_named_with_the_needs_that_are_missing() => Checked.One(
        Checked.Jobs("a:\n  runs-on: x\n  steps: [{run: m}]\nb:\n  runs-on: x\n  steps: [{run: m}]\nc:\n  runs-on: ubuntu-24.04\n  needs: a\n  steps: [{run: \"echo ${{ needs.b.result }}\"}]").Replace("runs-on: x", "runs-on: ubuntu-24.04", StringComparison.Ordinal),
        "expression",
        12,
        29,
        "job \"c\" does not need \"b\", so that this is always empty. Add needs: [a, b].");

    [Theory]
    [InlineData("github.ref == \"main\"", "single quotes: 'main'")]
    [InlineData("contains(github.ref, \"it's\")", "single quotes: 'it''s'")]
    public void A_text_in_double_quotes_is_shown_in_single_ones(string condition, string telling) =>
        Assert.Contains(telling, Assert.Single(Checked.Findings(Checked.Job("if: " + condition))).Message.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("ubuntu-18.04", "ubuntu-24.04")]
    [InlineData("ubuntu-20.04", "ubuntu-24.04")]
    [InlineData("Windows-2019", "windows-2025")]
    [InlineData("macos-13", "macos-15-intel")]
    public void A_runner_that_is_gone_is_an_error_that_names_another(string label, string instead)
    {
        Finding finding = Assert.Single(Checked.Findings(Checked.Job("runs-on: " + label)));

        Assert.Equal(FsFindingSeverity.Error, finding.Severity);
        Assert.Contains($"Take {instead}.", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(21_000, 0)]
    [InlineData(21_001, 1)]
    public void The_length_of_a_text_with_an_expression_counts_as_a_whole(int length, int findings)
    {
        string script = "echo ${{ github.sha }}".PadRight(length, 'x');

        IReadOnlyList<Finding> found = Checked.Findings(Checked.Steps($"- run: {script}\n- run: {new string('y', 30_000)}"));

        Assert.Equal(findings, found.Count);
        Assert.All(found, static f => Assert.Equal((FsFindingSeverity.Error, 6), (f.Severity, f.Start.Line)));
    }

    [Theory]
    [InlineData("ubuntu-26.04")]
    [InlineData("ubuntu-26.04-arm")]
    public void A_new_runner_is_known(string label) => Checked.None(Checked.Job("runs-on: " + label));

    [Theory]
    [InlineData("property \"number\" is not defined in object type")]
    [InlineData("label \"ubuntu-18.04\" is unknown")]
    public void Patterns_that_were_written_for_the_usual_sentence_still_hold(string pattern)
    {
        CheckerSettings settings = new([], null, [new IgnoredPath(new Regex("."), [new Regex(pattern)])], null);
        string text = Checked.Jobs(Readers + "\nd:\n  runs-on: ubuntu-18.04\n  steps: [{run: m}]");
        CheckedWorkflow found = WorkflowChecker.Examine(text, CheckSurroundings.None);

        Assert.Equal((2, 0), (found.Settle(CheckerSettings.Default, "w.yml").Told.Count, found.Settle(CheckerSettings.Default, "w.yml").LeftOut.Count));
        Assert.Equal((1, 1), (found.Settle(settings, "w.yml").Told.Count, found.Settle(settings, "w.yml").LeftOut.Count));
    }
}
