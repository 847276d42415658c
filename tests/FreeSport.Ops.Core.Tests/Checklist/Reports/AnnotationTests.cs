using FreeSport.Ops.Core.Checklist.Reports.Actions;
using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>What GitHub shows beside a run.</summary>
public sealed class AnnotationTests
{
    [Fact]
    public async Task Boxes_that_are_not_done_come_first_and_findings_have_their_places()
    {
        using ChecklistProject project = ChecklistProject.Of("name: shop\n", "apps/shop");
        ReportContent content = ReportSamples.Checklist() with
        {
            Results =
            [
                new FsWorkflowCheck { Findings = [new FsWorkflowFinding { Path = ".github/workflows/ci.yml", Line = 7, Rule = "events", Severity = FsFindingSeverity.Error, Message = "no, such: event\n100%" }] },
                new FsTestRun { Cases = [new FsTestCase { Name = "test_a", ClassName = "tests.A", File = "tests/a.py", Line = 12, Outcome = FsOutcome.Failed, Message = "assert 1 == 2" }] },
                new FsResult { Subject = "fine", Outcome = FsOutcome.Passed },
            ],
        };

        string[] lines = [.. Annotations.Of(content, await project.LoadAsync()).Select(static a => a.ToString())];

        Assert.Equal(
            [
                "::error title=production%3A WorkflowsChecked on paper%3A Failed::because Failed%0ARun next: Get-Help WorkflowsChecked",
                "::error file=apps/shop/.github/workflows/ci.yml,line=7,title=events::no, such: event%0A100%25",
                "::error file=apps/shop/backend/tests/a.py,line=12,title=tests.A%3A%3Atest_a::assert 1 == 2",
                "::warning title=production%3A SecretsSynchronized on paper%3A Missing::because Missing%0ARun next: Get-Help SecretsSynchronized",
                "::warning title=production%3A MonitoringActive on paper%3A Inconclusive::because Inconclusive%0ARun next: Get-Help MonitoringActive",
            ],
            lines);
    }

    [Fact]
    public async Task There_are_ten_of_a_kind_and_the_tenth_tells_of_the_others()
    {
        using ChecklistProject project = ChecklistProject.Of("name: shop\n");
        ReportContent content = ReportSamples.Checklist() with { Checklist = [], Results = [.. Enumerable.Range(0, 25).Select(static i => new FsResult { Subject = "s" + i, Outcome = FsOutcome.Failed, Summary = new string('я', 9_000) })] };

        IReadOnlyList<Annotation> all = Annotations.Of(content, await project.LoadAsync());

        Assert.Equal(10, all.Count);
        Assert.Contains("16 more", all[9].Message, StringComparison.Ordinal);
        Assert.All(all, static a => Assert.InRange(a.ToString().Substring(a.ToString().LastIndexOf("::", StringComparison.Ordinal) + 2).Length, 1, 4_096));
    }

    [Theory]
    [InlineData("a\r\n::set-output name=x::y", "::error::a%0A::set-output name=x::y")]
    [InlineData("\u001b[31m\u202e%0A", "::error::␛[31m[U+202E]%250A")]
    public void No_text_becomes_a_command_of_its_own(string message, string expected) => Assert.Equal(expected, new Annotation("error", message).ToString());
}
