using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>A guard that stops its own job only.</summary>
public sealed class IgnoredFailureRuleTests
{
    private const string Rule = "ignored-failure";

    private const string Guard = "{name: main only, if: github.ref != 'refs/heads/main', run: exit 1}";

    [Theory]
    [InlineData("always() && needs.setup.outputs.build == 'true'")]
    [InlineData("${{ !cancelled() && needs.setup.outputs.build == 'true' }}")]
    [InlineData("(success() || failure()) && needs.setup.outputs.build == 'true'")]
    [InlineData("always() && needs.setup.outputs.build == 'true' && (needs.test.result == 'success' || needs.test.result == 'skipped')")]
    [InlineData("always() && needs.setup.outputs.build == 'true' && needs.test.result != 'failure'")]
    [InlineData("always() && needs.setup.result != 'skipped' && needs.setup.outputs.build == 'true'")]
    [InlineData("always() && needs.setup.outputs.late != 'no'")]
    public void A_job_that_goes_on_after_a_refusal_is_told(string condition)
    {
        Finding finding = Assert.Single(Of(condition, Guard));

        Assert.Equal((FsFindingSeverity.Warning, 19), (finding.Severity, finding.Start.Line));
        Assert.Equal(
            "job \"build\" runs although job \"setup\" has failed: the condition never asks for its result, so that what step \"main only\" in line 8 refuses is done all the same. Add: needs.setup.result == 'success' &&",
            finding.Message.ToString());
    }

    [Theory]
    [InlineData("needs.setup.outputs.build == 'true'")]
    [InlineData("success() && needs.setup.outputs.build == 'true'")]
    [InlineData("always() && needs.setup.result == 'success' && needs.setup.outputs.build == 'true'")]
    [InlineData("${{ !cancelled() && !failure() && needs.setup.outputs.build == 'true' }}")]
    [InlineData("${{ !cancelled() && needs.setup.result != 'failure' && needs.setup.outputs.build == 'true' }}")]
    [InlineData("always() && !contains(needs.*.result, 'failure') && needs.setup.outputs.build == 'true'")]
    [InlineData("${{ !failure() && needs.setup.outputs.build == 'true' }}")]
    [InlineData("always() && needs.test.result == 'success' && needs.setup.outputs.build == 'true'")]
    [InlineData("always() && needs.setup.outputs.late == 'yes'")]
    [InlineData("always()")]
    [InlineData("failure()")]
    [InlineData("always() && needs.setup.result == 'failure' && needs.setup.outputs.build == 'true'")]
    public void A_job_that_waits_for_success_or_only_reports_is_not(string condition) => Assert.Empty(Of(condition, Guard));

    [Theory]
    [InlineData("{if: inputs.tag == '', run: \"echo no tag\\nexit 2\"}")]
    [InlineData("{if: inputs.tag == '', uses: actions/github-script@v9, with: {script: core.setFailed('no tag')}}")]
    [InlineData("{env: {TAG: \"${{ inputs.tag }}\"}, run: \"if [ -z \\\"$TAG\\\" ]; then\\n  exit 1\\nfi\"}")]
    [InlineData("{run: \"[ \\\"$GITHUB_REF\\\" = refs/heads/main ] || exit 1\"}")]
    public void A_guard_is_known_by_what_it_does(string guard) => Assert.Single(Of("always() && needs.setup.outputs.build == 'true'", guard));

    [Theory]
    [InlineData("{if: inputs.tag == '', run: echo no tag}")]
    [InlineData("{if: inputs.tag == '', continue-on-error: true, run: exit 1}")]
    [InlineData("{run: make}")]
    [InlineData("{run: \"make || exit 1\"}")]
    public void A_step_that_may_fail_like_any_other_is_none(string step) => Assert.Empty(Of("always() && needs.setup.outputs.build == 'true'", step));

    [Fact]
    public void A_deployment_that_does_not_need_the_guard_is_told_to()
    {
        string text = Text("always() && needs.test.result != 'failure'", Guard).Replace("needs: [setup, test]", "needs: test\n    environment: production\n    timeout-minutes: 5", StringComparison.Ordinal);

        Assert.Contains("Add setup to \"needs\"", Assert.Single(Findings(text)).Message.ToString(), StringComparison.Ordinal);
    }

    private static Finding[] Of(string condition, string guard) => Findings(Text(condition, guard));

    private static Finding[] Findings(string text) => [.. Checked.Findings(text).Where(static f => f.Rule == Rule)];

    private static string Text(string condition, string guard) => """
        on:
          workflow_dispatch: {inputs: {tag: {type: string}}}
        jobs:
          setup:
            runs-on: ubuntu-24.04
            steps:
              - {id: plan, run: 'echo build=true >> "$GITHUB_OUTPUT"'}
              - GUARD
              - {id: after, run: 'echo late=yes >> "$GITHUB_OUTPUT"'}
            outputs:
              build: ${{ steps.plan.outputs.build }}
              late: ${{ steps.after.outputs.late }}
          test:
            needs: setup
            runs-on: ubuntu-24.04
            steps: [{run: make}]
          build:
            needs: [setup, test]
            if: CONDITION
            runs-on: ubuntu-24.04
            steps: [{run: make}]

        """.Replace("GUARD", guard, StringComparison.Ordinal).Replace("CONDITION", condition, StringComparison.Ordinal);
}
